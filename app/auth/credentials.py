"""The credentials of a request, before they are verified."""

from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import Headers, QueryParams

from app.domain.permissions import Caller
from app.platform.problems.problem import Problem

KEY_HEADER = "X-API-Key"
KEY_PREFIX, TOKEN_PREFIX = "crk_", "crt_"
"""The prefixes of API keys and of calendar tokens."""

ADDRESS_PARAMETER = "token"
"""The query parameter of a calendar token, because calendar programs send no headers."""

CHALLENGE = 'Bearer realm="registry", ApiKey realm="registry"'
DELIVERY_WORKER = "webhook-worker"
RESERVED = frozenset({"anonymous", "command-line", "embedded-data", DELIVERY_WORKER})
"""Names of the ledger and the audit log that are not callers."""

_INVALID_CHALLENGE = 'Bearer realm="registry", error="invalid_token", ApiKey realm="registry"'


@dataclass(frozen=True, slots=True)
class PresentedCredential:
    """A credential of a request: an API key or a bearer token."""

    text: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Principal:
    """An authenticated caller, and the expiry of its credential."""

    caller: Caller
    expires_at: datetime | None = None


def read_credentials(headers: Headers) -> PresentedCredential | None:
    """Return the credential of a request, or None if it has none.

    An API key is accepted as a bearer token too, for clients that send nothing else. Raises
    `two-credentials` or `invalid-credentials`.
    """
    keys, authorizations = headers.getlist(KEY_HEADER), headers.getlist("Authorization")
    if len(keys) + len(authorizations) > 1:
        raise Problem(
            "two-credentials",
            f"the request has several credentials; send one header, {KEY_HEADER} or Authorization",
            headers={"WWW-Authenticate": CHALLENGE},
        )
    if keys:
        return PresentedCredential(keys[0], is_key=True)
    if not authorizations:
        return None
    scheme, _, token = authorizations[0].partition(" ")
    if scheme.lower() != "bearer":
        raise invalid(
            f"the scheme of Authorization is not Bearer; send Authorization: Bearer and a token, "
            f"or {KEY_HEADER} and a key"
        )
    text = token.strip()
    return PresentedCredential(text, is_key=text.startswith(KEY_PREFIX))


def read_calendar_token(query: QueryParams, headers: Headers) -> str | None:
    """Return the calendar token in an address, or None.

    Raises `two-credentials` if the request has another credential.
    """
    tokens = query.getlist(ADDRESS_PARAMETER)
    if not tokens:
        return None
    if len(tokens) > 1 or read_credentials(headers) is not None:
        raise Problem(
            "two-credentials",
            "the request has several credentials; send one token in the address, or one header",
            headers={"WWW-Authenticate": CHALLENGE},
        )
    return tokens[0]


def invalid(detail: str) -> Problem:
    """Return the problem of an invalid credential, whose detail must not repeat it."""
    return Problem("invalid-credentials", detail, headers={"WWW-Authenticate": _INVALID_CHALLENGE})
