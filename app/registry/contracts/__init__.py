"""Contracts: details, term changes, awards, notices, and the days computed from them."""
