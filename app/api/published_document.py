"""The OpenAPI document as it is sent: the committed one, with the addresses of the installation."""

import gzip
import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

COMMITTED = Path(__file__).parents[2] / "openapi" / "registry.json"
"""The document of this release with default settings, which a test compares with the routes."""

_COMPACT = (",", ":")


class PublishedDocument:
    """The OpenAPI document of one installation, kept compressed.

    The committed document is read, because generating it takes a second and 18 MB of memory that
    the process never returns. `build` generates it where the file is missing.
    """

    def __init__(self, build: Callable[[], dict[str, Any]], server: str, contact: str) -> None:
        """Create a document for the public address and the contact address of an installation."""
        self._build = build
        self._server = server
        self._contact = contact

    async def respond(self, request: Request) -> Response:
        """Answer a request for the document, compressed if the client accepts gzip.

        `webhooks=false` leaves the webhooks out, which some client generators cannot read.
        """
        headers = {"Vary": "Accept-Encoding"}
        has_webhooks = request.query_params.get("webhooks") != "false"
        compressed = self._compressed if has_webhooks else self._without_webhooks
        if "gzip" not in request.headers.get("accept-encoding", ""):
            body = gzip.decompress(compressed)
            return Response(body, media_type="application/json", headers=headers)
        headers["Content-Encoding"] = "gzip"
        return Response(compressed, media_type="application/json", headers=headers)

    @cached_property
    def _compressed(self) -> bytes:
        if COMMITTED.is_file():
            document = json.loads(COMMITTED.read_bytes())
            document["servers"][0]["url"] = self._server
            document["info"]["contact"]["url"] = self._contact
        else:
            document = self._build()
        return _compress(document)

    @cached_property
    def _without_webhooks(self) -> bytes:
        document = json.loads(gzip.decompress(self._compressed))
        document.pop("webhooks", None)
        return _compress(document)


def _compress(document: dict[str, Any]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=_COMPACT)
    return gzip.compress(text.encode(), mtime=0)
