"""What the pages behind problem types say, beyond the kinds themselves."""

import json
from http import HTTPStatus
from typing import Any

from app.domain.privacy import RULES
from app.platform.problems.catalogue import PROBLEM_TYPES
from app.platform.problems.problem_type import ProblemType, phrase
from app.platform.problems.register_kinds import REGISTER_FAULTS

# Codes of single faults that are no kind of problem themselves: what would be right.
FAULTS = {
    "missing-field": "The field is required.",
    "unknown-field": "The body has only fields that this operation knows.",
    "unknown-word": "The value is one of a closed list; the API description gives the list.",
    "invalid-json": "The body is JSON in UTF-8.",
    "duplicate-key": "An object names each of its fields once: nobody can tell which of two values "
    "is meant.",
    "too-deep": "At most 50 lists and objects stand one inside the other.",
    "too-many-fields": "An object has at most 1,000 fields.",
    "too-many-values": "A body holds at most one value for every 32 bytes that it may have.",
    "too-many-digits": "A whole number has at most 18 digits.",
    "not-a-boolean": "The value is true or false.",
    "not-a-number": "The value is a finite number, and a whole one where the API description says "
    "so.",
    "greater-than-equal": "The value is at least the number that the detail names.",
    "less-than-equal": "The value is at most the number that the detail names.",
    "string-type": "The value is text.",
    "not-text": "The text is made of whole Unicode characters; half of a surrogate pair is none, "
    "and NUL is never part of a text.",
    "string-too-short": "The text has at least as many characters as the detail names.",
    "string-too-long": "The text has at most as many characters as the detail names.",
    "string-pattern-mismatch": "The text follows the pattern that the detail names. NUL is never "
    "part of a text.",
    "too-long": "The list has at most as many entries as the detail names.",
    "too-short": "The list has at least as many entries as the detail names.",
    "list-type": "The value is a list.",
    "day-if-any-left": "A last day is given unless the contract was cancelled.",
    "seen-outside": "The service was seen inside the days of the award.",
    "model-attributes-type": "The body is a JSON object.",
    "always-public": "Cover follows from the fact, so its visibility is public.",
    "invalid-month": "A month is written as its first day, such as 2025-08-01.",
    "not-of-this-step": "The field is told by other steps; the detail names them.",
    "step-is-opening": "A candidate is identified by its opening: the steps are those after it.",
    "contract-if-signed": "A contract is named if, and only if, the candidate signed.",
    "reason-if-fell-through": "A reason is given if, and only if, the candidate fell through.",
    "reason-if-fell-away": "A reason is given if, and only if, the remedy fell away.",
    "scope-if-go-live": "A scope and a level are named if, and only if, something goes live.",
    "shared-with-whom": "The day of sharing comes with the consortium that it was shared with.",
    "before-decided": "Nothing is due or done before the day on which it was decided.",
    "firm-if-adviser": "A firm and its role are named if, and only if, a firm advises.",
    "text-if-decision": "A decision says what was decided.",
    "two-due-days": "A remedy is due on a day, or within a time after the decision: not both.",
    "two-ends": "A remedy was done, or it fell away: not both.",
    "two-who-declare": "A consortium or an authority declares an incident: not both.",
    "owner-if-owned": "An owner is named if, and only if, the visibility is owner.",
}

FAULTS |= RULES
FAULTS |= REGISTER_FAULTS

_REFUSED = (
    "The registry understood the request and refuses it. Sending it again unchanged gives the "
    "same answer; nothing was changed by it."
)
_FAILED = (
    "The fault is not in the request. Sending it again later may well succeed; nothing was changed "
    "by it."
)

# The path asked, the field, and the detail of an example, by code.
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


def meaning(kind: ProblemType) -> str:
    """What follows from the status of a problem for whoever sent the request."""
    return _FAILED if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR else _REFUSED


def example(kind: ProblemType, fault: str | None = None) -> str:
    """A problem document of a kind, with a single fault of the given code if there is one."""
    path, pointer, detail = _SAMPLES.get(kind.code, ("/v1/contracts", "", kind.title))
    if fault is not None:
        path, pointer, detail = "/v1/contracts", "/query/…", FAULTS[fault]
    errors = [{"pointer": pointer, "code": fault or kind.code, "detail": detail}] if pointer else []
    document: dict[str, Any] = {
        "type": f"/problems/{kind.code}",
        "title": kind.title,
        "status": int(kind.status),
        "detail": f"{pointer}: {detail}" if fault else detail,
        "instance": path,
        "code": kind.code,
        "errors": errors,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def page(code: str) -> dict[str, Any] | None:
    """What the page of a code shows, or None if no problem and no fault has this code."""
    if code in FAULTS:
        kind, fault, advice = PROBLEM_TYPES["invalid-request"], code, FAULTS[code]
    elif code in PROBLEM_TYPES:
        kind, fault, advice = PROBLEM_TYPES[code], None, PROBLEM_TYPES[code].advice
    else:
        return None
    return {
        "code": code,
        "kind": kind,
        "phrase": phrase(kind.status),
        "meaning": meaning(kind),
        "advice": advice,
        "example": example(kind, fault),
    }
