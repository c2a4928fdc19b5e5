"""Registers as files: for publishing, for spreadsheets, and everything at once."""
