"""Problems: exceptions with a stable code that are answered as problem details (RFC 9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from fastapi.responses import Response
from pydantic import Field
from pydantic_core import to_json
from starlette.types import Scope

from app.platform.model import Model
from app.platform.problems.catalogue import ProblemCatalogue

MEDIA_TYPE = "application/problem+json"

MAX_ECHO = 200
"""The maximum number of characters of a request that a response repeats."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """An error in one field of a request: where, which rule, and what would be right."""

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


class FieldErrorOut(Model):
    """An error in one field of a request."""

    pointer: str = Field(description="JSON pointer to the field: `/query/limit`, `/body/last_day`.")
    code: str = Field(description="The code of the broken rule; kebab-case, stable.")
    detail: str = Field(description="What is wrong, and what would be right.")


class ProblemOut(Model):
    """A problem in the format of RFC 9457."""

    type: str = Field(description="A stable address under `/problems/`: the page with advice.")
    title: str = Field(description="The title of the problem type, in English.")
    status: int = Field(description="The HTTP status of the response.")
    detail: str = Field(description="What is wrong with this request, and what would be right.")
    instance: str = Field(description="The path of the request, shortened to 200 characters.")
    code: str = Field(description="The code of the problem type; kebab-case, stable.")
    errors: list[FieldErrorOut] = Field(
        default=[], description="The errors by field; empty if no field is wrong."
    )


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
        "instance": path if len(path) <= MAX_ECHO else path[:MAX_ECHO] + "…",
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
    """Return a problem with one query parameter."""
    return Problem(code, detail, [FieldError(f"/query/{parameter}", code, detail)])


def unknown_code(thing: str, code: str) -> Problem:
    """Return the problem of a path that names an unknown thing."""
    return Problem(
        "unknown-code", f"no {thing} has the code {code[:100]!r}; the list route shows all codes"
    )
