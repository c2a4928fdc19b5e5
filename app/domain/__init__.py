"""What the registry knows about councils, contracts and days. Pure: no I/O, no clock."""
