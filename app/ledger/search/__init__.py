"""Search: which words name which things, and the things that a question finds."""
