"""Statements from files: what others have written down, stated through the same commands."""
