"""Contracts registers as files: import and export."""
