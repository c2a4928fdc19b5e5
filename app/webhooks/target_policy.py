"""Policy on targets of webhooks: public addresses, and networks that the operator allows."""

import re
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Self, TypeAlias
from urllib.parse import urlsplit

from app.domain.errors import DomainError

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""A function that returns the addresses of a host and port, or raises OSError."""

PORTS = (443, 8443)

LOOKUP_TIMEOUT = 5.0
"""Seconds for a name lookup; a host without an answer by then counts as unresolvable."""

MAX_LOOKUPS = 4
"""Threads for name lookups, so that slow name servers do not use up the other threads."""

_PORTS_BY_SCHEME = {"https": 443, "http": 80}
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_-]+)*", re.IGNORECASE)
_PRINTABLE = re.compile(r"[!-~]+")

# Listed here because `ipaddress.is_global` differs between releases of Python. The IANA registries
# of special-purpose addresses, and multicast, reserved and IPv4-embedding ranges.
_SPECIAL: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
)  # fmt: skip
_GLOBAL_UNICAST = IPv6Network("2000::/3")


def is_public(address: Address) -> bool:
    """Return True for a globally routable unicast address.

    IPv6 addresses that embed an IPv4 address (mapped, 6to4, Teredo, NAT64) are not public.
    """
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return not any(address in network for network in _SPECIAL)


def resolve_host(host: str, port: int) -> list[str]:
    """Return the addresses of a host from the resolver of the operating system."""
    results = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in results]


@dataclass(frozen=True, slots=True)
class Target:
    """A parsed URL, in the parts that a request needs."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def parse(cls, url: str) -> Self:
        """Parse a URL once, so that the check and the connection use the same parts."""
        if not _PRINTABLE.fullmatch(url):
            raise refuse_target("a URL of printable ASCII; encode other characters as %E2 or xn--")
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise refuse_target("a URL such as https://hooks.example.org/registry") from None
        if parts.scheme not in _PORTS_BY_SCHEME or not parts.hostname:
            raise refuse_target("a URL such as https://hooks.example.org/registry")
        if parts.username is not None or parts.password is not None:
            raise refuse_target(
                "a URL without user and password; check the signature of events instead"
            )
        if "#" in url or "\\" in url:
            raise refuse_target("a URL without fragment and backslash")
        host = parts.hostname
        if "%" in host or not (_HOST.fullmatch(host) or ":" in host):
            raise refuse_target("a host that is a DNS name or an IP address")
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        port = _PORTS_BY_SCHEME[parts.scheme] if port is None else port
        return cls(parts.scheme, host, port, path)

    @property
    def authority(self) -> str:
        """Value of the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_default_port = self.port == _PORTS_BY_SCHEME[self.scheme]
        return host if is_default_port else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class TargetPolicy:
    """Targets to which events may be sent: public addresses and `allowed_networks`."""

    allowed_networks: tuple[Network, ...] = ()
    resolve: Resolver = resolve_host
    lookup_timeout: float = LOOKUP_TIMEOUT

    def check(self, target: Target) -> list[Address]:
        """Return the addresses to connect to; raise DomainError if any of them is not allowed.

        The caller connects to these addresses and does not resolve the name again, since a second
        lookup may give another answer (DNS rebinding).
        """
        addresses = self._addresses(target)
        # Unresolvable and internal hosts give the same error, which reveals nothing about either.
        if not addresses or not all(
            is_public(item) or self._is_allowed(item) for item in addresses
        ):
            raise refuse_target("a host that resolves, to public addresses only")
        if not all(self._is_allowed(item) for item in addresses):
            _check_public(target)
        return addresses

    def precheck(self, target: Target) -> None:
        """Raise DomainError for a target that is not allowed; accept an unresolvable host."""
        if self._addresses(target):
            self.check(target)
        elif not self.allowed_networks:
            _check_public(target)

    def _addresses(self, target: Target) -> list[Address]:
        try:
            addresses = [ip_address(item) for item in self._look_up(target)]
        except (OSError, ValueError):
            return []
        return list(dict.fromkeys(addresses))

    def _look_up(self, target: Target) -> Sequence[str]:
        """Return the answer of the resolver; raise OSError on a timeout.

        `getaddrinfo` has no timeout of its own, so it runs in a daemon thread, which does not
        keep the process from stopping.
        """
        answer: Future[Sequence[str]] = Future()

        def resolve() -> None:
            try:
                answer.set_result(self.resolve(target.host, target.port))
            except Exception as error:  # raised by answer.result()
                answer.set_exception(error)

        threading.Thread(target=resolve, daemon=True).start()
        return answer.result(self.lookup_timeout)

    def _is_allowed(self, address: Address) -> bool:
        return any(address in network for network in self.allowed_networks)


def _check_public(target: Target) -> None:
    if target.scheme != "https":
        raise refuse_target("a URL that begins with https://")
    if target.port not in PORTS:
        raise refuse_target(f"one of the ports {', '.join(map(str, PORTS))}")


def refuse_target(expected: str) -> DomainError:
    """Return the error for a target. It names the expected form and does not repeat the URL."""
    return DomainError("webhook-url-refused", expected, "url")
