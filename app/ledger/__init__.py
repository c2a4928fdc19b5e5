"""The ledger: recorded facts in a hash chain, revised and withdrawn but never edited."""
