"""Log lines of requests that take less time than a log record: joined, and written in lots."""

import asyncio
import json
import logging
import time

from app.platform.clock import now

log = logging.getLogger("app.requests")

LOT_SECONDS = 0.2
LOT_LINES = 500


class RequestLog:
    """Lines of requests, which one log record carries together."""

    def __init__(self) -> None:
        """Create a log without lines."""
        self._lines: list[str] = []
        self._second = -1
        self._head = ""

    def add(self, request_id: str, method: str, route: str, status: int, seconds: float) -> None:
        """Add the line of a request; it is written with others within a fifth of a second."""
        if not log.isEnabledFor(logging.INFO):
            return
        second = int(now().timestamp())
        if second != self._second:
            self._second, self._head = second, _head(second)
        self._lines.append(
            f'{self._head}, "request_id": "{request_id}", "method": "{method}", '
            f'"route": "{route}", "status": {status}, "milliseconds": {seconds * 1000:.1f}}}'
        )
        if len(self._lines) == 1:
            asyncio.get_running_loop().call_later(LOT_SECONDS, self.flush)
        elif len(self._lines) >= LOT_LINES:
            self.flush()

    def flush(self) -> None:
        """Write the lines."""
        lines, self._lines = self._lines, []
        if lines:
            log.info("requests", extra={"lines": lines})


def _head(second: int) -> str:
    """Return the beginning of the lines of one second, as `JsonFormatter` writes it."""
    at = time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(second))
    fields = {"at": at, "level": "info", "logger": log.name, "message": "request"}
    return json.dumps(fields).removesuffix("}")
