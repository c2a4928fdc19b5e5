"""Authentication by API keys and bearer tokens, authorisation by role, and the audit log."""
