"""Open contracting data, in and out."""
