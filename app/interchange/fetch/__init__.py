"""Fetching what other registers publish, page by page, into a folder."""
