"""What a request shows of who asks, before anybody has looked whether it is genuine."""

from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import Headers, QueryParams

from app.domain.permissions import Caller
from app.platform.problems.problem import Problem

KEY_HEADER = "X-API-Key"
KEY_PREFIX, TOKEN_PREFIX = "crk_", "crt_"
"""How API keys begin, and tokens for calendars."""

ADDRESS_PARAMETER = "token"
"""Where calendar programs show a token, as they send no headers."""

CHALLENGE = 'Bearer realm="registry", ApiKey realm="registry"'
RESERVED = frozenset({"anonymous", "command-line", "embedded-data"})
"""Names that stand in the ledger or in the audit log for what is no caller."""

_REFUSED = 'Bearer realm="registry", error="invalid_token", ApiKey realm="registry"'


@dataclass(frozen=True, slots=True)
class PresentedCredential:
    """What was shown, and in which of the two ways."""

    text: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks, and until when what they showed will do."""

    caller: Caller
    expires_at: datetime | None = None


def read_credentials(headers: Headers) -> PresentedCredential | None:
    """The one credential of a request, or None: a stranger.

    Some clients can only send bearer tokens, so an API key is taken as one too.
    """
    keys, authorizations = headers.getlist(KEY_HEADER), headers.getlist("Authorization")
    if len(keys) + len(authorizations) > 1:
        raise Problem(
            "two-credentials",
            f"{KEY_HEADER} or Authorization, and once",
            headers={"WWW-Authenticate": CHALLENGE},
        )
    if keys:
        return PresentedCredential(keys[0], is_key=True)
    if not authorizations:
        return None
    scheme, _, token = authorizations[0].partition(" ")
    if scheme.lower() != "bearer":
        raise invalid(f"Authorization: Bearer and a token, or {KEY_HEADER} and a key")
    text = token.strip()
    return PresentedCredential(text, is_key=text.startswith(KEY_PREFIX))


def read_calendar_token(query: QueryParams, headers: Headers) -> str | None:
    """The token in an address, or None; it is the only credential of its request."""
    tokens = query.getlist(ADDRESS_PARAMETER)
    if not tokens:
        return None
    if len(tokens) > 1 or read_credentials(headers) is not None:
        raise Problem(
            "two-credentials",
            "a token in the address, or a header; and once",
            headers={"WWW-Authenticate": CHALLENGE},
        )
    return tokens[0]


def invalid(detail: str) -> Problem:
    """The refusal of what was shown; it never repeats it."""
    return Problem("invalid-credentials", detail, headers={"WWW-Authenticate": _REFUSED})
