"""Subscriptions to the ledger, and the delivery of every change to those who subscribed."""
