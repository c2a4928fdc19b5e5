"""Indicators of performance that members agree to record, and what is observed of them."""
