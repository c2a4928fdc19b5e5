"""An example of every operation that states something; a test runs each on the embedded data.

What an editor states here, an editor of Westminster and Hackney states.
"""

from typing import Any

_SAID = {"source": "wcc-story", "confidence": "high"}
_CONTRACT = {
    **_SAID,
    "title": "Complex occupational therapy, from April 2026",
    "kind": "direct-award",
    "purpose": "bridging",
    "regime": "pa-2023",
    "special_regime": "light-touch",
    "ground": "urgency",
    "provider": "totp",
    "lead": "westminster",
    "first_day": "2026-04-01",
    "first_day_basis": "agreed",
    "last_day": "2026-09-30",
    "last_day_basis": "agreed",
}

STATEMENT_EXAMPLES: dict[str, dict[str, Any]] = {
    "record_authority": {
        "body": {
            **_SAID,
            "code": "watford",
            "kind": "other",
            "name": "Watford",
            "official_name": "Watford Borough Council",
            "identifiers": [{"scheme": "GSS", "id": "E07000103"}],
        }
    },
    "get_authority_details": {"code": "westminster", "on": "2025-09-20"},
    "revise_authority": {
        "code": "westminster",
        "If-Match": '"public-250"',
        "body": {
            **_SAID,
            "reason": "correction",
            "kind": "london-borough",
            "name": "City of Westminster",
            "official_name": "Westminster City Council",
            "icb": "icb-merged-2026",
            "identifiers": [{"scheme": "GSS", "id": "E09000033"}],
        },
    },
    "record_attestation": {
        "code": "westminster",
        "body": {
            **_SAID,
            "scopes": ["occupational-therapy-complex"],
            "first_day": "2026-04-01",
            "last_day": "2026-06-30",
            "attested_on": "2026-07-01",
        },
    },
    "record_service_report": {
        "code": "westminster",
        "body": {
            **_SAID,
            "scope": "telecare",
            "finding": "partial",
            "first_day": "2025-09-16",
            "last_day": "2025-09-30",
        },
    },
    "record_consortium": {
        "body": {**_SAID, "code": "west-london", "name": "West London equipment buyers"}
    },
    "get_consortium_details": {"code": "lcec", "on": "2025-09-20"},
    "revise_consortium": {
        "code": "lcec",
        "If-Match": '"public-414"',
        "body": {
            **_SAID,
            "reason": "change",
            "holds_from": "2026-10-01",
            "name": "London Community Equipment Consortium (in closure)",
            "aliases": ["LCEC"],
        },
    },
    "record_membership": {
        "code": "bi-borough",
        "body": {
            **_SAID,
            "authority": "camden",
            "role": "customer",
            "first_day": "2026-10-01",
            "first_day_basis": "agreed",
            "last_day_basis": "open-ended",
            "evidence": "Said to be a customer from October 2026.",
        },
    },
    "record_provider": {
        "body": {
            **_SAID,
            "code": "example-equipment",
            "name": "Example Equipment",
            "legal_name": "Example Equipment Limited",
            "service_role": "Customer service desk",
            "service_mailbox": "equipment.service@example.org",
        }
    },
    "get_provider_details": {"code": "medequip"},
    "revise_provider": {
        "code": "medequip",
        "If-Match": '"public-71"',
        "body": {
            **_SAID,
            "reason": "correction",
            "name": "Medequip",
            "legal_name": "Medequip Assistive Technology Limited",
            "website": "https://www.medequip-uk.com",
        },
    },
    "record_provider_event": {
        "code": "totp",
        "body": {
            **_SAID,
            "event": "distress-signal",
            "day": "2026-11-02",
            "day_basis": "agreed",
            "description": "Asked to be paid monthly in advance.",
        },
    },
    "record_scope": {
        "body": {
            **_SAID,
            "code": "assistive-technology",
            "title": "Assistive technology",
            "duty": "Care Act 2014, section 2 (preventing, delaying or reducing needs)",
        }
    },
    "get_scope_details": {"code": "telecare"},
    "revise_scope": {
        "code": "telecare",
        "If-Match": '"public-13"',
        "body": {
            **_SAID,
            "reason": "correction",
            "title": "Telecare and alarms",
            "duty": "Care Act 2014, section 2 (preventing, delaying or reducing needs)",
        },
    },
    "record_contract": {"body": {**_CONTRACT, "reference": "westminster-complex-ot-2026"}},
    "get_contract_details": {"reference": "westminster-complex-ot-2025"},
    "revise_contract": {
        "reference": "westminster-complex-ot-2025",
        "If-Match": '"public-448"',
        "body": {
            **_CONTRACT,
            "reason": "correction",
            "title": "Complex occupational therapy service (TOTP)",
            "first_day": "2025-09-16",
            "last_day": "2026-03-31",
        },
    },
    "record_term_change": {
        "reference": "westminster-complex-ot-2025",
        "body": {
            **_SAID,
            "change": "extension",
            "last_day": "2026-09-30",
            "agreed_on": "2026-03-20",
        },
    },
    "record_award": {
        "reference": "westminster-complex-ot-2025",
        "body": {
            **_SAID,
            "authority": "westminster",
            "scope": "occupational-therapy-general",
            "level": "full",
        },
    },
    "record_notice": {
        "reference": "westminster-complex-ot-2025",
        "body": {
            **_SAID,
            "notice_type": "UK7",
            "published_on": "2025-11-12",
            "identifier": "2025/S 000-012345",
        },
    },
    "record_claim": {
        "body": {
            **_SAID,
            "about": "contract:westminster-complex-ot-2025",
            "field": "last_day",
            "value": "30 April 2026",
            "topic": "Last day of the complex occupational therapy service",
        }
    },
    "get_claim": {"id": "public-460"},
    "decide_claim": {
        "id": "public-81",
        "If-Match": '"public-81"',
        "body": {**_SAID, "verdict": "accepted", "reason": "The contract says the same."},
    },
    "register_source": {
        "body": {
            "code": "westminster-decision-2026",
            "title": "Decision on complex occupational therapy",
            "publisher": "Westminster City Council",
            "kind": "council-decision",
            "published_on": "2026-03-20",
            "dated_on": "2026-03-20",
        }
    },
    "get_fact": {"id": "public-450"},
    "withdraw_fact": {
        "id": "public-450",
        "If-Match": '"public-450"',
        "body": {"reason": "It was general, not complex, therapy."},
    },
    "corroborate_fact": {
        "id": "public-450",
        "body": {"source": "rbkc-story", "confidence": "medium"},
    },
}
