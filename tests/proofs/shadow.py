"""What the registry must know, kept in plain dictionaries: nothing of the service but its words."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
BEFORE = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of what was known before anything was recorded."""

REQUIRED = {"name", "title", "value"}
"""The free texts in whose place something stands when they are erased."""

THINGS = ("authority", "consortium", "provider", "scope", "contract")


class No(Exception):
    """What the service must refuse, with a status and a code."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.answer = (status, code)


@dataclass(frozen=True, slots=True)
class Who:
    """A caller, as their key says."""

    name: str
    role: str
    authorities: frozenset[str] = frozenset()

    def sees(self, visibility: str, owner: str | None) -> bool:
        if visibility == "public" or self.role in {"auditor", "admin"}:
            return True
        if self.role == "anonymous":
            return False
        return visibility == "partners" or owner in self.authorities

    def reads(self, stream: str) -> bool:
        visibility, _, owner = stream.partition(":")
        return self.sees(visibility, owner or None)


@dataclass(slots=True)
class Fact:
    """A recorded fact, with its place in its stream and the moments of its beginning and end."""

    id: str
    type: str
    thing: str
    code: str
    said: dict[str, Any]
    author: str
    since: datetime
    position: int = 0
    until: datetime | None = None
    ended_by: int | None = None
    visibility: str = "public"
    owner: str | None = None

    @property
    def stream(self) -> str:
        return stream_of(self.visibility, self.owner)

    @property
    def place(self) -> tuple[datetime, str, int]:
        """Its place in the order of the ledger."""
        return self.since, self.stream, self.position

    def stood_at(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or self.until > moment)


@dataclass(slots=True)
class Entry:
    """One line of the ledger."""

    stream: str
    position: int
    action: str
    type: str
    fact: str
    thing: str
    code: str
    source: str | None
    author: str
    acting_for: str | None
    reason: str | None
    recorded_at: datetime
    replaces: str | None = None
    texts: dict[str, str | None] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return id_of(self.stream, self.position)


@dataclass(slots=True)
class Shadow:
    """Everything that has been said, and who said it."""

    now: datetime
    facts: dict[str, Fact] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=lambda: {"public": [], "partners": []})
    given: dict[str, set[str]] = field(default_factory=lambda: {one: set() for one in THINGS})
    sources: dict[str, datetime] = field(default_factory=dict)
    spelt: dict[tuple[str, str], dict[str, datetime]] = field(default_factory=dict)
    undo: list[Callable[[], Any]] = field(default_factory=list)
    is_trying: bool = False

    @property
    def today(self) -> str:
        return str(self.now.astimezone(LONDON).date())

    @property
    def head(self) -> int:
        return len(self.entries["public"])

    @property
    def newest(self) -> datetime:
        """The moment of the newest entry of all streams."""
        ends = (some[-1].recorded_at for some in self.entries.values() if some)
        return max(ends, default=BEFORE)

    def positions(self, who: Who, moment: datetime) -> dict[str, int]:
        """Return the last position, at a moment, of each stream that a caller may read."""
        return {
            stream: sum(one.recorded_at <= moment for one in entries)
            for stream, entries in self.entries.items()
            if who.reads(stream)
        }

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Whatever is refused half-way has not happened."""
        self.undo.clear()
        try:
            yield
        except No:
            while self.undo:
                self.undo.pop()()
            raise

    def standing(self, *types: str, **said: Any) -> list[Fact]:
        """The facts of these types that stand and say this, in the order of the ledger."""
        found = [
            one
            for one in self.facts.values()
            if one.until is None
            and one.type in types
            and all(one.said.get(name) == value for name, value in said.items())
        ]
        return sorted(found, key=lambda one: one.place)

    def known(self, thing: str) -> set[str]:
        """The codes of the things of a sort that are known and not withdrawn."""
        return {one.code for one in self.standing(f"{thing}_details")}

    def versions(self, thing: str, code: str) -> list[Fact]:
        """What is said of a thing, in the order of the days from which it holds."""
        found = self.standing(f"{thing}_details", code=code)
        return sorted(found, key=lambda one: one.said.get("holds_from") or "")

    def meant(self, thing: str, spelling: str) -> str:
        """The code of the thing that goes by a spelling: its own, else who had it first."""
        wanted = spelling.strip().casefold()
        having = {
            code: since[wanted]
            for (sort, code), since in self.spelt.items()
            if sort == thing and wanted in since
        }
        if not having:
            raise No(404, "unknown-code")
        return wanted if wanted in having else min(having, key=lambda code: having[code])

    def make_known(self, thing: str, code: str) -> None:
        if code in self.given[thing]:
            raise No(409, f"{thing}-exists")
        self.given[thing].add(code)
        self.undo.append(lambda: self.given[thing].discard(code))

    def add(self, fact: Fact) -> Fact:
        fact.since, fact.position = self.now, self._next(fact.stream)
        fact.id = id_of(fact.stream, fact.position)
        self.facts[fact.id] = fact
        self.undo.append(lambda: self.facts.pop(fact.id))
        return fact

    def end(self, fact: Fact) -> None:
        fact.until, fact.ended_by = self.now, self._next(fact.stream)

        def stand() -> None:
            fact.until = fact.ended_by = None

        self.undo.append(stand)

    def write(
        self,
        action: str,
        fact: Fact,
        who: Who,
        acting_for: str | None,
        *,
        reason: str | None = None,
        replaces: str | None = None,
    ) -> Entry:
        """The entry that says what was done with a fact; from here on nothing is undone."""
        self._only_trying()
        entry = Entry(
            fact.stream, self._next(fact.stream), action, fact.type, fact.id, fact.thing, fact.code,
            fact.said["source"], who.name, acting_for, reason, self.now, replaces,
        )  # fmt: skip
        self.entries.setdefault(fact.stream, []).append(entry)
        if fact.type.endswith("_details"):
            self._spell(fact.thing, fact.code)
        return entry

    def register(self, code: str, who: Who, acting_for: str | None) -> Entry:
        self._only_trying()
        entry = Entry(
            "public", self._next("public"), "registered", "source", code, "source", code, None,
            who.name, acting_for, None, self.now,
        )  # fmt: skip
        self.entries["public"].append(entry)
        self.sources[code] = entry.recorded_at
        return entry

    def erase(self, entry: Entry, paths: Sequence[str]) -> set[str]:
        """Forget texts of an entry, also in the fact that it recorded; tell what they were."""
        gone = {str(entry.texts[path]) for path in paths}
        entry.texts |= dict.fromkeys(paths)
        if entry.action in {"recorded", "revised"}:
            said = self.facts[entry.fact].said
            erased = {path: "[erased]" if path in REQUIRED else None for path in paths}
            said |= {path: text for path, text in erased.items() if path in said}
        return gone

    def note_erasure(self, of: Entry, who: Who, reason: str) -> Entry:
        """The entry that says that texts were erased, in the stream of what was erased."""
        entry = Entry(
            of.stream, self._next(of.stream), "erased", of.type, of.fact, of.thing, of.code, None,
            who.name, None, reason, self.now,
        )  # fmt: skip
        self.entries[of.stream].append(entry)
        return entry

    def _only_trying(self) -> None:
        if self.is_trying:
            raise No(200, "it would do")

    def _next(self, stream: str) -> int:
        return len(self.entries.get(stream, ())) + 1

    def _spell(self, thing: str, code: str) -> None:
        before = self.spelt.pop((thing, code), {})
        spellings = {one for fact in self.versions(thing, code) for one in spellings_of(fact)}
        if spellings:
            kept = {one: before.get(one, self.now) for one in spellings}
            self.spelt[thing, code] = kept


def stream_of(visibility: str, owner: str | None) -> str:
    """The stream of what this audience may read: each has one of its own."""
    return f"owner:{owner}" if visibility == "owner" else visibility


def id_of(stream: str, position: int) -> str:
    """Return the id of an entry, which is also that of the fact that it records."""
    return f"{stream.replace(':', '-')}-{position}"


def spellings_of(details: Fact) -> set[str]:
    """How a thing may be called: by its code, or by a number with and without its register."""
    named = [(one["scheme"], one["id"]) for one in details.said.get("identifiers", ())]
    spelt = {f"{scheme}-{number}".casefold() for scheme, number in named}
    return {details.code} | spelt | {number.casefold() for _, number in named}


def version_on(versions: list[Fact], day: str) -> Fact | None:
    """The version that holds on a day; the first holds from always."""
    begun = [one for one in versions if (one.said.get("holds_from") or "") <= day]
    return begun[-1] if begun else (versions[0] if versions else None)
