"""Notices as other registers publish them: read, cleaned, reported, and stated where they are ours.

Reading is pure functions over what JSON gives; only commands and queries see the database.
"""
