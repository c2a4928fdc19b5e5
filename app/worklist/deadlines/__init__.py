"""What must happen by when: key dates of contracts, notices due, and the law behind them."""
