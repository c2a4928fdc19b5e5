"""Oversight by authorities: schedules, events, concerns, staffing, lessons and actions."""
