"""Exposure to providers, and the simulation of their failure."""
