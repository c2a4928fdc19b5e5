"""Webhooks: subscriptions to the ledger, and the delivery of entries to their receivers."""
