"""The stages: pure functions of values; none imports another."""
