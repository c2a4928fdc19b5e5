"""What the registry must know, kept in plain dictionaries: nothing of the service but its words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

TICK = timedelta(microseconds=1)
LONDON = ZoneInfo("Europe/London")
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


@dataclass(slots=True)
class Fact:
    """What was stated, and from where to where in its stream it stands."""

    id: str
    kind: str
    thing: str
    code: str
    said: dict[str, Any]
    author: str
    since: int
    until: int | None = None
    visibility: str = "public"
    owner: str | None = None

    @property
    def stream(self) -> str:
        return "public" if self.visibility == "public" else "restricted"

    def stood_at(self, public: int, restricted: int) -> bool:
        position = public if self.stream == "public" else restricted
        return self.since <= position and (self.until is None or self.until > position)


@dataclass(slots=True)
class Entry:
    """One line of the ledger."""

    stream: str
    position: int
    action: str
    kind: str
    fact: str
    thing: str
    code: str
    source: str
    author: str
    acting_for: str | None
    reason: str | None
    recorded_at: datetime
    visibility: str = "public"
    owner: str | None = None


@dataclass(slots=True)
class Shadow:
    """Everything that has been said, and who said it."""

    now: datetime
    facts: dict[str, Fact] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(
        default_factory=lambda: {"public": [], "restricted": []}
    )
    given: dict[str, set[str]] = field(default_factory=lambda: {one: set() for one in THINGS})
    sources: dict[str, int] = field(default_factory=dict)
    spelt: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    undo: list[Callable[[], Any]] = field(default_factory=list)
    is_trying: bool = False

    @property
    def today(self) -> str:
        return str(self.now.astimezone(LONDON).date())

    @property
    def head(self) -> int:
        return len(self.entries["public"])

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

    def standing(self, *kinds: str, **said: Any) -> list[Fact]:
        """The facts of these kinds that stand and say this, in the order of the ledger."""
        found = [
            one
            for one in self.facts.values()
            if one.until is None
            and one.kind in kinds
            and all(one.said.get(name) == value for name, value in said.items())
        ]
        return sorted(found, key=lambda one: (one.since, one.id))

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
        fact.since = len(self.entries[fact.stream]) + 1
        fact.id = f"{fact.stream}-{fact.since}"
        self.facts[fact.id] = fact
        self.undo.append(lambda: self.facts.pop(fact.id))
        return fact

    def end(self, fact: Fact) -> None:
        fact.until = len(self.entries[fact.stream]) + 1
        self.undo.append(lambda: setattr(fact, "until", None))

    def write(
        self, action: str, fact: Fact, who: Who, acting_for: str | None, reason: str | None = None
    ) -> Entry:
        """The entry that says what was done with a fact; from here on nothing is undone."""
        self._only_trying()
        stream = self.entries[fact.stream]
        entry = Entry(
            fact.stream, len(stream) + 1, action, fact.kind, fact.id, fact.thing, fact.code,
            fact.said["source"], who.name, acting_for, reason, self._moment(fact.stream),
            fact.visibility, fact.owner,
        )  # fmt: skip
        stream.append(entry)
        if fact.kind.endswith("_details"):
            self._spell(fact.thing, fact.code, entry.position)
        return entry

    def register(self, code: str, who: Who, acting_for: str | None) -> Entry:
        self._only_trying()
        stream = self.entries["public"]
        entry = Entry(
            "public", len(stream) + 1, "registered", "source", code, "source", code, code,
            who.name, acting_for, None, self._moment("public"),
        )  # fmt: skip
        stream.append(entry)
        self.sources[code] = entry.position
        return entry

    def _only_trying(self) -> None:
        if self.is_trying:
            raise No(200, "it would do")

    def _moment(self, stream: str) -> datetime:
        """Strictly after what was recorded in the stream; what is hidden, after what is public."""
        before = [self.entries[one][-1].recorded_at + TICK
                  for one in {stream, "public"} if self.entries[one]]  # fmt: skip
        return max([self.now, *before])

    def _spell(self, thing: str, code: str, position: int) -> None:
        before = self.spelt.pop((thing, code), {})
        spellings = {one for fact in self.versions(thing, code) for one in spellings_of(fact)}
        if spellings:
            kept = {one: before.get(one, position) for one in spellings}
            self.spelt[thing, code] = kept


def spellings_of(details: Fact) -> set[str]:
    """How a thing may be called: by its code, or by a number with and without its register."""
    named = [(one["scheme"], one["id"]) for one in details.said.get("identifiers", ())]
    spelt = {f"{scheme}-{number}".casefold() for scheme, number in named}
    return {details.code} | spelt | {number.casefold() for _, number in named}


def version_on(versions: list[Fact], day: str) -> Fact | None:
    """The version that holds on a day; the first holds from always."""
    begun = [one for one in versions if (one.said.get("holds_from") or "") <= day]
    return begun[-1] if begun else (versions[0] if versions else None)
