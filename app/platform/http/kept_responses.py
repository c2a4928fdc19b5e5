"""Responses kept in memory within a number of bytes, the least recently used removed first."""

import gzip
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from app.platform.http.entity_tags import gzip_tag

Headers: TypeAlias = list[tuple[bytes, bytes]]
Key: TypeAlias = tuple[str | bytes, ...]

MIN_COMPRESSED_BYTES = 1_000
"""The size from which a body is compressed."""

_OBJECTS_BYTES = 2_000
"""The memory of the objects of a response beside its key, its headers and its body."""

_VERSION_BYTES = 300
"""The memory of the version of one source."""

_COMPRESSED_ALREADY = (b"application/zip", b"application/vnd.openxmlformats")
_NOT_IN_304 = {b"content-type", b"content-length", b"content-disposition", b"link"}


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The dependencies of a response beside its request: a day, and versions of sources.

    `sources` are those of the caller; None for all.
    """

    day: date
    sources: tuple[str, ...] | None
    versions: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The known caller of a request: what it may see, and where it is counted.

    `bucket` is None if the requests of its address are counted together.
    """

    reach: str
    bucket: str | None = None
    expires_at: datetime | None = None


@dataclass(slots=True)
class KeptResponse:
    """A response of status 200 or, without a body, of status 304 only."""

    tag: str
    headers: Headers
    body: bytes | None
    route: str
    dependencies: Dependencies
    rules: object
    """The version of what computes the sources, when the request arrived."""
    compressed: bytes | None = None
    gzip_headers: Headers = field(default_factory=list)
    _of_304: dict[str, Headers] = field(default_factory=dict)

    @property
    def is_compressible(self) -> bool:
        """Return whether the body is large enough to be sent compressed, and no archive."""
        if self.body is None or len(self.body) < MIN_COMPRESSED_BYTES:
            return False
        return not dict(self.headers).get(b"content-type", b"").startswith(_COMPRESSED_ALREADY)

    def compress(self) -> None:
        """Make the compressed representation, which has a strong tag of its own."""
        if self.compressed is not None or self.body is None:
            return
        # Level 4 takes half the time of the default, for bodies a few per cent larger.
        compressed = gzip.compress(self.body, 4, mtime=0)
        replaced = {
            b"etag": gzip_tag(self.tag).encode(),
            b"content-length": b"%d" % len(compressed),
        }
        headers = [(name, replaced.get(name, value)) for name, value in self.headers]
        # The body comes last: another request sends it as soon as it is there.
        self.gzip_headers = [*headers, (b"content-encoding", b"gzip")]
        self.compressed = compressed

    def headers_of_304(self, tag: str) -> Headers:
        """Return the headers of a 304 response to a client that has the response with this tag."""
        known = self._of_304.get(tag)
        if known is None:
            named = tag.encode("latin-1")
            known = [
                (name, named if name == b"etag" else value)
                for name, value in self.headers
                if name not in _NOT_IN_304
            ]
            self._of_304[tag] = known  # of two tags at most: with compression and without
        return known

    def size(self, key: Key) -> int:
        """Return the memory that the response takes, with its key."""
        texts = [self.body or b"", self.compressed or b"", *key]
        pairs = [*self.headers, *self.headers, *self.gzip_headers]  # those of 304, too
        headers = sum(len(name) + len(value) + 150 for name, value in pairs)
        versions = _VERSION_BYTES * len(self.dependencies.versions)
        return _OBJECTS_BYTES + headers + versions + sum(len(text) for text in texts)


class KeptResponses:
    """Responses by key, within a number of bytes."""

    def __init__(self, max_bytes: int) -> None:
        """Create an empty store."""
        self.max_bytes = max_bytes
        self.bytes = 0
        self._kept: OrderedDict[Key, tuple[KeptResponse, int]] = OrderedDict()

    def __len__(self) -> int:
        """Return the number of responses."""
        return len(self._kept)

    def get(self, key: Key) -> KeptResponse | None:
        """Return a response, which becomes the most recently used one."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Key, response: KeptResponse) -> None:
        """Keep a response in place of an older one; remove the least recently used ones."""
        size = response.size(key)
        self.remove(key)
        if size > self.max_bytes:
            return
        self._kept[key] = response, size
        self.bytes += size
        while self.bytes > self.max_bytes:
            _, (_, removed) = self._kept.popitem(last=False)
            self.bytes -= removed

    def remove(self, key: Key) -> None:
        """Remove the response of a key, if there is one."""
        found = self._kept.pop(key, None)
        self.bytes -= found[1] if found else 0


class KnownCallers:
    """The identities of credentials, as an authentication found them; hashes only.

    An identity ends with every change of keys, with its credential, and after a minute: the issuer
    of a token may have replaced its keys.
    """

    seconds = 60.0
    most = 4_096

    def __init__(self) -> None:
        """Create an empty memory."""
        self._known: OrderedDict[bytes, tuple[Identity, object, float]] = OrderedDict()

    def get(self, credentials: bytes, keys: object, now: datetime) -> Identity | None:
        """Return the identity of credentials at a version of the keys, or None if not known."""
        found = self._known.get(credentials)
        if found is None:
            return None
        identity, known_keys, until = found
        is_over = identity.expires_at is not None and identity.expires_at < now
        # Both ends are compared, because the clock may be set back.
        seconds_left = until - now.timestamp()
        if known_keys != keys or is_over or not 0 < seconds_left <= self.seconds:
            del self._known[credentials]
            return None
        return identity

    def put(self, credentials: bytes, identity: Identity, keys: object, now: datetime) -> None:
        """Remember the identity that an authentication found, and forget the oldest."""
        self._known[credentials] = identity, keys, now.timestamp() + self.seconds
        self._known.move_to_end(credentials)
        if len(self._known) > self.most:
            self._known.popitem(last=False)


def joined(parts: Sequence[bytes]) -> bytes:
    """Return a body in one piece."""
    return parts[0] if len(parts) == 1 else b"".join(parts)
