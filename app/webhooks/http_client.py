"""One attempt to hand over an event: to addresses that were checked, and within a time."""

import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import httpcore
from httpcore import NetworkBackend, NetworkStream, SyncBackend

from app.domain.errors import DomainError
from app.webhooks.target_policy import Address, Reach, Target

CONNECTS_WITHIN = 5.0
"""Seconds for a connection to one address."""

ANSWERS_WITHIN = 15.0
"""Seconds for all of an attempt, from looking the name up to the end of the answer."""

MOST_READ = 4096
"""Bytes of an answer's body that are read; what they say is not kept."""

_LONGEST_RETRY_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended: a status, or a word for what went wrong before there was one."""

    what: str
    retry_after: timedelta = timedelta(0)

    @property
    def is_received(self) -> bool:
        """Whether the receiver took the event."""
        return len(self.what) == len("200") and self.what.startswith("2")

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants no events any more."""
        return self.what == str(int(HTTPStatus.GONE))


@dataclass(slots=True)
class Sender:
    """Sends events to one target after the other; no redirects, no proxies, no cookies."""

    reach: Reach
    tls: ssl.SSLContext
    answers_within: float = ANSWERS_WITHIN
    monotonic: Callable[[], float] = time.monotonic

    def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """Make one attempt; whatever goes wrong is an outcome, too."""
        deadline = _Deadline(self.monotonic() + self.answers_within, self.monotonic)
        try:
            target = Target.of(url)
            backend = _Pinned(self.reach.check(target), deadline)
            return self._ask(backend, target, headers, body)
        except _FAILURES as failure:
            return Outcome(next(word for sort, word in _WORDS if isinstance(failure, sort)))

    def _ask(
        self, backend: "_Pinned", target: Target, headers: Mapping[str, str], body: bytes
    ) -> Outcome:
        sent = {"Host": target.authority, **headers}
        url = httpcore.URL(
            scheme=target.scheme, host=target.host, port=target.port, target=target.path
        )
        pool = httpcore.ConnectionPool(ssl_context=self.tls, network_backend=backend)
        with pool, pool.stream("POST", url, headers=list(sent.items()), content=body) as answer:
            status, told = answer.status, _retry_after(answer.headers)
            read = 0
            for piece in answer.iter_stream():
                read += len(piece)
                if read >= MOST_READ:
                    break
        return Outcome(str(status), told)


@dataclass(frozen=True, slots=True)
class _Deadline:
    at: float
    monotonic: Callable[[], float]

    def left(self, at_most: float | None = None) -> float:
        """The seconds that are left, or fewer if no more are wanted."""
        left = self.at - self.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the attempt has taken too long")
        return left if at_most is None else min(left, at_most)


class _NotTrusted(httpcore.ConnectError):
    """There is a connection, but nobody vouches that it is to the host that was named."""


_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (DomainError, "refused-address"),
    (httpcore.TimeoutException, "timed-out"),
    (_NotTrusted, "tls-failed"),
    (httpcore.ConnectError, "not-connected"),
    (httpcore.NetworkError, "cut-off"),
    (httpcore.ProtocolError, "cut-off"),
)
"""What each failure is called, the special before the general."""

_FAILURES = tuple(sort for sort, _ in _WORDS)


class _Pinned(NetworkBackend):
    """Connects to addresses that were checked, whatever name the connection is for."""

    def __init__(self, addresses: Iterable[Address], deadline: _Deadline) -> None:
        self._addresses = list(addresses)
        self._deadline = deadline
        self._plain = SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - its addresses are known
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - ours are shorter
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> NetworkStream:
        """The first of the addresses that answers."""
        failure: Exception = httpcore.ConnectError("there is no address")
        for address in self._addresses:
            within = self._deadline.left(CONNECTS_WITHIN)
            try:
                stream = self._plain.connect_tcp(
                    str(address), port, within, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                failure = failed
            else:
                return _Timed(stream, self._deadline)
        raise failure


class _Timed(NetworkStream):
    """A connection of which each step ends with the attempt, however slowly bytes drip in."""

    def __init__(self, stream: NetworkStream, deadline: _Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        left = self._deadline.left(timeout)
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, left)
        except httpcore.ConnectError as failure:
            raise _NotTrusted from failure
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _retry_after(headers: Iterable[tuple[bytes, bytes]]) -> timedelta:
    """The seconds after which a receiver wants to be asked again, if it says so in seconds."""
    said = next((value for name, value in headers if name.lower() == b"retry-after"), b"")
    if not (said.isdigit() and len(said) <= len("99999")):
        return timedelta(0)
    return min(timedelta(seconds=int(said)), _LONGEST_RETRY_AFTER)
