"""Who delivers: providers, their names and groups, and what happened to them."""
