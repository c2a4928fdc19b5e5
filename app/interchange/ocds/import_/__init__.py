"""Import of notices: parse, clean, compare, record and report.

Parsing is pure functions over JSON; only commands and queries use the database.
"""
