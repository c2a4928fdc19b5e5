"""The Consortium Registry: who covers which service, where, on which day, and how sure we are."""
