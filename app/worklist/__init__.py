"""Deadlines, open items and briefs: the work that is due, and its due dates."""
