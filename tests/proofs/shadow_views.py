"""What everybody must see of what is known: now, or as at an earlier moment of the ledger."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from tests.proofs.shadow import THINGS, Entry, Fact, version_on
from tests.proofs.shadow_charge import runs_on
from tests.proofs.shadow_record_views import records
from tests.proofs.shadow_sight import Json, Sight, View, items

LISTS = {"authority": "authorities", "consortium": "consortia", "provider": "providers",
         "scope": "scopes", "contract": "contracts"}  # fmt: skip
NAMES = {"scope": "title", "contract": "title"}
CODES = {"contract": "reference"}


def views(sight: Sight) -> Iterator[View]:
    """Every list, and every item of some sorts, as this caller must see them."""
    for thing in THINGS:
        yield a_list(sight, thing)
        yield from (its_details(sight, one) for one in on_the_day(sight, thing))
    yield from records(sight)
    claims = [claim(sight, one) for one in sight.facts("claim")]
    yield View("claims", claims, items(claim_out), sight.at)
    for code in named(sight, "provider"):
        yield the_events(sight, code)
    for code in named(sight, "contract"):
        yield the_history(sight, code)
        yield the_contract(sight, code)
    for code in named(sight, "consortium"):
        yield the_members(sight, code)
    sources = sorted(code for code, since in sight.shadow.sources.items() if since <= sight.moment)
    yield View("sources", sources, items(lambda one: one["code"]), sight.at)


def named(sight: Sight, thing: str) -> list[str]:
    """The things of a sort of which something is said."""
    return sorted({one.code for one in sight.facts(f"{thing}_details")})


def on_the_day(sight: Sight, thing: str) -> list[Fact]:
    """The version of each thing that holds on the day asked about."""
    versions: dict[str, list[Fact]] = {code: [] for code in named(sight, thing)}
    for fact in sight.facts(f"{thing}_details"):
        versions[fact.code].append(fact)
    on = [
        version_on(sorted(some, key=lambda one: one.said["holds_from"] or ""), sight.asked)
        for some in versions.values()
    ]
    return [one for one in on if one is not None]


def a_list(sight: Sight, thing: str) -> View:
    name, code = NAMES.get(thing, "name"), CODES.get(thing, "code")
    expected = [(one.code, one.said[name], one.id) for one in on_the_day(sight, thing)]
    take = items(lambda one: (one[code], one[name], one["fact"]))
    return View(LISTS[thing], expected, take, sight.on)


def its_details(sight: Sight, fact: Fact) -> View:
    name = NAMES.get(fact.thing, "name")
    expected = (fact.said[name], fact.said["source"], fact.said["holds_from"])
    path = f"{LISTS[fact.thing]}/{fact.code}/details"

    def take(said: Json) -> Any:
        return said[name], said["source"], said["holds_from"]

    return View(path, expected, take, sight.on, f'"{fact.id}{sight.erased}"')


def the_events(sight: Sight, code: str) -> View:
    facts = sorted(sight.facts("provider_event", provider=code),
                   key=lambda one: (one.said["day"], one.place))  # fmt: skip
    expected = [(one.id, one.said["event"], one.said["day"], one.visibility) for one in facts]
    take = items(lambda one: (one["id"], one["event"], one["day"], one["visibility"]))
    return View(f"providers/{code}/events", expected, take, sight.at)


def the_history(sight: Sight, code: str) -> View:
    expected = [entry_said(one) for one in sight.entries(thing="contract", code=code)]
    return View(f"contracts/{code}/history", expected, items(entry_out), sight.at)


def the_contract(sight: Sight, code: str) -> View:
    types = ("award", "term_change", "notice")
    expected = [[one.id for one in sight.facts(type_, contract=code)] for type_ in types]
    claims = [one for one in sight.facts("claim") if (one.thing, one.code) == ("contract", code)]

    def take(said: Json) -> Any:
        lists = [said[name] for name in ("awards", "term_changes", "notices", "claims")]
        return [[one["id"] for one in some] for some in lists]

    return View(f"contracts/{code}", [*expected, [one.id for one in claims]], take, sight.on)


def the_members(sight: Sight, code: str) -> View:
    facts = [
        one for one in sight.facts("membership", consortium=code)
        if runs_on(one, sight.asked) and one.said["authority"] in named(sight, "authority")
    ]  # fmt: skip
    expected = sorted((one.said["authority"], one.said["role"], one.id) for one in facts)
    take = items(lambda one: (one["authority"], one["role"], one["fact"]))
    return View(f"consortia/{code}/members", expected, take, sight.on)


def a_fact(sight: Sight, fact: Fact) -> View | None:
    """One fact: standing or ended, with who seconds it; nothing to whom it is hidden."""
    if fact.since > sight.moment or not sight.who.sees(fact.visibility, fact.owner):
        return None
    ended = fact.ended_by if fact.until is not None and fact.until <= sight.moment else None
    seconded = [one.said["source"] for one in sight.facts("corroboration", fact=fact.id)]

    def take(said: Json) -> Any:
        end = said["ended_by"]
        return said["id"], said["is_current"], end and end["position"], said["corroborated_by"]

    return View(f"facts/{fact.id}", (fact.id, ended is None, ended, seconded), take, sight.at)


def the_feed(sight: Sight, stream: str) -> View:
    expected = [entry_said(one) for one in sight.shadow.entries[stream]]
    return View("changes", expected, items(entry_out), (("stream", stream),))


def claim(sight: Sight, fact: Fact) -> tuple[Any, ...]:
    decided = sight.facts("claim_decision", claim=fact.id)
    verdict = decided[0].said["verdict"] if decided else None
    return fact.id, f"{fact.thing}:{fact.code}", fact.said["value"], verdict, fact.visibility


def claim_out(one: Json) -> tuple[Any, ...]:
    return one["id"], one["about"], one["value"], one["verdict"], one["visibility"]


def entry_said(one: Entry) -> tuple[Any, ...]:
    """An entry as it must be answered; each is the whole of its batch."""
    return (one.stream, one.position, one.position, one.action, one.type, one.fact, one.replaces,
            one.thing, one.code, one.source, one.author, one.acting_for, one.texts, False,
            f"{one.recorded_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}")  # fmt: skip


def entry_out(one: Json) -> tuple[Any, ...]:
    subject = one["subject"]
    return (one["stream"], one["position"], one["read_at"], one["action"], one["type"], one["fact"],
            one["replaces"], subject["thing"], subject["code"], one["source"], one["author"],
            one["acting_for"], texts_out(one), one["backdated"], one["recorded_at"])  # fmt: skip


def texts_out(one: Json) -> dict[str, str | None]:
    """The free texts of an entry; where one was erased, its salt is, too."""
    texts = one["texts"]
    assert all((text["text"] is None) == (text["salt"] is None) for text in texts.values())
    return {path: text["text"] for path, text in texts.items()}
