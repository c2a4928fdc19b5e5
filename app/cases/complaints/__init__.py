"""Complaints by reference, monthly counts, Ombudsman decisions and remedies."""
