"""Everything that waits to be done, whatever kind it is of, in one list."""
