"""No personal data comes in: not in a body, not in a path, not in a parameter."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Receive, Scope, Send

from app.auth.credentials import ADDRESS_PARAMETER
from app.domain.privacy import RULES, PersonalDataFinding, broken_rule, find_personal_data
from app.platform.problems.problem import FieldError, Problem, respond

_OUR_OWN = {"cursor", ADDRESS_PARAMETER}
"""Parameters that nobody writes: what was given out, and is refused unless it comes back as is."""

_SHORT = 100


def in_body(value: Any) -> Problem | None:
    """The problem with a body that holds personal data; it names the rule, never the value."""
    finding = find_personal_data(value, "/body")
    return None if finding is None else _problem(finding)


class PersonalDataMiddleware:
    """Pure ASGI middleware: refuses personal data in paths and parameters, and never echoes it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        finding = next(_found(scope), None) if scope["type"] == "http" else None
        if finding is None:
            await self._app(scope, receive, send)
        else:
            # The path may be what must not be said again.
            await respond(_problem(finding), "/")(scope, receive, send)


@lru_cache(maxsize=4096)
def _rule(text: str, field: str = "") -> str | None:
    """The rule that a short text breaks; the same few are asked about again and again."""
    return broken_rule(text, field)


def _broken(text: str, field: str = "") -> str | None:
    return _rule(text, field) if len(text) + len(field) <= _SHORT else broken_rule(text, field)


def _found(scope: Scope) -> Iterator[PersonalDataFinding]:
    for step in scope["path"].split("/"):
        if (rule := _broken(step)) is not None:
            yield PersonalDataFinding(rule, "/path")
    query = scope["query_string"].decode("latin-1")
    for name, text in parse_qsl(query, keep_blank_values=True) if query else ():
        if (rule := _broken(name)) is not None:
            yield PersonalDataFinding(rule, "/query")
        if name not in _OUR_OWN and (rule := _broken(text, name)) is not None:
            yield PersonalDataFinding(rule, f"/query/{name[:60]}")


def _problem(finding: PersonalDataFinding) -> Problem:
    right = RULES[finding.rule]
    return Problem("personal-data", right, [FieldError(finding.pointer, finding.rule, right)])
