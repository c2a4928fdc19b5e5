"""Somebody who looks, and what they must see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from tests.proofs.shadow import Entry, Fact, Shadow, Who

Json: TypeAlias = Any
Params: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A question, what to look at in the answer, and what must be seen there."""

    path: str
    expected: Any
    take: Callable[[Json], Any]
    params: Params = ()
    etag: str | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody who looks, how far they look back, and which day they ask about."""

    shadow: Shadow
    who: Who
    position: int | None = None
    day: str | None = None

    @property
    def at(self) -> Params:
        return () if self.position is None else (("position", str(self.position)),)

    @property
    def on(self) -> Params:
        return self.at if self.day is None else (*self.at, ("on", self.day))

    @property
    def asked(self) -> str:
        return self.day or self.shadow.today

    @property
    def public(self) -> int:
        return self.shadow.head if self.position is None else self.position

    @property
    def restricted(self) -> int:
        """How much of the other stream was recorded by then, for those who see any of it."""
        entries = self.shadow.entries["restricted"]
        if self.who.role == "anonymous" or self.position == 0:
            return 0
        if self.position is None:
            return len(entries)
        until = self.shadow.entries["public"][self.position - 1].recorded_at
        return sum(entry.recorded_at <= until for entry in entries)

    def facts(self, *kinds: str, **said: Any) -> list[Fact]:
        """The facts that this caller sees to stand, in the order of the ledger."""
        found = [
            one
            for one in self.shadow.facts.values()
            if one.kind in kinds
            and one.stood_at(self.public, self.restricted)
            and self.who.sees(one.visibility, one.owner)
            and all(one.said.get(name) == value for name, value in said.items())
        ]
        return sorted(found, key=lambda one: (one.since, one.id))

    def sees(self, entry: Entry) -> bool:
        limit = self.public if entry.stream == "public" else self.restricted
        return entry.position <= limit and self.who.sees(entry.visibility, entry.owner)

    def entries(self, **about: str) -> list[Entry]:
        found = [
            entry
            for stream in self.shadow.entries.values()
            for entry in stream
            if self.sees(entry) and all(getattr(entry, k) == v for k, v in about.items())
        ]
        return sorted(found, key=lambda entry: (entry.position, entry.stream))


def items(take: Callable[[Json], Any]) -> Callable[[Json], Any]:
    return lambda said: [take(one) for one in said["items"]]
