"""Verification of the ledger."""
