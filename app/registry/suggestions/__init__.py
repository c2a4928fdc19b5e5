"""Suggestions that a supplier is a provider, or two providers are one, by equal names."""
