"""The content of the page of each problem code: meaning, advice and an example."""

import json
from http import HTTPStatus
from typing import Any

from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.problem_type import ProblemExample, ProblemType, phrase

_REFUSED = (
    "The registry refused the request and changed nothing. The same request gives the same "
    "response."
)
_FAILED = (
    "The registry could not process the request and changed nothing. The request may succeed later."
)


def page_content(catalogue: ProblemCatalogue, code: str) -> dict[str, Any] | None:
    """Return the values of the page about a code, or None if no room declares the code."""
    if code in catalogue.field_rules:
        problem_type, advice = catalogue.types["invalid-request"], catalogue.field_rules[code]
        shown = example(problem_type, ProblemExample("/v1/contracts", advice, "/query/…"), code)
    elif code in catalogue.types:
        problem_type = catalogue.types[code]
        advice = problem_type.advice
        shown = example(problem_type, problem_type.example or _default(problem_type), code)
    else:
        return None
    return {
        "code": code,
        "problem_type": problem_type,
        "phrase": phrase(problem_type.status),
        "meaning": meaning(problem_type),
        "advice": advice,
        "example": shown,
    }


def _default(problem_type: ProblemType) -> ProblemExample:
    return ProblemExample("/v1/contracts", problem_type.title)


def meaning(problem_type: ProblemType) -> str:
    """Return what the status of a problem implies for the sender of the request."""
    return _FAILED if problem_type.status >= HTTPStatus.INTERNAL_SERVER_ERROR else _REFUSED


def example(problem_type: ProblemType, shown: ProblemExample, code: str) -> str:
    """Return an example document of a problem type; `code` is that of its error, if it has one."""
    detail, pointer = shown.detail, shown.pointer
    document: dict[str, Any] = {
        "type": f"/problems/{problem_type.code}",
        "title": problem_type.title,
        "status": int(problem_type.status),
        "detail": detail if code == problem_type.code else f"{pointer}: {detail}",
        "instance": shown.path,
        "code": problem_type.code,
        "errors": [{"pointer": pointer, "code": code, "detail": detail}] if pointer else [],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)
