"""Bearer tokens of an OpenID Connect issuer: checked anew with each request, never kept."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import jwt
from anyio import CapacityLimiter
from jwt import exceptions as wrong

from app.auth.credentials import RESERVED, Principal, invalid
from app.auth.issuer import Issuer, SigningKeys
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.problems.problem import Problem

LONGEST = 8_192
"""How many characters of a token are looked at."""

_REQUIRED = ("exp", "iss", "aud")
_SYSTEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,60}")
_AUTHORITY = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")
_STRONGEST_FIRST = (Role.ADMIN, Role.AUDITOR, Role.EDITOR, Role.READER)

# Whatever a stranger may make a token of, and what libraries say to it.
_UNREADABLE = (wrong.PyJWTError, ValueError, TypeError, OverflowError)
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (wrong.ExpiredSignatureError, "the token has expired"),
    (wrong.ImmatureSignatureError, "the token does not hold yet"),
    (wrong.InvalidAudienceError, "the token is for another audience"),
    (wrong.InvalidIssuerError, "the token is of another issuer"),
    (wrong.MissingRequiredClaimError, f"the token needs the claims {', '.join(_REQUIRED)}"),
    (wrong.InvalidAlgorithmError, "the token is signed in a way that is not accepted here"),
    (wrong.PyJWKClientError, "the token is signed with a key that its issuer does not publish"),
)


class Tokens:
    """Tells whom a token names, if its issuer signed it for this registry and it still holds."""

    def __init__(self, issuer: Issuer | None) -> None:
        self._issuer = issuer
        self._keys = SigningKeys(issuer) if issuer else None
        # While an issuer is silent, those who wait for it must not hold every thread there is.
        self.threads = CapacityLimiter(8)

    def authenticate(self, token: str) -> Principal:
        """Whom a token names; blocks while the issuer's keys are fetched."""
        if self._issuer is None or self._keys is None:
            raise invalid("bearer tokens are not accepted here: send an API key")
        if len(token) > LONGEST:
            raise invalid(f"the token is longer than {LONGEST:,} characters")
        try:
            claims = self._claims(token, self._issuer, self._keys)
            return _recognised(claims, self._issuer)
        except _UNREADABLE as error:
            raise invalid(_reason(error)) from error

    def _claims(self, token: str, issuer: Issuer, keys: SigningKeys) -> dict[str, Any]:
        header = jwt.get_unverified_header(token)
        # Before the key is looked for: a token that cannot be right must not make us ask for one.
        if header.get("alg") not in issuer.algorithms:
            raise wrong.InvalidAlgorithmError
        claims: dict[str, Any] = jwt.decode(
            token,
            keys.get_signing_key(str(header.get("kid"))),
            algorithms=issuer.algorithms,
            audience=issuer.audience,
            issuer=issuer.url,
            leeway=issuer.leeway_seconds,
            options={"require": list(_REQUIRED)},
        )
        return claims


def _reason(error: Exception) -> str:
    """Why a token is refused; never in the words of a library, which may quote the token."""
    found = (reason for kind, reason in _REASONS if isinstance(error, kind))
    return next(found, "the token is not genuine")


def _recognised(claims: Mapping[str, Any], issuer: Issuer) -> Principal:
    name = claims.get(issuer.name_claim)
    if not isinstance(name, str) or not _SYSTEM.fullmatch(name) or name in RESERVED:
        raise invalid(f"the claim {issuer.name_claim} of the token does not name a system")
    role = _strongest(_words(claims, issuer.roles_claim), issuer)
    authorities = _words(claims, issuer.authorities_claim) if role is Role.EDITOR else []
    caller = Caller(name, role, frozenset(filter(_AUTHORITY.fullmatch, authorities)))
    return Principal(caller, datetime.fromtimestamp(int(claims["exp"]), UTC))


def _strongest(names: list[str], issuer: Issuer) -> Role:
    given = {issuer.role_names.get(name) for name in names}
    found = next((role for role in _STRONGEST_FIRST if role in given), None)
    if found is None:
        raise Problem("forbidden", f"the claim {issuer.roles_claim} of the token names no role")
    return found


def _words(claims: Mapping[str, Any], claim: str) -> list[str]:
    """The words of a claim: a list, or one text with spaces; a path goes down by dots."""
    found: Any = claims.get(claim)
    if found is None:
        found = claims
        for step in claim.split("."):
            found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, str):
        return found.split()
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
