"""Clauses to commitments."""
