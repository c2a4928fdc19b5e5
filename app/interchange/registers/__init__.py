"""Registers of contracts, in and out."""
