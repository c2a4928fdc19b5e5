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

_COVER = "cells and their evidence are read whole"
_WORKLIST = "dates and notices are computed from all contracts"
_CASES = "derived states are computed for all cases of a kind"
_INTERCHANGE = "the entries of a process are read by position"
_LEDGER = "entries are counted or found by moment"
_REGISTRY = "filters are not indexed"

KNOWN: Mapping[str, str] = {
    "/ocds/1.1/record-packages": _INTERCHANGE,
    "/ocds/1.1/release-packages": _INTERCHANGE,
    "/ocds/1.1/release-packages/{id}": _INTERCHANGE,
    "/v1/actions": _CASES,
    "/v1/authorities/{code}/brief": _WORKLIST,
    "/v1/candidates": _CASES,
    "/v1/candidates/{id}": _CASES,
    "/v1/complaint-counts": _CASES,
    "/v1/complaints": _CASES,
    "/v1/complaints/{id}": _CASES,
    "/v1/completeness": _COVER,
    "/v1/concerns": _CASES,
    "/v1/concerns/{id}": _CASES,
    "/v1/consortia/{code}/brief": _WORKLIST,
    "/v1/contracts": _REGISTRY,
    "/v1/contracts/{reference}": _REGISTRY,
    "/v1/cover": _COVER,
    "/v1/cover/dependence": _COVER,
    "/v1/cover/gaps": _COVER,
    "/v1/cover/overlaps": _COVER,
    "/v1/cover/summary": _COVER,
    "/v1/data-transfers": _CASES,
    "/v1/data-transfers/{id}": _CASES,
    "/v1/facts/{id}": _LEDGER,
    "/v1/incidents": _CASES,
    "/v1/incidents/{id}": _CASES,
    "/v1/incidents/{id}/cells": _CASES,
    "/v1/incidents/{id}/days": _CASES,
    "/v1/key-dates": _WORKLIST,
    "/v1/key-dates.ics": _WORKLIST,
    "/v1/kpi-observations": _CASES,
    "/v1/kpis": _CASES,
    "/v1/lessons": _CASES,
    "/v1/meeting-schedules": _CASES,
    "/v1/mobilisation-steps": _CASES,
    "/v1/notices": _WORKLIST,
    "/v1/ombudsman-decisions": _CASES,
    "/v1/oversight-events": _CASES,
    "/v1/performance": _CASES,
    "/v1/providers/{code}/exposure": _COVER,
    "/v1/readiness": _CASES,
    "/v1/remedies": _CASES,
    "/v1/replacements": _CASES,
    "/v1/sources": _LEDGER,
    "/v1/sources/{code}": _LEDGER,
    "/v1/staffing": _CASES,
    "/v1/substitutes": _COVER,
}
"""Routes whose statements may scan for now, with the reason."""
