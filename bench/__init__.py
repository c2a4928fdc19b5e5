"""How fast the service answers, as a share of what the framework could give at most."""
