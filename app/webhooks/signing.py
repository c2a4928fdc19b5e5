"""Signatures as Standard Webhooks describes them, and the secrets behind them."""

import base64
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from standardwebhooks import Webhook as Signer

PREFIX = "whsec_"
_BYTES = 32

BOTH_SIGN_FOR = timedelta(hours=24)
"""For how long the secret before the last one goes on signing, beside the new one."""


def new_secret() -> str:
    """A new secret: random bytes as Standard Webhooks spells them."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signed(body: bytes, id_: str, at: datetime, signing: Iterable[str]) -> dict[str, str]:
    """The headers of one attempt, with a signature by each of the secrets."""
    moment = at.astimezone(UTC)  # the library takes any other for UTC
    signatures = [Signer(one).sign(id_, moment, body.decode()) for one in signing]
    return {
        "Content-Type": "application/json",
        "User-Agent": "consortium-registry",
        "webhook-id": id_,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
