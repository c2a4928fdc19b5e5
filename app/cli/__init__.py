"""The command line: one module for each verb, and one for all queries."""
