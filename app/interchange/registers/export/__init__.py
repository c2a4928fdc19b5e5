"""File exports: contracts registers for publication and spreadsheets, and the archive."""
