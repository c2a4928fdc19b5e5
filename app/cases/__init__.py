"""Cases: what goes on step by step, and what is counted."""
