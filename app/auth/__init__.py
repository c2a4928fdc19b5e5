"""Who is asking: API keys and bearer tokens become a caller; who asked for what is on record."""
