"""Briefs: all open items of an authority or a consortium on a day."""
