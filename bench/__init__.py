"""The speed of the service, as a share of the most that the framework can reach."""
