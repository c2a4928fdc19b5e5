"""Everything that is open for one authority, or one consortium, on one day."""
