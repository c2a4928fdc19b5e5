"""Complaints as counts and public references, and what an Ombudsman makes of them."""
