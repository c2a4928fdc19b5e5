"""What everybody must see of what is known: now, or as at an earlier position of the ledger."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from tests.proofs.shadow import THINGS, Entry, Fact, Shadow, Who, version_on
from tests.proofs.shadow_charge import runs_on

Json: TypeAlias = Any
LISTS = {"authority": "authorities", "consortium": "consortia", "provider": "providers",
         "scope": "scopes", "contract": "contracts"}  # fmt: skip
NAMES = {"scope": "title", "contract": "title"}
CODES = {"contract": "reference"}


@dataclass(frozen=True, slots=True)
class View:
    """A question, what to look at in the answer, and what must be seen there."""

    path: str
    expected: Any
    take: Callable[[Json], Any]
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody who looks, and how far they look back."""

    shadow: Shadow
    who: Who
    position: int | None = None

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


def views(sight: Sight) -> Iterator[View]:
    """Every list, and every item of some sorts, as this caller must see them."""
    at = () if sight.position is None else (("position", str(sight.position)),)
    for thing in THINGS:
        yield a_list(sight, thing, at)
    yield View("claims", [claim(sight, one) for one in sight.facts("claim")], items(claim_out), at)
    for code in sorted(sight.shadow.known["provider"]):
        if sight.facts("provider_details", code=code):
            yield the_events(sight, code, at)
    for code in sorted(sight.shadow.known["contract"]):
        if sight.facts("contract_details", code=code):
            yield the_history(sight, code, at)
            yield the_contract(sight, code, at)
    for code in sorted(sight.shadow.known["consortium"]):
        if sight.facts("consortium_details", code=code):
            yield the_members(sight, code, at)
    sources = sorted(code for code, since in sight.shadow.sources.items() if since <= sight.public)
    yield View("sources", sources, items(lambda one: one["code"]), at)


def a_list(sight: Sight, thing: str, at: tuple[tuple[str, str], ...]) -> View:
    versions: dict[str, list[Fact]] = {}
    for fact in sight.facts(f"{thing}_details"):
        versions.setdefault(fact.code, []).append(fact)
    on = [
        version_on(sorted(some, key=lambda one: one.said["holds_from"] or ""), sight.shadow.today)
        for _, some in sorted(versions.items())
    ]
    name, code = NAMES.get(thing, "name"), CODES.get(thing, "code")
    expected = [(one.code, one.said[name], one.id) for one in on if one]
    return View(LISTS[thing], expected, items(lambda one: (one[code], one[name], one["fact"])), at)


def the_events(sight: Sight, code: str, at: tuple[tuple[str, str], ...]) -> View:
    facts = sorted(sight.facts("provider_event", provider=code),
                   key=lambda one: (one.said["day"], one.since, one.id))  # fmt: skip
    expected = [(one.id, one.said["event"], one.said["day"], one.visibility) for one in facts]
    take = items(lambda one: (one["id"], one["event"], one["day"], one["visibility"]))
    return View(f"providers/{code}/events", expected, take, at)


def the_history(sight: Sight, code: str, at: tuple[tuple[str, str], ...]) -> View:
    expected = [entry_said(one) for one in sight.entries(thing="contract", code=code)]
    return View(f"contracts/{code}/history", expected, items(entry_out), at)


def the_contract(sight: Sight, code: str, at: tuple[tuple[str, str], ...]) -> View:
    kinds = ("award", "term_change", "notice")
    expected = [[one.id for one in sight.facts(kind, contract=code)] for kind in kinds]
    claims = [one for one in sight.facts("claim") if (one.thing, one.code) == ("contract", code)]

    def take(said: Json) -> Any:
        lists = [said[name] for name in ("awards", "term_changes", "notices", "claims")]
        return [[one["id"] for one in some] for some in lists]

    return View(f"contracts/{code}", [*expected, [one.id for one in claims]], take, at)


def the_members(sight: Sight, code: str, at: tuple[tuple[str, str], ...]) -> View:
    facts = [
        one for one in sight.facts("membership", consortium=code)
        if runs_on(one, sight.shadow.today) and one.said["authority"] in _named(sight)
    ]  # fmt: skip
    expected = sorted((one.said["authority"], one.said["role"], one.id) for one in facts)
    take = items(lambda one: (one["authority"], one["role"], one["fact"]))
    return View(f"consortia/{code}/members", expected, take, at)


def _named(sight: Sight) -> set[str]:
    return {one.code for one in sight.facts("authority_details")}


def a_fact(sight: Sight, fact: Fact) -> View | None:
    """One fact: standing or ended, with who seconds it; nothing to whom it is hidden."""
    position = sight.public if fact.stream == "public" else sight.restricted
    if fact.since > position or not sight.who.sees(fact.visibility, fact.owner):
        return None
    ended = fact.until if fact.until is not None and fact.until <= position else None
    seconded = [one.said["source"] for one in sight.facts("corroboration", fact=fact.id)]
    at = () if sight.position is None else (("position", str(sight.position)),)

    def take(said: Json) -> Any:
        end = said["ended"]
        return said["id"], said["stands"], end and end["position"], said["corroborated_by"]

    return View(f"facts/{fact.id}", (fact.id, ended is None, ended, seconded), take, at)


def the_feed(sight: Sight, stream: str) -> View:
    expected = [entry_said(one) for one in sight.shadow.entries[stream]]
    return View("changes", expected, items(entry_out), (("stream", stream),))


def items(take: Callable[[Json], Any]) -> Callable[[Json], Any]:
    return lambda said: [take(one) for one in said["items"]]


def claim(sight: Sight, fact: Fact) -> tuple[Any, ...]:
    decided = sight.facts("claim_decision", claim=fact.id)
    verdict = decided[0].said["verdict"] if decided else None
    return fact.id, f"{fact.thing}:{fact.code}", fact.said["value"], verdict, fact.visibility


def claim_out(one: Json) -> tuple[Any, ...]:
    return one["id"], one["about"], one["value"], one["verdict"], one["visibility"]


def entry_said(one: Entry) -> tuple[Any, ...]:
    return (one.stream, one.position, one.action, one.kind, one.fact, one.thing, one.code,
            one.source, one.author, one.acting_for, one.reason, one.recorded_at)  # fmt: skip


def entry_out(one: Json) -> tuple[Any, ...]:
    return (one["stream"], one["position"], one["action"], one["kind"], one["fact"], one["thing"],
            one["code"], one["source"], one["author"], one["acting_for"], one["reason"],
            datetime.fromisoformat(one["recorded_at"]))  # fmt: skip
