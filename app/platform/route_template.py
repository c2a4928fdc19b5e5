"""The path template of a request's route, and the beginning of paths by which routes are found."""

from collections.abc import MutableMapping
from typing import Any


def route_template(scope: MutableMapping[str, Any]) -> str:
    """Return the path with its parameters unfilled, the label of the route in metrics and logs."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    return str(getattr(context, "path", None) or getattr(scope.get("route"), "path", "unmatched"))


def path_root(path: str) -> str:
    """Return a path up to its second segment, such as `/v1/things`."""
    return "/".join(path.split("/", 3)[:3])
