"""Claims of sources, decisions on them, and conflicts."""
