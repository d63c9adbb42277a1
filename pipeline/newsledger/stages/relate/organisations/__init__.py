"""Names to organisations."""
