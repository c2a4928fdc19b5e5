"""Open items: pending work of every kind, in one list."""
