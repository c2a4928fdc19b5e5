"""Cover as an answer: who covers what, where, on which day, and where nobody does."""
