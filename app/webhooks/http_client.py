"""HTTP client for one delivery attempt, limited to checked addresses and to a total time."""

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
"""Seconds to connect to one address."""

ATTEMPT_TIMEOUT = 15.0
"""Seconds for a whole attempt, from the name lookup to the end of the response."""

MAX_RESPONSE_BYTES = 4096
"""Bytes read of a response body, which is then discarded."""

_MAX_RETRY_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of an attempt: the status code, or an error code if no response arrived."""

    code: str
    retry_after: timedelta = timedelta(0)

    @property
    def is_delivered(self) -> bool:
        """True if the receiver answered 2xx."""
        return len(self.code) == len("200") and self.code.startswith("2")

    @property
    def is_gone(self) -> bool:
        """True if the receiver answered 410 Gone."""
        return self.code == str(int(HTTPStatus.GONE))


@dataclass(slots=True)
class WebhookClient:
    """Sends events, one connection per attempt, without redirects, proxies or cookies."""

    policy: TargetPolicy
    tls: ssl.SSLContext
    timeout: float = ATTEMPT_TIMEOUT
    monotonic: Callable[[], float] = time.monotonic

    def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """Make one attempt. Network, TLS and address errors are returned as outcomes."""
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
        """Return the seconds left, at most `at_most`; raise ReadTimeout if none are left."""
        remaining = self.expires_at - self.monotonic()
        if remaining <= 0:
            raise httpcore.ReadTimeout("the attempt has taken too long")
        return remaining if at_most is None else min(remaining, at_most)


class _TlsError(httpcore.ConnectError):
    """The TLS handshake failed: the certificate is invalid or of another host."""


_OUTCOME_CODES: tuple[tuple[type[Exception], str], ...] = (
    (DomainError, "refused-address"),
    (httpcore.TimeoutException, "timed-out"),
    (_TlsError, "tls-failed"),
    (httpcore.ConnectError, "not-connected"),
    (httpcore.NetworkError, "cut-off"),
    (httpcore.ProtocolError, "cut-off"),
)
"""Outcome code of each exception, subclasses before their base classes."""

_HANDLED_ERRORS = tuple(type_ for type_, _ in _OUTCOME_CODES)


class _PinnedBackend(NetworkBackend):
    """Connects to checked addresses only, and never resolves the host name again."""

    def __init__(self, addresses: Iterable[Address], deadline: _Deadline) -> None:
        self._addresses = list(addresses)
        self._deadline = deadline
        self._tcp = SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - its checked addresses are used
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline applies
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> NetworkStream:
        """Connect to the first address that accepts; raise the last error if none does."""
        error: Exception = httpcore.ConnectError("no address to connect to")
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
    """Limits each read and write to the time left for the attempt, against slow responses."""

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
    """Return the `Retry-After` header, at most an hour; zero unless it is given in seconds."""
    value = next((text for name, text in headers if name.lower() == b"retry-after"), b"")
    if not (value.isdigit() and len(value) <= len("99999")):
        return timedelta(0)
    return min(timedelta(seconds=int(value)), _MAX_RETRY_AFTER)
