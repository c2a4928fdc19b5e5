"""Authorities, providers, scopes, contracts and claims."""
