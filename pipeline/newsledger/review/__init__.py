"""The browser page for reviewing outputs."""
