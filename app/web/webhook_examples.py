"""Examples of webhooks that succeed against the embedded data; a test runs each."""

from typing import Any

_URL = "https://hooks.example.org/registry"
_KNOWN = {"id": "w7kd4hqm"}
_FILTERS = {"thing": "contract", "kind": "award"}

WEBHOOK_EXAMPLES: dict[str, dict[str, Any]] = {
    "list_webhooks": {"state": "active"},
    "create_webhook": {"body": {"url": _URL, "description": "Case system", "filters": _FILTERS}},
    "get_webhook": _KNOWN,
    "update_webhook": {**_KNOWN, "body": {"url": _URL, "state": "paused"}},
    "delete_webhook": _KNOWN,
    "rotate_secret": _KNOWN,
    "replay_events": {**_KNOWN, "body": {"after": 800}},
    "send_test_event": _KNOWN,
    "list_deliveries": {**_KNOWN, "state": "dead"},
    "retry_delivery": {**_KNOWN, "position": "850"},
}
