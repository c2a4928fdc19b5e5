"""What was said, by whom, when: facts stated and withdrawn, never edited, in a chained ledger."""
