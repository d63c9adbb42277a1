"""Records as flat tables."""
