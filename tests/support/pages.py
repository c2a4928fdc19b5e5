"""Reading a paged list to its end, over HTTP."""

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient


def read_pages(
    client: TestClient, path: str, asked: dict[str, Any], between: Callable[[], object] = bool
) -> list[dict[str, Any]]:
    """Read a list page by page, and call `between` after each page."""
    found: list[dict[str, Any]] = []
    more: str | None = ""
    while more is not None:
        response = client.get(path, params=asked | ({"cursor": more} if more else {}))
        page = response.json()
        more = page["next"]
        assert ("link" in response.headers) == (more is not None)
        assert len(page["items"]) == int(asked["limit"]) or more is None
        found += page["items"]
        assert len(found) < 200  # a list that grows while it is read would never end
        between()
    return found
