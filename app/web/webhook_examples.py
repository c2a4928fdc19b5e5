"""Examples of webhooks that succeed against the embedded data; a test runs each."""

from typing import Any

_URL = "https://hooks.example.org/registry"
_KNOWN = {"id": "w7kd4hqm"}
_FILTERS = {"thing": "contract", "kind": "award"}

WEBHOOK_EXAMPLES: dict[str, dict[str, Any]] = {
    "list_webhooks": {"state": "active"},
    "subscribe": {"body": {"url": _URL, "description": "Case system", "filters": _FILTERS}},
    "get_webhook": _KNOWN,
    "change_webhook": {**_KNOWN, "body": {"url": _URL, "state": "paused"}},
    "unsubscribe": _KNOWN,
    "rotate_secret": _KNOWN,
    "replay_events": {**_KNOWN, "body": {"after": 800}},
    "try_webhook": _KNOWN,
    "list_deliveries": {**_KNOWN, "state": "dead"},
    "send_again": {**_KNOWN, "position": "850"},
}
