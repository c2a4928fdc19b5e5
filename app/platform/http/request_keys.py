"""The parts of a request on which a kept response depends."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import unquote_to_bytes

from starlette.types import Scope

from app.platform.http.kept_responses import Key
from app.platform.http.request_limits import MAX_HEADER_BYTES, MAX_HEADERS

_SECRET = os.urandom(32)
"""The key of the hashes of credentials, so that memory holds nothing that can be tried out."""

MIN_POSITION = b"registry-min-position"
_SELECTING = {b"accept", b"host", b"accept-encoding", b"if-none-match"}
_BODY = {b"content-length", b"transfer-encoding"}


@dataclass(frozen=True, slots=True)
class CredentialNames:
    """The headers with credentials, and the query parameter."""

    headers: Collection[bytes]
    parameter: bytes


@dataclass(slots=True)
class RequestKey:
    """A GET or HEAD request, taken apart."""

    credentials: bytes
    """A hash of everything that may identify the caller; empty if there is nothing."""
    asked: Key
    accepts_gzip: bool
    if_none_match: bytes
    min_position: str | None
    """The positions that the sources must have reached, if it names any."""


def request_key(scope: Scope, names: CredentialNames) -> RequestKey | None:
    """Return the key of a request; None if it has a body, or headers over the limits."""
    found: dict[bytes, bytes] = {}
    presented: list[bytes] = []
    least: list[bytes] = []
    size, headers = 0, scope["headers"]
    for name, value in headers:
        size += len(name) + len(value)
        if name in _SELECTING:
            found.setdefault(name, value)
        elif name in names.headers:
            presented += [name, value]
        elif name in _BODY:
            return None
        elif name == MIN_POSITION:
            least.append(value)
    if size > MAX_HEADER_BYTES or len(headers) > MAX_HEADERS:
        return None
    query = scope["query_string"]
    if query:
        query = b"&".join(sorted(query.split(b"&")))
        if _may_name(names.parameter, query):
            query = _hash([query])
            presented.append(query)
    take = found.get
    asked = (scope["path"], query, take(b"accept", b"*/*"), take(b"host", b""), scope["scheme"])
    return RequestKey(
        _hash(presented) if presented else b"",
        asked,
        _accepts_gzip(take(b"accept-encoding", b"")),
        take(b"if-none-match", b""),
        b", ".join(least).decode("latin-1") if least else None,
    )


def _may_name(parameter: bytes, query: bytes) -> bool:
    return parameter in query or (b"%" in query and parameter in unquote_to_bytes(query))


def _hash(parts: list[bytes]) -> bytes:
    # Lengths keep apart what would otherwise be joined to the same bytes.
    text = b"".join(b"%d:%b" % (len(part), part) for part in parts)
    return blake2b(text, key=_SECRET, digest_size=24).digest()


def _accepts_gzip(encoding: bytes) -> bool:
    if b"gzip" not in encoding:
        return False
    if b"=" not in encoding:
        return True
    for part in encoding.lower().split(b","):
        coding, _, weight = part.partition(b";")
        if coding.strip() == b"gzip":
            return weight.strip().removeprefix(b"q=").strip(b"0.") != b"" or not weight
    return False
