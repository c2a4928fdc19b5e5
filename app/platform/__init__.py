"""Input and output for any service: HTTP, database, problems, clock."""
