"""Merges of providers, authorities and consortia: two codes that name one thing."""
