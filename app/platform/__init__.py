"""Everything that does I/O and knows nothing of councils."""
