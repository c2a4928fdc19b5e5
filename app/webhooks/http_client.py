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
from app.webhooks.target_policy import Address, Target, TargetPolicy

CONNECT_TIMEOUT = 5.0
"""Seconds for a connection to one address."""

ATTEMPT_TIMEOUT = 15.0
"""Seconds for all of an attempt, from looking the name up to the end of the answer."""

MAX_RESPONSE_BYTES = 4096
"""Bytes of an answer's body that are read; what they say is not kept."""

_MAX_RETRY_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended: a status, or a word for what went wrong before there was one."""

    code: str
    retry_after: timedelta = timedelta(0)

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver took the event."""
        return len(self.code) == len("200") and self.code.startswith("2")

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants no events any more."""
        return self.code == str(int(HTTPStatus.GONE))


@dataclass(slots=True)
class WebhookClient:
    """Sends events to one target after the other; no redirects, no proxies, no cookies."""

    policy: TargetPolicy
    tls: ssl.SSLContext
    timeout: float = ATTEMPT_TIMEOUT
    monotonic: Callable[[], float] = time.monotonic

    def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """Make one attempt; whatever goes wrong is an outcome, too."""
        deadline = _Deadline(self.monotonic() + self.timeout, self.monotonic)
        try:
            target = Target.parse(url)
            backend = _PinnedBackend(self.policy.check(target), deadline)
            return self._post(backend, target, headers, body)
        except _HANDLED_ERRORS as error:
            return Outcome(next(code for type_, code in _OUTCOME_CODES if isinstance(error, type_)))

    def _post(
        self, backend: "_PinnedBackend", target: Target, headers: Mapping[str, str], body: bytes
    ) -> Outcome:
        all_headers = {"Host": target.authority, **headers}
        url = httpcore.URL(
            scheme=target.scheme, host=target.host, port=target.port, target=target.path
        )
        pool = httpcore.ConnectionPool(ssl_context=self.tls, network_backend=backend)
        with (
            pool,
            pool.stream("POST", url, headers=list(all_headers.items()), content=body) as response,
        ):
            status, retry_after = response.status, _retry_after(response.headers)
            read = 0
            for chunk in response.iter_stream():
                read += len(chunk)
                if read >= MAX_RESPONSE_BYTES:
                    break
        return Outcome(str(status), retry_after)


@dataclass(frozen=True, slots=True)
class _Deadline:
    expires_at: float
    monotonic: Callable[[], float]

    def remaining(self, at_most: float | None = None) -> float:
        """The seconds that are left, or fewer if no more are wanted."""
        remaining = self.expires_at - self.monotonic()
        if remaining <= 0:
            raise httpcore.ReadTimeout("the attempt has taken too long")
        return remaining if at_most is None else min(remaining, at_most)


class _TlsError(httpcore.ConnectError):
    """There is a connection, but nobody vouches that it is to the host that was named."""


_OUTCOME_CODES: tuple[tuple[type[Exception], str], ...] = (
    (DomainError, "refused-address"),
    (httpcore.TimeoutException, "timed-out"),
    (_TlsError, "tls-failed"),
    (httpcore.ConnectError, "not-connected"),
    (httpcore.NetworkError, "cut-off"),
    (httpcore.ProtocolError, "cut-off"),
)
"""What each failure is called, the special before the general."""

_HANDLED_ERRORS = tuple(type_ for type_, _ in _OUTCOME_CODES)


class _PinnedBackend(NetworkBackend):
    """Connects to addresses that were checked, whatever name the connection is for."""

    def __init__(self, addresses: Iterable[Address], deadline: _Deadline) -> None:
        self._addresses = list(addresses)
        self._deadline = deadline
        self._tcp = SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - its addresses are known
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - ours are shorter
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> NetworkStream:
        """The first of the addresses that answers."""
        error: Exception = httpcore.ConnectError("there is no address")
        for address in self._addresses:
            connect_timeout = self._deadline.remaining(CONNECT_TIMEOUT)
            try:
                stream = self._tcp.connect_tcp(
                    str(address), port, connect_timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as caught:
                error = caught
            else:
                return _DeadlineStream(stream, self._deadline)
        raise error


class _DeadlineStream(NetworkStream):
    """A connection of which each step ends with the attempt, however slowly bytes drip in."""

    def __init__(self, stream: NetworkStream, deadline: _Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.remaining(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.remaining(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        remaining = self._deadline.remaining(timeout)
        try:
            encrypted = self._stream.start_tls(ssl_context, server_hostname, remaining)
        except httpcore.ConnectError as error:
            raise _TlsError from error
        return _DeadlineStream(encrypted, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _retry_after(headers: Iterable[tuple[bytes, bytes]]) -> timedelta:
    """The seconds after which a receiver wants to be asked again, if it says so in seconds."""
    value = next((text for name, text in headers if name.lower() == b"retry-after"), b"")
    if not (value.isdigit() and len(value) <= len("99999")):
        return timedelta(0)
    return min(timedelta(seconds=int(value)), _MAX_RETRY_AFTER)
