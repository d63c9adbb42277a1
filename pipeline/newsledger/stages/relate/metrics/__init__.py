"""Quantities to metrics."""
