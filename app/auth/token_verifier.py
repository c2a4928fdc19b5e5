"""The verification of a token: its signature, its claims and the caller that they name."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import jwt
from jwt import exceptions as wrong

from app.auth.credentials import RESERVED, Principal, invalid
from app.auth.issuer import Issuer
from app.auth.signing_keys import SigningKeys
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.problems.problem import Problem

_REQUIRED = ("exp", "iss", "aud")
_SYSTEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,60}")
_AUTHORITY = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")
_HIGHEST_FIRST = (Role.ADMIN, Role.AUDITOR, Role.EDITOR, Role.READER)

# The exceptions of the libraries for malformed and forged tokens.
_UNREADABLE = (wrong.PyJWTError, ValueError, TypeError, OverflowError)
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (wrong.ExpiredSignatureError, "the token has expired"),
    (wrong.ImmatureSignatureError, "the token is not valid yet"),
    (wrong.InvalidAudienceError, "the token is for another audience"),
    (wrong.InvalidIssuerError, "the token is from another issuer"),
    (wrong.MissingRequiredClaimError, f"the token must have the claims {', '.join(_REQUIRED)}"),
    (wrong.InvalidAlgorithmError, "the signature algorithm of the token is not accepted"),
    (wrong.PyJWKClientError, "the token is signed with a key that its issuer does not publish"),
)


class TokenVerifier:
    """A verifier of the tokens of one issuer, with its signing keys."""

    def __init__(self, issuer: Issuer) -> None:
        """Create a verifier; keys are fetched at the first token."""
        self._issuer = issuer
        self._keys = SigningKeys(issuer)

    def authenticate(self, token: str) -> Principal:
        """Return the principal of a token; blocks while the keys of the issuer are fetched.

        Raises `invalid-credentials`, `forbidden` or `identity-provider-unavailable`.
        """
        try:
            return _principal(self._claims(token), self._issuer)
        except _UNREADABLE as error:
            raise invalid(_reason(error)) from error

    def _claims(self, token: str) -> dict[str, Any]:
        header = jwt.get_unverified_header(token)
        # Checked first, so that an invalid token does not cause a request for its key.
        if header.get("alg") not in self._issuer.algorithms:
            raise wrong.InvalidAlgorithmError
        claims: dict[str, Any] = jwt.decode(
            token,
            self._keys.get_signing_key(str(header.get("kid"))),
            algorithms=self._issuer.algorithms,
            audience=self._issuer.audience,
            issuer=self._issuer.url,
            leeway=self._issuer.leeway_seconds,
            options={"require": list(_REQUIRED)},
        )
        return claims


def _reason(error: Exception) -> str:
    """Return a text for an exception; the texts of the library may quote the token."""
    found = (reason for kind, reason in _REASONS if isinstance(error, kind))
    return next(found, "the token is not genuine")


def _principal(claims: Mapping[str, Any], issuer: Issuer) -> Principal:
    name = claims.get(issuer.name_claim)
    if not isinstance(name, str) or not _SYSTEM.fullmatch(name) or name in RESERVED:
        raise invalid(f"the claim {issuer.name_claim} of the token does not name a system")
    role = _highest_role(_words(claims, issuer.roles_claim), issuer)
    authorities = _words(claims, issuer.authorities_claim) if role is Role.EDITOR else []
    caller = Caller(name, role, frozenset(filter(_AUTHORITY.fullmatch, authorities)))
    return Principal(caller, datetime.fromtimestamp(int(claims["exp"]), UTC))


def _highest_role(names: list[str], issuer: Issuer) -> Role:
    roles = {issuer.role_names.get(name) for name in names}
    found = next((role for role in _HIGHEST_FIRST if role in roles), None)
    if found is None:
        raise Problem(
            "forbidden",
            f"the claim {issuer.roles_claim} of the token names no role of this service",
        )
    return found


def _words(claims: Mapping[str, Any], claim: str) -> list[str]:
    """Return the words of a claim, which is a list or a text; dots separate nested claims."""
    found: Any = claims.get(claim)
    if found is None:
        found = claims
        for step in claim.split("."):
            found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, str):
        return found.split()
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []
