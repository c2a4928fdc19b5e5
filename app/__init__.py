"""The Consortium Registry: who covers which service, where, on which day, and how sure we are."""

RELEASE = "0.1.0"
