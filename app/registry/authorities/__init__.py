"""Authorities, their consortia, attestations and service reports."""
