"""The identity provider whose tokens are accepted, and the keys that it signs them with."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jwt import PyJWKClient
from jwt.exceptions import PyJWTError

from app.domain.vocabulary import Role
from app.platform.problems.problem import Problem

log = logging.getLogger(__name__)

_PATIENCE = 5
"""Seconds to wait for an answer, and then to leave an issuer alone that gave none."""

# What reading an answer of somebody else's server can end in.
_FAILURES = (PyJWTError, OSError, ValueError, KeyError)


# All of them signed with a key that only the issuer has: never HS256, never none.
Algorithm = Literal[
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
]
OF_PEOPLE = frozenset(
    {"email", "family_name", "given_name", "name", "nickname", "preferred_username", "sub", "upn"}
)
"""Claims that name a person, or may."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Which tokens are accepted, and what their claims mean here."""

    url: str
    audience: str
    jwks_url: str | None
    algorithms: tuple[Algorithm, ...]
    leeway_seconds: int
    roles_claim: str
    role_names: Mapping[str, Role]
    authorities_claim: str
    name_claim: str
    cooldown_seconds: float = 30


class SigningKeys(PyJWKClient):
    """The keys of an issuer. Those it gave are known for a while, even if it falls silent.

    An unknown key id makes it ask again, but not sooner than the cooldown after the last answer,
    nor soon after a failure: tokens of strangers must not make it ask, or wait, at their will.
    """

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer
        self._discovery = f"{issuer.url.rstrip('/')}/.well-known/openid-configuration"
        self._ask_again_at = 0.0
        super().__init__(
            issuer.jwks_url or self._discovery,
            timeout=_PATIENCE,
            cooldown_duration=issuer.cooldown_seconds,
        )

    def fetch_data(self) -> Any:
        """Ask the issuer for its keys, after asking where they are if that is not set."""
        if time.monotonic() < self._ask_again_at:
            raise _silent()
        try:
            self.uri = self._issuer.jwks_url or self._discovered()
            return super().fetch_data()
        except _FAILURES as failure:
            self._ask_again_at = time.monotonic() + _PATIENCE
            log.warning("the identity provider gave no keys: %s", type(failure).__name__)
            raise _silent() from failure

    def _discovered(self) -> str:
        """The address of the keys, as OpenID Connect Discovery 1.0 says it, section 4."""
        # A client of its own: what it fetches is JSON at an address, though no set of keys.
        client = PyJWKClient(self._discovery, cache_jwk_set=False, timeout=_PATIENCE)
        configuration = client.fetch_data()
        if configuration["issuer"] != self._issuer.url:
            raise ValueError("the configuration is of another issuer")
        return PyJWKClient(configuration["jwks_uri"]).uri  # which refuses any other scheme


def _silent() -> Problem:
    return Problem(
        "identity-provider-unavailable",
        "the keys that bearer tokens are signed with cannot be fetched",
        headers={"Retry-After": str(_PATIENCE)},
    )
