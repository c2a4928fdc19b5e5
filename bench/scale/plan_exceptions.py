"""Tables that do not grow with contracts, and scans that are allowed."""

from collections.abc import Mapping

FIXED_TABLES = {
    "alembic_version", "api_key", "api_key_authority", "attestation", "attestation_scope",
    "audit_entry", "authority", "authority_details", "authority_merge", "calendar_token",
    "calendar_token_authority", "claim", "claim_decision", "consortium", "consortium_details",
    "consortium_merge", "corroboration", "erasure", "kept_answer", "kept_release", "member",
    "membership", "projection_state", "provider", "provider_details", "provider_event",
    "provider_merge", "schema_state", "scope", "scope_details", "service_report", "signing_key",
    "stream_head", "webhook", "webhook_delivery",
}  # fmt: skip
"""Their rows follow from authorities, providers, scopes and callers, not from contracts."""

IN_LEDGER_ORDER = "_from_at (from_at<?)"
"""The end of a step of SQLite that fills a page in ledger order."""

ALLOWED_STEPS: Mapping[str, str] = {
    "SEARCH change USING COVERING INDEX ix_change_recorded_at": "the last entry at a moment",
    "SEARCH change USING COVERING INDEX sqlite_autoindex_change_1 (stream=?)": "the newest entry",
}
"""Steps of a plan that end at the first row, with the reason."""

WHOLE_ROUTES: Mapping[str, str] = {
    "/v1/exports/contracts-register.csv": "an export reads what it returns",
    "/v1/exports/contracts-register.xlsx": "an export reads what it returns",
    "/v1/exports/registry.zip": "an export reads what it returns",
}


KNOWN: Mapping[str, str] = {}
"""Routes whose statements may scan for now, with the reason."""
