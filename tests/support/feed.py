"""Following the feed while others state, and finding out whether it told everything, in order."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import Any

from tests.support.clients import Client

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it was read or acknowledged: its place, its hash, and the hash before it."""

    position: int
    previous: str
    hash: str

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> "Link":
        return cls(entry["position"], entry["previous"], entry["hash"])


def follow(callers: Sequence[Client], head: Link, last: threading.Event, seed: int) -> list[Link]:
    """Read on from a head, from one process and then another, until nothing comes after the end.

    `last` is set once nobody states any more; what is there then must still be read.
    """
    read, rng = [head], Random(seed)
    for client in cycle(callers):
        is_over = last.is_set()
        place = f"after={read[-1].position}&after_hash={read[-1].hash}"
        answer = client.get(f"/v1/changes?{place}&limit={_PAGE}")
        assert answer.status == 200, answer.body
        page = answer.said["items"]
        read += map(Link.of, page)
        if is_over and not page:
            return read[1:]
        last.wait(rng.uniform(0, 0.2))
    raise AssertionError("nobody to ask")


def faults(head: Link, read: Sequence[Link], stated: Mapping[int, str]) -> Iterator[str]:
    """What is wrong with what somebody read from a head on, while this was stated."""
    before = head
    for link in read:
        if link.position <= before.position:
            yield f"{link.position} was read after {before.position}"
        elif link.position != before.position + 1:
            yield f"{link.position} was read, but nothing between it and {before.position}"
        elif link.previous != before.hash:
            yield f"{link.position} does not name the hash of the entry before it"
        before = link
    seen = {link.position: link.hash for link in read}
    for position, hash_ in stated.items():
        if seen.get(position) != hash_:
            how = "read otherwise" if position in seen else "missed"
            yield f"{position} was acknowledged, and was {how}"
