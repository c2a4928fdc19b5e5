"""What a provider's failure means: exposure, and what would be lost if it stopped."""
