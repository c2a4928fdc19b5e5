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
    "/v1/contract-counts": "all contracts that pass the filters are counted",
    "/v1/exports/contracts-register.csv": "an export reads what it returns",
    "/v1/exports/contracts-register.xlsx": "an export reads what it returns",
    "/v1/exports/registry.zip": "an export reads what it returns",
}


_COVER = "the cells of a day are read whole, with the contracts that hold them"
_WORKLIST = "the contracts of authorities and the lists of all kinds of cases are read"
_CASES = "cases are found in ledger order, or by the indicators and steps that they rest on"
_LEDGER = "PostgreSQL reads a small table of the ledger in order"
_REGISTRY = "PostgreSQL reads small tables of contracts by their last moment"

KNOWN: Mapping[str, str] = {
    "/ocds/1.1/release-packages": _LEDGER,
    "/v1/authorities/{code}/brief": _WORKLIST,
    "/v1/candidates/{id}": _CASES,
    "/v1/complaints": _CASES,
    "/v1/complaints/{id}": _CASES,
    "/v1/completeness": _COVER,
    "/v1/concerns/{id}": _CASES,
    "/v1/consortia/{code}/brief": _WORKLIST,
    "/v1/contracts": _REGISTRY,
    "/v1/cover": _COVER,
    "/v1/cover/dependence": _COVER,
    "/v1/cover/gaps": _COVER,
    "/v1/cover/overlaps": _COVER,
    "/v1/cover/summary": _COVER,
    "/v1/data-transfers/{id}": _CASES,
    "/v1/incidents": _CASES,
    "/v1/incidents/{id}": _CASES,
    "/v1/incidents/{id}/days": _COVER,
    "/v1/key-dates": _WORKLIST,
    "/v1/key-dates.ics": _WORKLIST,
    "/v1/kpi-observations": _CASES,
    "/v1/notices": _WORKLIST,
    "/v1/performance": _CASES,
    "/v1/providers/{code}/exposure": _COVER,
    "/v1/readiness": _CASES,
    "/v1/remedies": _CASES,
    "/v1/replacements": _REGISTRY,
    "/v1/sources": _LEDGER,
    "/v1/substitutes": _COVER,
}
"""Routes whose statements may scan for now, with the reason."""
