"""The signing keys of the identity provider."""

import logging
import time
from typing import Any

from jwt import PyJWKClient
from jwt.exceptions import PyJWTError

from app.auth.issuer import Issuer
from app.platform.problems.problem import Problem

log = logging.getLogger(__name__)

_TIMEOUT_SECONDS = 5
"""The time limit of a request to the issuer, and the pause after a failed one."""

# The exceptions of fetching and reading a response of another server.
_FAILURES = (PyJWTError, OSError, ValueError, KeyError)


class SigningKeys(PyJWKClient):
    """The signing keys of an issuer, cached for a while.

    An unknown key id causes a new request, but only after the cooldown of the last response and
    after a pause that follows a failure: forged tokens must not cause requests at will.
    """

    def __init__(self, issuer: Issuer) -> None:
        """Create an empty cache; keys are fetched at the first token."""
        self._issuer = issuer
        self._discovery = f"{issuer.url.rstrip('/')}/.well-known/openid-configuration"
        self._retry_at = 0.0
        super().__init__(
            issuer.jwks_url or self._discovery,
            timeout=_TIMEOUT_SECONDS,
            cooldown_duration=issuer.cooldown_seconds,
        )

    def fetch_data(self) -> Any:
        """Fetch the keys, from the discovered address if no address is set.

        Raises `identity-provider-unavailable`.
        """
        if time.monotonic() < self._retry_at:
            raise _unavailable()
        try:
            self.uri = self._issuer.jwks_url or self._discover()
            return super().fetch_data()
        except _FAILURES as failure:
            self._retry_at = time.monotonic() + _TIMEOUT_SECONDS
            log.warning(
                "cannot fetch the keys of the identity provider: %s", type(failure).__name__
            )
            raise _unavailable() from failure

    def _discover(self) -> str:
        """Return the address of the keys by OpenID Connect Discovery 1.0, section 4."""
        # PyJWKClient fetches any JSON document, not only sets of keys.
        client = PyJWKClient(self._discovery, cache_jwk_set=False, timeout=_TIMEOUT_SECONDS)
        configuration = client.fetch_data()
        if configuration["issuer"] != self._issuer.url:
            raise ValueError("the configuration names another issuer")
        return PyJWKClient(configuration["jwks_uri"]).uri  # it rejects other schemes


def _unavailable() -> Problem:
    return Problem(
        "identity-provider-unavailable",
        "the signing keys of the identity provider cannot be fetched; try again later, or send an "
        "API key",
        headers={"Retry-After": str(_TIMEOUT_SECONDS)},
    )
