"""Errors as problem details (RFC 9457): a stable code, and a page that explains it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from fastapi.responses import Response
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.types import Scope

from app.platform.problems.catalogue import ProblemCatalogue

MEDIA_TYPE = "application/problem+json"

LONGEST_ECHO = 200
"""How much of what a caller sent is ever sent back."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing wrong with a request: where, which rule, and what would be right."""

    pointer: str
    code: str
    detail: str


@dataclass(slots=True)
class Problem(Exception):
    """An error that is answered as problem details; status and title follow from its code."""

    code: str
    detail: str
    errors: Sequence[FieldError] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


class FieldErrorOut(BaseModel):
    """One thing wrong with a request."""

    pointer: str = Field(description="JSON pointer to the field: `/query/limit`, `/body/last_day`.")
    code: str = Field(description="Which rule is broken; kebab-case, stable.")
    detail: str = Field(description="What would be right.")


class ProblemOut(BaseModel):
    """A problem as RFC 9457 describes it."""

    type: str = Field(description="A stable address under /problems/: a page that says what to do.")
    title: str
    status: int
    detail: str
    instance: str = Field(description="The path that was asked.")
    code: str = Field(description="Which problem; kebab-case, stable.")
    errors: list[FieldErrorOut] = Field(default=[], description="The fields concerned, if any.")


def respond(problem: Problem, scope: Scope, instance: str | None = None) -> Response:
    """Return the response to a request, with status and title from the application's catalogue.

    `instance` replaces the path of the request where that must not be repeated. Raises
    RuntimeError if no room declares the code: that is an error of this program.
    """
    catalogue: ProblemCatalogue = scope["app"].state.problem_catalogue
    kind = catalogue.types.get(problem.code)
    if kind is None:
        raise RuntimeError(f"no room declares the problem code {problem.code!r}") from problem
    path = scope["path"] if instance is None else instance
    content: dict[str, Any] = {
        "type": f"/problems/{kind.code}",
        "title": kind.title,
        "status": int(kind.status),
        "detail": problem.detail,
        "instance": path if len(path) <= LONGEST_ECHO else path[:LONGEST_ECHO] + "…",
        "code": kind.code,
        "errors": [asdict(error) for error in problem.errors],
    }
    return Response(
        to_json(content),
        status_code=kind.status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **problem.headers},
    )


def query_problem(parameter: str, code: str, detail: str) -> Problem:
    """A problem with one query parameter."""
    return Problem(code, detail, [FieldError(f"/query/{parameter}", code, detail)])


def unknown_code(thing: str, code: str) -> Problem:
    """A path names a thing that the registry does not know."""
    return Problem("unknown-code", f"no {thing} is known by the code {code[:100]!r}")
