"""Imports and exports: OCDS packages, registers as files, and the embedded data set."""
