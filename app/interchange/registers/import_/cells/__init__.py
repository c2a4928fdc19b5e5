"""Readers of cells: each gives the values of its fields, a remark, or says what would be right."""
