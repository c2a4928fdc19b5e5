"""Who must provide: authorities, their consortia, and what is reported of their services."""
