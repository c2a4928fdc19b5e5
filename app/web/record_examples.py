"""An example of every operation on records; a test runs each on the embedded data.

Of what the embedded data does not hold, the test states examples first: a complaint, a candidate,
a concern and an incident, in that order, which then have the ids given here.
"""

from typing import Any

_SAID = {"source": "wcc-story", "confidence": "high"}
_OPEN = {**_SAID, "visibility": "public", "authority": "westminster"}
_CONTRACT = "bi-borough-community-equipment-2025"
_ON = {"on": "2025-09-25"}
_COMPLAINT, _CANDIDATE, _CONCERN, _INCIDENT = (f"public-{n}" for n in range(859, 863))

RECORD_EXAMPLES: dict[str, dict[str, Any]] = {
    "list_candidates": {"authority": "harrow", **_ON},
    "record_candidate": {
        "body": {
            **_OPEN,
            "scope": "occupational-therapy-complex",
            "provider": "totp",
            "opened_on": "2026-02-02",
        }
    },
    "get_candidate": {"id": "public-343", **_ON},
    "record_candidate_step": {
        "id": _CANDIDATE,
        "body": {**_SAID, "step": "approached", "day": "2026-02-09"},
    },
    "list_data_transfers": {"authority": "westminster", **_ON},
    "record_data_transfer": {
        "body": {
            **_OPEN,
            "holder": "nottingham-rehab",
            "classes": ["loans", "servicing"],
            "scopes": ["equipment-servicing"],
            "opened_on": "2025-09-16",
        }
    },
    "get_data_transfer": {"id": "public-473", **_ON},
    "record_data_transfer_step": {
        "id": "public-473",
        "body": {**_SAID, "step": "agreement-signed", "day": "2025-10-06"},
    },
    "list_mobilisation_steps": {"authority": "westminster", **_ON},
    "record_mobilisation_step": {
        "body": {
            **_SAID,
            "authority": "westminster",
            "contract": _CONTRACT,
            "step": "guidance",
            "text": "Guidance for prescribers is sent out",
            "target_on": "2025-10-01",
        }
    },
    "list_readiness": {"authority": "westminster", **_ON},
    "list_replacements": {"authority": "westminster"},
    "list_meeting_schedules": {"authority": "westminster", **_ON},
    "record_meeting_schedule": {
        "body": {
            **_SAID,
            "authority": "westminster",
            "contract": _CONTRACT,
            "kind": "meeting",
            "level": "operational",
            "cadence": "fortnightly",
            "first_day": "2025-09-01",
        }
    },
    "list_oversight_events": {"authority": "westminster"},
    "record_oversight_event": {
        "body": {
            **_SAID,
            "authority": "westminster",
            "contract": _CONTRACT,
            "kind": "spot-check",
            "day": "2025-09-23",
            "announced": False,
            "findings": "Stock is where the list says.",
        }
    },
    "list_concerns": {"open": True},
    "record_concern": {
        "body": {
            **_OPEN,
            "provider": "saadia",
            "contract": _CONTRACT,
            "text": "Calls about deliveries are not returned",
            "opened_on": "2025-10-13",
        }
    },
    "get_concern": {"id": "public-856"},
    "record_concern_step": {
        "id": _CONCERN,
        "body": {**_SAID, "step": "warning", "day": "2025-10-20"},
    },
    "list_staffing": {"authority": "westminster", **_ON},
    "record_staffing": {
        "body": {
            **_SAID,
            "authority": "westminster",
            "role": "delivery driver",
            "posts": 2,
            "first_day": "2025-09-16",
            "last_day": "2025-10-31",
        }
    },
    "list_lessons": {},
    "record_lesson": {
        "body": {
            **_SAID,
            "authority": "westminster",
            "incident": "public-202",
            "text": "Agree beforehand how data is handed over",
            "learnt_on": "2025-10-01",
            "shared_with": "lcec",
        }
    },
    "list_actions": {"state": ["open", "late"]},
    "record_action": {
        "body": {
            **_SAID,
            "authority": "westminster",
            "text": "Ask for an extract of all loans every quarter",
            "owner_role": "contract manager",
            "decided_on": "2025-10-01",
            "due_on": "2025-12-31",
        }
    },
    "list_kpis": {"standard": "right-first-time"},
    "record_kpi": {
        "body": {
            **_SAID,
            "contract": "hackney-nrs-call-off-2023",
            "standard": "deliveries-on-the-day-agreed",
            "name": "Deliveries on the day agreed, out of all deliveries",
            "target": "95",
            "approaching": "90",
            "improvement": "80",
        }
    },
    "list_kpi_observations": {"authority": "hackney"},
    "record_kpi_observation": {
        "body": {
            **_SAID,
            "authority": "hackney",
            "kpi": "public-265",
            "month": "2025-06-01",
            "numerator": 180,
            "denominator": 200,
        }
    },
    "list_performance": {"provider": "nottingham-rehab"},
    "list_complaints": {"authority": "westminster"},
    "record_complaint": {
        "body": {**_OPEN, "contract": _CONTRACT, "reference": "CE 2025 17",
                 "received_on": "2025-10-02"}
    },
    "get_complaint": {"id": _COMPLAINT, "on": "2025-10-31"},
    "record_complaint_step": {
        "id": _COMPLAINT,
        "body": {**_SAID, "step": "replied", "day": "2025-10-28", "signposted": True,
                 "copied": True},
    },
    "list_complaint_counts": {"authority": "westminster"},
    "record_complaint_count": {
        "body": {**_SAID, "authority": "westminster", "kind": "prescriber-feedback",
                 "month": "2025-09-01", "received": 14}
    },
    "list_ombudsman_decisions": {"authority": "hackney", "on": "2025-09-11"},
    "record_ombudsman_decision": {
        "body": {
            **_SAID,
            "authority": "hackney",
            "reference": "25 000 000",
            "ombudsman": "Local Government and Social Care Ombudsman",
            "decided_on": "2026-03-02",
            "outcome": "not-upheld",
        }
    },
    "list_remedies": {"authority": "hackney", "on": "2025-09-11"},
    "record_remedy": {
        "body": {
            **_SAID,
            "authority": "hackney",
            "decision": "public-270",
            "text": "Send evidence of what was done",
            "within": {"length": 3, "unit": "months"},
        }
    },
    "list_incidents": {"provider": "nottingham-rehab"},
    "record_incident": {
        "body": {
            **_OPEN,
            "title": "Failure of a provider of telecare",
            "providers": ["provide-care-solutions"],
            "began_on": "2026-05-04",
            "declared_on": "2026-05-05",
        }
    },
    "get_incident": {"id": "public-202"},
    "record_incident_step": {
        "id": _INCIDENT,
        "body": {**_SAID, "step": "adviser", "day": "2026-05-06", "firm": "PwC",
                 "role": "special managers"},
    },
    "list_incident_days": {"id": "public-202", "last_day": "2025-12-31"},
    "list_incident_cells": {"id": "public-202", "on": "2025-09-16"},
    "get_authority_brief": {"code": "westminster", **_ON},
    "get_consortium_brief": {"code": "lcec", **_ON},
}  # fmt: skip
