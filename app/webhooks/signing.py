"""Signatures and secrets in the format of Standard Webhooks."""

import base64
import hashlib
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from standardwebhooks import Webhook as Signer

_PREFIX = "whsec_"
_SECRET_BYTES = 32

ROTATION_OVERLAP = timedelta(hours=24)
"""Time for which the previous secret signs as well after a rotation."""


def new_secret() -> str:
    """Return a new secret: `whsec_` and 32 random bytes in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def commitment(secret: str | None) -> str | None:
    """Return the SHA-256 of a secret or of a URL, in hexadecimal; None if there is none."""
    return None if secret is None else hashlib.sha256(secret.encode()).hexdigest()


def signed_headers(
    body: bytes, id_: str, sent_at: datetime, secrets_: Iterable[str]
) -> dict[str, str]:
    """Return the headers of one attempt, with one signature per secret."""
    timestamp = sent_at.astimezone(UTC)  # the library ignores other time zones
    signatures = [Signer(secret).sign(id_, timestamp, body.decode()) for secret in secrets_]
    return {
        "Content-Type": "application/json",
        "User-Agent": "consortium-registry",
        "webhook-id": id_,
        "webhook-timestamp": str(int(timestamp.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
