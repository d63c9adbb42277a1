"""Folder to folder."""
