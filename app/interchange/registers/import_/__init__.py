"""Contracts registers of councils, as CSV: read loosely, compared exactly, stated all or not."""
