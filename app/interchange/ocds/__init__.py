"""Open contracting data: import and export."""
