"""The tree of service scopes."""
