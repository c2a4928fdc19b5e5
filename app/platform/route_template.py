"""The path template of a request's route."""

from collections.abc import MutableMapping
from typing import Any


def route_template(scope: MutableMapping[str, Any]) -> str:
    """Return the path with its parameters unfilled, the label of the route in metrics and logs."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    return str(getattr(context, "path", None) or getattr(scope.get("route"), "path", "unmatched"))
