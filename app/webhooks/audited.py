"""The settings of webhooks follow from the audit log; the state of their deliveries does not."""

from typing import Any
from urllib.parse import urlsplit

from app.auth.audited import AuditedTable
from app.webhooks.models import Webhook
from app.webhooks.signing import commitment


def _settings(webhook: Webhook) -> dict[str, Any]:
    return {
        "name": webhook.name,
        "origin": _origin(webhook.url),
        "url_commitment": commitment(webhook.url),
        "description": webhook.description,
        "filters": webhook.filters,
        "state": webhook.state,
        "created_at": webhook.created_at,
        "secret_commitment": commitment(webhook.secret),
        "previous_secret_commitment": commitment(webhook.previous_secret),
        "previous_until": webhook.previous_until,
    }


def _origin(url: str) -> str:
    """Return scheme, host and port; path and query often contain a token of the receiver."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


WEBHOOKS = AuditedTable("webhook", Webhook, _settings)
