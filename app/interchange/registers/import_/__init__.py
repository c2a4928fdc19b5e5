"""Import of contracts registers as CSV: parse, match, plan, record and report."""
