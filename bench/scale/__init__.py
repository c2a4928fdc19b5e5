"""The growth of costs with the number of contracts."""
