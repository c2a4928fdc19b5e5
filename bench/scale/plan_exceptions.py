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
_OF_AUTHORITIES = "all contracts of some authorities are found, and most contracts are theirs"
_WORKLIST = "the contracts of authorities and the lists of all kinds of cases are read"
_CASES = "cases are found in ledger order, or by the indicators and steps that they rest on"
_LEDGER = "PostgreSQL reads the ledger in order until a page is full"
_MERGED = "the codes of merged authorities are read, which are few"
_SMALL = (
    "SQLite reads some hundred holdings whole, and thousands by their cells; and all terms for "
    "some thousand contracts"
)
_EARLY = "a page of an early moment passes over later contracts, in an index"

KNOWN: Mapping[str, tuple[str, frozenset[str]]] = {
    "/ocds/1.1/release-packages": (_LEDGER, frozenset({"change"})),
    "/v1/authorities/{code}/brief": (
        _WORKLIST,
        frozenset(
            {
                "contract_term",
                "incident",
                "key_date",
                "meeting_schedule",
                "notice_duty",
                "ombudsman_decision",
            }
        ),
    ),
    "/v1/complaints": (_CASES, frozenset({"contract_details"})),
    "/v1/completeness": (_OF_AUTHORITIES, frozenset({"contract_term"})),
    "/v1/consortia/{code}/brief": (
        _WORKLIST,
        frozenset(
            {
                "action",
                "candidate",
                "complaint",
                "concern",
                "contract_term",
                "data_transfer",
                "incident",
                "key_date",
                "kpi_observation",
                "meeting_schedule",
                "mobilisation_step",
                "notice_duty",
                "ombudsman_decision",
                "remedy",
            }
        ),
    ),
    "/v1/contracts": (_EARLY, frozenset({"contract_term"})),
    "/v1/cover": (_COVER, frozenset({"contract_term", "version"})),
    "/v1/cover/dependence": (_COVER, frozenset({"holding"})),
    "/v1/cover/gaps": (_SMALL, frozenset({"holding"})),
    "/v1/incidents": (_CASES, frozenset({"incident_provider", "lesson"})),
    "/v1/key-dates": (_OF_AUTHORITIES, frozenset({"contract_term", "key_date"})),
    "/v1/key-dates.ics": (
        _WORKLIST,
        frozenset({"contract_term", "key_date", "notice", "term_change"}),
    ),
    "/v1/notices": (_OF_AUTHORITIES, frozenset({"contract_term"})),
    "/v1/performance": (_CASES, frozenset({"kpi_observation"})),
    "/v1/readiness": (_MERGED, frozenset({"identifier"})),
    "/v1/remedies": (_CASES, frozenset({"ombudsman_decision"})),
    "/v1/staffing": (_CASES, frozenset({"staffing"})),
    "/v1/substitutes": (_SMALL, frozenset({"contract_term", "holding"})),
}
"""Routes with the tables that their statements may scan, and the reason."""
