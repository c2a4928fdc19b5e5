"""The rejection of personal data in bodies, paths and parameters."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Receive, Scope, Send

from app.auth.credentials import ADDRESS_PARAMETER
from app.domain.privacy import RULES, PersonalDataFinding, broken_rule, find_personal_data
from app.platform.problems.problem import FieldError, Problem, respond

_OPAQUE_PARAMETERS = {"cursor", ADDRESS_PARAMETER}
"""Parameters with values that this service issued, which are verified elsewhere."""

_MAX_CACHED_CHARACTERS = 100


def personal_data_problem(value: Any) -> Problem | None:
    """Return the problem of a body with personal data, or None; it never repeats the value."""
    finding = find_personal_data(value, "/body")
    return None if finding is None else _problem(finding)


class PersonalDataMiddleware:
    """ASGI middleware that rejects personal data in paths and parameters without repeating it."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or respond with the problem."""
        finding = next(_found(scope), None) if scope["type"] == "http" else None
        if finding is None:
            await self._app(scope, receive, send)
        else:
            # The path itself may be the personal data.
            await respond(_problem(finding), scope, instance="/")(scope, receive, send)


@lru_cache(maxsize=4096)
def _rule(text: str, field: str = "") -> str | None:
    """Return the rule that a short text breaks, from a cache: few texts are frequent."""
    return broken_rule(text, field)


def _broken(text: str, field: str = "") -> str | None:
    return (
        _rule(text, field)
        if len(text) + len(field) <= _MAX_CACHED_CHARACTERS
        else broken_rule(text, field)
    )


def _found(scope: Scope) -> Iterator[PersonalDataFinding]:
    for step in scope["path"].split("/"):
        if (rule := _broken(step)) is not None:
            yield PersonalDataFinding(rule, "/path")
    query = scope["query_string"].decode("latin-1")
    for name, text in parse_qsl(query, keep_blank_values=True) if query else ():
        if (rule := _broken(name)) is not None:
            yield PersonalDataFinding(rule, "/query")
        if name not in _OPAQUE_PARAMETERS and (rule := _broken(text, name)) is not None:
            yield PersonalDataFinding(rule, f"/query/{name[:60]}")


def _problem(finding: PersonalDataFinding) -> Problem:
    detail = RULES[finding.rule]
    return Problem("personal-data", detail, [FieldError(finding.pointer, finding.rule, detail)])
