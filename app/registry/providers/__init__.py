"""Providers: details, groups and events."""
