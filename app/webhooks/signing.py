"""Signatures as Standard Webhooks describes them, and the secrets behind them."""

import base64
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from standardwebhooks import Webhook as Signer

_PREFIX = "whsec_"
_SECRET_BYTES = 32

ROTATION_OVERLAP = timedelta(hours=24)
"""For how long the secret before the last one goes on signing, beside the new one."""


def new_secret() -> str:
    """A new secret: random bytes as Standard Webhooks spells them."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def signed_headers(
    body: bytes, id_: str, sent_at: datetime, secrets_: Iterable[str]
) -> dict[str, str]:
    """The headers of one attempt, with a signature by each of the secrets."""
    timestamp = sent_at.astimezone(UTC)  # the library takes any other for UTC
    signatures = [Signer(secret).sign(id_, timestamp, body.decode()) for secret in secrets_]
    return {
        "Content-Type": "application/json",
        "User-Agent": "consortium-registry",
        "webhook-id": id_,
        "webhook-timestamp": str(int(timestamp.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
