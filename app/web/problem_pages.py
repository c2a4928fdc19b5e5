"""The content of the page of each problem code: meaning, advice and an example."""

import json
from http import HTTPStatus
from typing import Any

from app.domain.privacy import RULES
from app.platform.problems.catalogue import PROBLEM_TYPES
from app.platform.problems.problem_type import ProblemType, phrase
from app.platform.problems.register_kinds import REGISTER_FAULTS

# The rule behind each fault code that is not a problem type itself.
FAULTS = {
    "missing-field": "The field is required.",
    "unknown-field": "The body contains only fields that the API description lists.",
    "unknown-word": "The value is in the codelist that the API description gives.",
    "invalid-json": "The body is valid JSON, encoded in UTF-8.",
    "duplicate-key": "An object contains each field once.",
    "too-deep": "Lists and objects are nested at most 50 levels deep.",
    "too-many-fields": "An object has at most 1,000 fields.",
    "too-many-values": "A body contains at most one value for every 32 bytes of its size limit.",
    "too-many-digits": "A whole number has at most 18 digits.",
    "not-a-boolean": "The value is true or false.",
    "not-a-number": "The value is a finite number, or an integer if the API description says so.",
    "greater-than-equal": "The value is at least the number that the detail names.",
    "less-than-equal": "The value is at most the number that the detail names.",
    "string-type": "The value is text.",
    "not-text": "The text consists of complete Unicode characters, without unpaired surrogates and "
    "without NUL.",
    "string-too-short": "The text has at least as many characters as the detail names.",
    "string-too-long": "The text has at most as many characters as the detail names.",
    "string-pattern-mismatch": "The text matches the pattern in the detail and has no NUL.",
    "too-long": "The list has at most as many entries as the detail names.",
    "too-short": "The list has at least as many entries as the detail names.",
    "list-type": "The value is a list.",
    "day-if-any-left": "`last_day` is given, except for a cancellation, which has none.",
    "seen-outside": "`seen_from` is not before `first_day`.",
    "model-attributes-type": "The body is a JSON object.",
    "always-public": "The visibility is public, because cover is computed from the fact.",
    "invalid-month": "A month is given as its first day, such as 2025-08-01.",
    "not-of-this-step": "The field belongs to other steps, which the detail names.",
    "step-is-opening": "The step is not `identified`, which is recorded with the candidate.",
    "contract-if-signed": "`contract` is given for the step `signed` only.",
    "reason-if-fell-through": "`reason` is given for the step `fell-through` only.",
    "reason-if-fell-away": "`fell_away_because` is given together with `fell_away_on`.",
    "scope-if-go-live": "`scope` and `level` are given for the step `go-live` only.",
    "shared-with-whom": "`shared_on` is given together with `shared_with`, a consortium.",
    "before-decided": "No day of the action is before `decided_on`.",
    "firm-if-adviser": "`firm` and `role` are given for the step `adviser` only.",
    "text-if-decision": "`text` is given for the step `decision`.",
    "two-due-days": "A remedy has either `due_on` or `within`, not both.",
    "two-ends": "A remedy has either `done_on` or `fell_away_on`, not both.",
    "two-who-declare": "An incident is declared by either `consortium` or `authority`, not both.",
    "owner-if-owned": "`owner` is given if `visibility` is `owner`, and otherwise left out.",
}

FAULTS |= RULES
FAULTS |= REGISTER_FAULTS

_REFUSED = (
    "The registry refused the request and changed nothing. The same request gives the same "
    "response."
)
_FAILED = (
    "The registry could not process the request and changed nothing. The request may succeed later."
)

# Path, pointer and detail of the example of a problem, by code.
_SAMPLES: dict[str, tuple[str, str, str]] = {
    "not-found": ("/v1/contract", "", "nothing is served here"),
    "unknown-code": (
        "/v1/authorities/westmister", "", "no authority is known by the code 'westmister'",
    ),
    "method-not-allowed": ("/v1/scopes", "", "DELETE is not possible here; GET is"),
    "not-acceptable": ("/v1/scopes", "", "nothing here is served as 'application/xml'"),
    "unknown-parameter": (
        "/v1/contracts", "/query/authorty", "'authorty' is not a parameter of this operation",
    ),
    "unknown-filter-code": (
        "/v1/contracts", "/query/authority", "no authority is known as 'westmister'",
    ),
    "invalid-limit": (
        "/v1/contracts", "/query/limit", "Input should be less than or equal to 200",
    ),
    "invalid-day": ("/v1/scopes", "/query/on", "a day between 1900-01-01 and 2199-12-31"),
    "invalid-moment": (
        "/v1/scopes", "/query/known_at",
        "a moment with its offset (2025-09-18T16:12:32+01:00), or a day",
    ),
    "period-reversed": ("/v1/cover/gaps", "/query/last_day", "last_day is before first_day"),
    "horizon-too-long": ("/v1/cover/gaps", "/query/last_day", "at most 20 years after first_day"),
    "known-at-in-future": ("/v1/scopes", "/query/known_at", "a moment not after 2026-11-22"),
    "unknown-position": ("/v1/scopes", "/query/position", "a position up to 858"),
    "two-times-of-knowledge": (
        "/v1/scopes", "/query/position", "give known_at or position, not both",
    ),
    "invalid-cursor": (
        "/v1/scopes", "/query/cursor",
        "use next exactly as it came, with the same filters and sort",
    ),
    "feed-rewound": (
        "/v1/changes", "/query/after",
        "the ledger ends at 858, before 900; start again after a head that you have pinned, or "
        "after 0",
    ),
    "scope-not-a-leaf": (
        "/v1/cover/timeline", "/query/scope", "occupational-therapy has leaves under it",
    ),
}  # fmt: skip


def meaning(problem_type: ProblemType) -> str:
    """Return what a problem of this type means for the caller."""
    return _FAILED if problem_type.status >= HTTPStatus.INTERNAL_SERVER_ERROR else _REFUSED


def example(problem_type: ProblemType, fault: str | None = None) -> str:
    """Return an example document of a problem type, with one fault of the given code, if any."""
    path, pointer, detail = _SAMPLES.get(
        problem_type.code, ("/v1/contracts", "", problem_type.title)
    )
    if fault is not None:
        path, pointer, detail = "/v1/contracts", "/query/…", FAULTS[fault]
    error = {"pointer": pointer, "code": fault or problem_type.code, "detail": detail}
    document: dict[str, Any] = {
        "type": f"/problems/{problem_type.code}",
        "title": problem_type.title,
        "status": int(problem_type.status),
        "detail": f"{pointer}: {detail}" if fault else detail,
        "instance": path,
        "code": problem_type.code,
        "errors": [error] if pointer else [],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def page_content(code: str) -> dict[str, Any] | None:
    """Return the template values of the page of a code; None for an unknown code."""
    if code in FAULTS:
        problem_type, fault, advice = PROBLEM_TYPES["invalid-request"], code, FAULTS[code]
    elif code in PROBLEM_TYPES:
        problem_type, fault, advice = PROBLEM_TYPES[code], None, PROBLEM_TYPES[code].advice
    else:
        return None
    return {
        "code": code,
        "problem_type": problem_type,
        "phrase": phrase(problem_type.status),
        "meaning": meaning(problem_type),
        "advice": advice,
        "example": example(problem_type, fault),
    }
