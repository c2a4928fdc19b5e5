"""Reads and writes over HTTP."""
