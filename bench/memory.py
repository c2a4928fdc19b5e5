"""Look for memory that grows with requests that differ: python -m bench.memory.

MEMORY_REQUESTS is the number of requests of each kind (10,000) on each engine. The worker must hold
no more than at its first answer and the bound of the response cache together, and a fifth of that.
"""

import http.client
import os
import random
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import repeat
from string import ascii_lowercase
from typing import TypeAlias

from app.platform.http.request_limits import MAX_ADDRESS_BYTES, MAX_HEADER_BYTES
from bench.__main__ import databases
from bench.servers import Cores, Server, serving

CACHE_MEBIBYTES = 64
ALLOWED = 1.2
_CONNECTIONS = 8
_OTHER_HEADERS = 500
"""More bytes than the client and a bench put into the headers beside the one that is large."""
_MAX_VALUES = 100
_FIRST = "/v1/contracts?limit=1"
_AUTHORITIES = ("westminster", "hackney", "camden", "islington", "barnet", "bexley", "ealing")

Asked: TypeAlias = tuple[str, dict[str, str]]
Kind: TypeAlias = Callable[[random.Random], Asked]


def _text(rng: random.Random, size: int) -> str:
    """A text that is not sent twice, without digits, which may look like a number of a person."""
    return "".join(rng.choices(ascii_lowercase, k=16)).ljust(size, "x")


def _address(beginning: str, rng: random.Random, size: int = MAX_ADDRESS_BYTES) -> Asked:
    return beginning + _text(rng, size - len(beginning)), {}


def _header(name: str, rng: random.Random, form: str = "{}") -> Asked:
    size = MAX_HEADER_BYTES - len(name) - len(form) - _OTHER_HEADERS
    return _FIRST, {name: form.format(_text(rng, size))}


def _list(rng: random.Random) -> Asked:
    """A list with a filter of many values, whose number is part of the text of its statement."""
    named = rng.choices(_AUTHORITIES, k=rng.randrange(1, _MAX_VALUES))
    path = rng.choice(("contracts", "cover", "key-dates", "notices"))
    return f"/v1/{path}?limit=1&" + "&".join(f"authority={name}" for name in named), {}


KINDS: dict[str, tuple[HTTPStatus, Kind]] = {
    "addresses of 100 kB": (
        HTTPStatus.BAD_REQUEST,
        lambda rng: _address("/v1/contracts?q=", rng, 100_000),
    ),
    "addresses above the limit": (
        HTTPStatus.REQUEST_URI_TOO_LONG,
        lambda rng: _address("/v1/contracts?q=", rng, MAX_ADDRESS_BYTES + 2),
    ),
    "the longest addresses, answered": (
        # Calendars alone ignore unknown parameters, so that any text is answered and kept.
        HTTPStatus.OK,
        lambda rng: _address("/v1/key-dates.ics?authority=westminster&x=", rng),
    ),
    "the longest addresses, refused": (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        lambda rng: _address("/v1/contracts?identifier=", rng),
    ),
    "the longest paths": (HTTPStatus.NOT_FOUND, lambda rng: _address("/v1/nothing/", rng)),
    "many values of a filter": (HTTPStatus.OK, _list),
    "short paths to nothing": (
        HTTPStatus.NOT_FOUND,
        lambda rng: _address("/v1/contracts/", rng, 40),
    ),
    "the longest tokens": (
        HTTPStatus.UNAUTHORIZED,
        lambda rng: _header("Authorization", rng, "Bearer {}"),
    ),
    "the longest keys": (HTTPStatus.UNAUTHORIZED, lambda rng: _header("X-API-Key", rng)),
    "the longest entity tags": (HTTPStatus.OK, lambda rng: _header("If-None-Match", rng, '"{}"')),
    "the longest Accept": (HTTPStatus.OK, lambda rng: _header("Accept", rng, "*/*;x={}")),
}


class Client:
    """A connection that is opened again when the server has closed it."""

    def __init__(self, port: int, seed: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._rng = random.Random(seed)

    def ask(self, kind: Kind, count: int) -> Counter[int]:
        """Send a number of requests of a kind, and count the status codes."""
        return Counter(self._status(*kind(self._rng)) for _ in range(count))

    def _status(self, target: str, headers: dict[str, str]) -> int:
        self._connection.request("GET", target, headers=headers)
        response = self._connection.getresponse()
        response.read()
        return response.status


def is_bounded(server: Server, count: int) -> bool:
    """Send requests of each kind; return whether memory stayed within the bound."""
    server.ask(_FIRST)
    first = _mebibytes(server)
    allowed = (first + CACHE_MEBIBYTES) * ALLOWED
    print(f"{server.name}: {first:.0f} MiB at the first answer, at most {allowed:.0f} MiB allowed")
    most, share = first, -(-count // _CONNECTIONS)
    with ThreadPoolExecutor(_CONNECTIONS) as threads:
        clients = [Client(server.port, seed) for seed in range(_CONNECTIONS)]
        for name, (status, kind) in KINDS.items():
            tallies = threads.map(Client.ask, clients, repeat(kind), repeat(share))
            statuses = sum(tallies, Counter[int]())
            if {*statuses} != {status}:
                raise RuntimeError(f"{name}: answered {dict(statuses)}, not {status}")
            held = _mebibytes(server)
            most = max(most, held)
            print(f"  {name:<34}{statuses.total():>8,}{held:>8.0f} MiB", flush=True)
    return most <= allowed


def _mebibytes(server: Server) -> float:
    held = server.resident_mebibytes()
    if held is None:
        raise RuntimeError("this system does not tell how much memory a process holds")
    return held


def main() -> None:
    """Print the memory after each kind; end with status 1 if it is more than is allowed."""
    count = int(os.environ.get("MEMORY_REQUESTS", "10000"))
    cores, failed = Cores(), False
    with databases(cores) as urls:
        for name, url in urls.items():
            with serving(name, cores, url, REGISTRY_RATE_LIMIT="",
                         REGISTRY_RESPONSE_CACHE_MIB=str(CACHE_MEBIBYTES)) as server:  # fmt: skip
                failed = not is_bounded(server, count) or failed
    sys.exit(failed)


if __name__ == "__main__":
    main()
