"""Proper names of organisations, places and persons."""
