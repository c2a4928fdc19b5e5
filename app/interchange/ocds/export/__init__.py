"""The Open Contracting Data Standard: the register as releases and records."""
