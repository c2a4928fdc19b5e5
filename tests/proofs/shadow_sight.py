"""Somebody who looks, and what they must see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from tests.proofs.shadow import BEFORE, Entry, Fact, Shadow, Who

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
    def moment(self) -> datetime:
        """The moment of the answer: that of the position, else the newest there is."""
        if self.position is None:
            return self.shadow.newest
        if self.position == 0:
            return BEFORE
        return self.shadow.entries["public"][self.position - 1].recorded_at

    @property
    def positions(self) -> str:
        """The expected `Registry-Position` of an answer to this caller."""
        return positions_out(self.shadow.positions(self.who, self.moment))

    @property
    def erased(self) -> str:
        """The expected suffix of an ETag: the erasures in the streams that this caller may read."""
        entries = self.shadow.entries
        count = sum(one.action == "erased" for some in entries.values() for one in some
                    if self.who.reads(one.stream))  # fmt: skip
        return f";e{count}" if count else ""

    def facts(self, *types: str, **said: Any) -> list[Fact]:
        """The facts that this caller sees to stand, in the order of the ledger."""
        found = [
            one
            for one in self.shadow.facts.values()
            if one.type in types
            and one.stood_at(self.moment)
            and self.who.sees(one.visibility, one.owner)
            and all(one.said.get(name) == value for name, value in said.items())
        ]
        return sorted(found, key=lambda one: one.place)

    def sees(self, entry: Entry) -> bool:
        return entry.recorded_at <= self.moment and self.who.reads(entry.stream)

    def entries(self, **about: str) -> list[Entry]:
        found = [
            entry
            for stream in self.shadow.entries.values()
            for entry in stream
            if self.sees(entry) and all(getattr(entry, k) == v for k, v in about.items())
        ]
        return sorted(found, key=lambda entry: (entry.recorded_at, entry.stream))


def positions_out(positions: dict[str, int]) -> str:
    """Positions of streams as a header: public, partners, then owners by code."""
    others = {stream: n for stream, n in positions.items() if n and stream != "public"}
    ordered = sorted(others, key=lambda stream: (stream != "partners", stream))
    named = [f"{stream.replace(':', '-')}={others[stream]}" for stream in ordered]
    return ", ".join([str(positions["public"]), *named])


def items(take: Callable[[Json], Any]) -> Callable[[Json], Any]:
    return lambda said: [take(one) for one in said["items"]]
