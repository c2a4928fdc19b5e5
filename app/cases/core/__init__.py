"""Common parts of all kinds of cases: tables, schemas, lists, fact types and statutory data."""
