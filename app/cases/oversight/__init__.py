"""How authorities watch over those who serve them: rhythm, checks, concerns, staff, lessons."""
