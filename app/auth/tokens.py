"""Bearer tokens of an OpenID Connect issuer, verified with each request and never stored."""

from collections.abc import Callable
from importlib import import_module

from anyio import CapacityLimiter

from app.auth.credentials import Principal, invalid
from app.auth.issuer import Issuer

MAX_TOKEN_CHARACTERS = 8_192
"""The maximum length of a token."""


class Tokens:
    """A verifier of bearer tokens of one issuer, if there is one."""

    def __init__(self, issuer: Issuer | None) -> None:
        """Create a verifier; without an issuer it rejects all tokens."""
        self._authenticate = _verifier(issuer) if issuer else None
        # Requests that wait for an unresponsive issuer must not occupy all threads.
        self.threads = CapacityLimiter(8)

    def authenticate(self, token: str) -> Principal:
        """Return the principal of a token; blocks while the keys of the issuer are fetched.

        Raises `invalid-credentials`, `forbidden` or `identity-provider-unavailable`.
        """
        if self._authenticate is None:
            raise invalid("bearer tokens are not accepted here: send an API key")
        if len(token) > MAX_TOKEN_CHARACTERS:
            raise invalid(f"the token is longer than {MAX_TOKEN_CHARACTERS:,} characters")
        return self._authenticate(token)


def _verifier(issuer: Issuer) -> Callable[[str], Principal]:
    """Return the verification of a token; the import is late because cryptography is large."""
    module = import_module("app.auth.token_verifier")
    verify: Callable[[str], Principal] = module.TokenVerifier(issuer).authenticate
    return verify
