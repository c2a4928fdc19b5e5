"""Computed cover: the providers of each scope in each authority on each day, and the gaps."""
