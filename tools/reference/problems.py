"""The page of all problem types, from the catalogue of the application."""

from collections.abc import Iterable
from http import HTTPStatus
from itertools import groupby

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.platform.problems.problem_type import ProblemType, phrase
from tools.reference.markdown import MADE, code, page, table

_INTRODUCTION = """
Whatever goes wrong is answered as `application/problem+json` (RFC 9457). `type` is the address of a
page of the service, `/problems/` with the `code` behind it, that says what is said here; programs
branch on `code`, which never changes. `detail` says what it was this time, and `errors` names each
fault of a body or of the parameters with its place.
"""
_FIELDS = """
## What can be wrong with one field

Each entry of `errors` names a field by a JSON pointer, and has one of the codes above or below.
"""
_ASIDES = {HTTPStatus.BAD_GATEWAY: "Told at the command line alone, never over HTTP."}


def problems() -> str:
    """The page of the problems, by status."""
    blocks = [
        "\n\n".join([_heading(status), *_aside(status), _listed(kinds)])
        for status, kinds in groupby(PROBLEM_CATALOGUE.types.values(), key=lambda kind: kind.status)
    ]
    rules = ((code(item), text) for item, text in PROBLEM_CATALOGUE.field_rules.items())
    rule_table = table(("code", "what would be right"), rules)
    return page("Problems", _INTRODUCTION, MADE, *blocks, _FIELDS, rule_table)


def _heading(status: HTTPStatus) -> str:
    return f"## {int(status)} {phrase(status)}"


def _aside(status: HTTPStatus) -> list[str]:
    return [_ASIDES[status]] if status in _ASIDES else []


def _listed(kinds: Iterable[ProblemType]) -> str:
    rows = [(code(kind.code), kind.title, kind.advice) for kind in kinds]
    return table(("code", "what happened", "what to do"), rows)
