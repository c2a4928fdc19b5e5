"""Failures of providers: declaration, steps, and impact on cells by day."""
