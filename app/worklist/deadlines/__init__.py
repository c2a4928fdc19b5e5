"""Deadlines: key dates of contracts, required notices, and the statutory rules behind them."""
