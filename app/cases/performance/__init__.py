"""Key performance indicators, monthly counts and their ratings."""
