"""The tree of service scopes: what can be covered."""
