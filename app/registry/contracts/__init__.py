"""Contracts: what was signed, what changed, who takes what from them, and on which days."""
