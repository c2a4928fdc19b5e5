"""Rules about councils, contracts and days. Pure functions: no I/O, no clock."""
