"""Numbers with their units or counted nouns."""
