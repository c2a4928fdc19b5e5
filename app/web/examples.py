"""An example of every operation that succeeds against the embedded data; a test runs each."""

from typing import Any

from app.web.import_examples import IMPORT_EXAMPLES
from app.web.ocds_examples import OCDS_EXAMPLES
from app.web.record_examples import RECORD_EXAMPLES
from app.web.register_examples import REGISTER_EXAMPLES
from app.web.statement_examples import STATEMENT_EXAMPLES
from app.web.webhook_examples import WEBHOOK_EXAMPLES

_SCOPE = "occupational-therapy-complex"
_DAYS = {"first_day": "2025-07-01", "last_day": "2026-12-31"}

# By operation id: the values of parameters, and `body` for what is sent.
EXAMPLES: dict[str, dict[str, Any]] = {
    **STATEMENT_EXAMPLES,
    **RECORD_EXAMPLES,
    **WEBHOOK_EXAMPLES,
    **REGISTER_EXAMPLES,
    **IMPORT_EXAMPLES,
    **OCDS_EXAMPLES,
    "list_authorities": {"kind": "london-borough", "on": "2025-09-20"},
    "get_authority": {"code": "westminster"},
    "list_consortia": {"on": "2025-09-20"},
    "get_consortium": {"code": "lcec"},
    "list_members": {"code": "lcec", "on": "2025-07-31"},
    "list_providers": {"on": "2025-07-31"},
    "get_provider": {"code": "nottingham-rehab"},
    "list_events": {"code": "nottingham-rehab"},
    "get_exposure": {"code": "nottingham-rehab", "on": "2025-07-31"},
    "list_scopes": {"on": "2025-09-20"},
    "list_contracts": {"authority": "westminster", "live_on": "2025-09-20"},
    "get_contract": {"reference": "westminster-complex-ot-2025"},
    "list_contract_history": {"reference": "westminster-complex-ot-2025"},
    "list_cover": {"authority": ["westminster"], "on": "2025-09-20", "explain": True},
    "list_cover_summaries": {"on": "2025-09-20"},
    "list_gaps": {"authority": ["westminster"], "scope": [_SCOPE], **_DAYS},
    "list_overlaps": {"first_day": "2025-08-28", "last_day": "2025-09-15"},
    "list_timeline": {"authority": "westminster", "scope": _SCOPE, **_DAYS},
    "get_dependence": {"on": "2025-07-31"},
    "simulate_provider_failure": {
        "body": {
            "providers": ["provide-care-solutions"],
            "last_day": "2026-01-31",
            "first_day": "2025-12-01",
            "horizon_last_day": "2026-12-31",
        }
    },
    "list_key_dates": {"authority": "islington", "on": "2025-10-01"},
    "get_calendar": {"authority": "islington", "on": "2025-10-01"},
    "list_notices": {"authority": "islington", "on": "2025-10-01"},
    "list_rules": {"regime": "pa-2023"},
    "list_thresholds": {"on": "2026-01-01", "kind": "goods-and-services-sub-central"},
    "list_claims": {"about": "provider:nottingham-rehab"},
    "list_conflicts": {},
    "list_sources": {"q": "westminster"},
    "get_source": {"code": "wcc-story"},
    "list_changes": {"after": 0, "limit": 3},
    "get_head": {},
    "get_me": {},
    "list_api_keys": {"works": True},
    "issue_api_key": {
        "body": {
            "name": "westminster-case-system",
            "role": "editor",
            "authorities": ["westminster"],
        }
    },
    "revoke_api_key": {"id": "k7mq2xwp"},
    "list_calendar_tokens": {"works": True},
    "issue_calendar_token": {"body": {}},
    "revoke_calendar_token": {"id": "c4n8rt2y"},
    "list_audit_entries": {"refused": False},
    "check_liveness": {},
    "check_readiness": {},
    "get_metrics": {},
    "get_api_catalog": {},
}
