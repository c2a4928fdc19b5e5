"""Where events may be sent: to addresses of the public internet, and to networks named as ours."""

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
"""Gives the addresses behind a host's name, or raises OSError."""

PORTS = (443, 8443)

LOOKUP_TIMEOUT = 5.0
"""Seconds for the addresses of a host; one of which none have come by then has none."""

_PORTS_BY_SCHEME = {"https": 443, "http": 80}
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_-]+)*", re.IGNORECASE)
_PRINTABLE = re.compile(r"[!-~]+")

# Spelt out, because what a library takes for global differs from release to release. The IANA
# registries of special-purpose addresses, and what is multicast, reserved, or stands for another.
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
    """Whether an address belongs to a machine on the public internet, and to nothing else.

    Spellings of an IPv4 address as one of IPv6 (mapped, 6to4, Teredo, NAT64) are none.
    """
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return not any(address in network for network in _SPECIAL)


def resolve_host(host: str, port: int) -> list[str]:
    """Ask the machine's resolver for the addresses of a host."""
    results = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in results]


@dataclass(frozen=True, slots=True)
class Target:
    """An address on the web, in the pieces that a request is made of."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def parse(cls, url: str) -> Self:
        """Take an address to pieces, once: whatever connects has these, and never reads it anew."""
        if not _PRINTABLE.fullmatch(url):
            raise refuse_target("plain characters; others are written %E2 or xn--")
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise refuse_target("an address such as https://hooks.example.org/registry") from None
        if parts.scheme not in _PORTS_BY_SCHEME or not parts.hostname:
            raise refuse_target("an address such as https://hooks.example.org/registry")
        if parts.username is not None or parts.password is not None:
            raise refuse_target("no user and no password: events are signed")
        if "#" in url or "\\" in url:
            raise refuse_target("no fragment and no backslash")
        host = parts.hostname
        if "%" in host or not (_HOST.fullmatch(host) or ":" in host):
            raise refuse_target("a host that is a name or an address")
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        port = _PORTS_BY_SCHEME[parts.scheme] if port is None else port
        return cls(parts.scheme, host, port, path)

    @property
    def authority(self) -> str:
        """The host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_default_port = self.port == _PORTS_BY_SCHEME[self.scheme]
        return host if is_default_port else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class TargetPolicy:
    """Which targets events may be sent to; `ours` are networks beyond the public internet."""

    allowed_networks: tuple[Network, ...] = ()
    resolve: Resolver = resolve_host
    lookup_timeout: float = LOOKUP_TIMEOUT

    def check(self, target: Target) -> list[Address]:
        """The addresses to connect to; refuses a target of which any one must not be reached.

        Whoever connects takes these, and does not ask for the name again: it may have another
        answer by then.
        """
        addresses = self._addresses(target)
        # One detail for a host without an address and for one inside: nobody learns which.
        if not addresses or not all(
            is_public(item) or self._is_allowed(item) for item in addresses
        ):
            raise refuse_target("a host whose every address is public")
        if not all(self._is_allowed(item) for item in addresses):
            _check_public(target)
        return addresses

    def precheck(self, target: Target) -> None:
        """Refuse what can be told to be refused; a host may get its address later."""
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
        """What the resolver says; raises OSError if it says nothing in time.

        The machine's own knows no bound. A thread that nobody waits for keeps nobody from going
        on, or from stopping.
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
        raise refuse_target("https")
    if target.port not in PORTS:
        raise refuse_target(f"one of the ports {', '.join(map(str, PORTS))}")


def refuse_target(expected: str) -> DomainError:
    """The refusal of an address; it says what would be right, and repeats nothing."""
    return DomainError("webhook-url-refused", expected, "url")
