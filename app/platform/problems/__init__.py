"""Problem details."""
