"""Fetch notices of publishing services, page by page, into a folder."""
