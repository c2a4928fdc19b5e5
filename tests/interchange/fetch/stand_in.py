"""A service that answers as Find a Tender and Contracts Finder document it, on this machine."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

PATH = "/api/1.0/ocdsReleasePackages"
Reply = tuple[int, dict[str, str], bytes]


@dataclass
class StandIn:
    """Releases by day, failures in the order of requests, and the queries received."""

    url: str = ""
    published: dict[str, list[Any]] = field(default_factory=dict)
    page_size: int = 2
    troubles: list[Reply | None] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    next_of: Callable[[str], str] = str

    def answer(self, target: str) -> Reply:
        """Return the next failure, if any, else a page of the window."""
        split = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        self.asked.append(query)
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is not None:
            return trouble
        if split.path != PATH or int(query.get("limit", "101")) > 100:
            return 400, {}, b"{}"
        return 200, {}, self._page(query).encode()

    def _page(self, query: dict[str, str]) -> str:
        first = query.get("updatedFrom") or query["publishedFrom"]
        releases = self.published.get(first[:10], [])
        start = int(query.get("cursor", "0"))
        page: dict[str, Any] = {"releases": releases[start : start + self.page_size]}
        if start + self.page_size < len(releases):
            given = {**query, "cursor": str(start + self.page_size)}
            said = "&".join(f"{name}={value}" for name, value in given.items())
            page["links"] = {"next": self.next_of(f"{self.url}?{said}")}
        # A number too large to be stored, written without quotes.
        return json.dumps(page).replace('"1e9999"', "1e9999")


@contextmanager
def serving(stand_in: StandIn) -> Iterator[StandIn]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = stand_in.answer(self.path)
            if status == 0:
                self.connection.close()
                return
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    stand_in.url = f"http://127.0.0.1:{server.server_port}{PATH}"
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
