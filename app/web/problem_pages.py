"""The pages behind problem types."""

import json
from http import HTTPStatus
from typing import Any

from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.problem_type import ProblemExample, ProblemType, phrase

_REFUSED = (
    "The registry understood the request and refuses it. Sending it again unchanged gives the "
    "same answer; nothing was changed by it."
)
_FAILED = (
    "The fault is not in the request. Sending it again later may well succeed; nothing was changed "
    "by it."
)


def page(catalogue: ProblemCatalogue, code: str) -> dict[str, Any] | None:
    """Return the values of the page about a code, or None if no room declares the code."""
    if code in catalogue.field_rules:
        kind, advice = catalogue.types["invalid-request"], catalogue.field_rules[code]
        shown = example(kind, ProblemExample("/v1/contracts", advice, "/query/…"), code)
    elif code in catalogue.types:
        kind = catalogue.types[code]
        advice = kind.advice
        shown = example(kind, kind.example or ProblemExample("/v1/contracts", kind.title), code)
    else:
        return None
    return {
        "code": code,
        "kind": kind,
        "phrase": phrase(kind.status),
        "meaning": meaning(kind),
        "advice": advice,
        "example": shown,
    }


def meaning(kind: ProblemType) -> str:
    """Return what the status of a problem implies for the sender of the request."""
    return _FAILED if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR else _REFUSED


def example(kind: ProblemType, shown: ProblemExample, code: str) -> str:
    """Return an example document of a problem type; `code` is that of its error, if it has one."""
    detail, pointer = shown.detail, shown.pointer
    document: dict[str, Any] = {
        "type": f"/problems/{kind.code}",
        "title": kind.title,
        "status": int(kind.status),
        "detail": detail if code == kind.code else f"{pointer}: {detail}",
        "instance": shown.path,
        "code": kind.code,
        "errors": [{"pointer": pointer, "code": code, "detail": detail}] if pointer else [],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)
