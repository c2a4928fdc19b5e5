"""The failure of providers as a case: declared, decided upon, and followed day by day."""
