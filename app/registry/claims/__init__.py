"""What sources say, kept beside what the registry accepts, and where they disagree."""
