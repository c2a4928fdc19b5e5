"""What is hidden is missing for those who may not see it, on every surface, as if it never was."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from tests.support import bodies, cases, world
from tests.support.cases import CASES, OURS, PARTNERS, RECORDS
from tests.support.questions import Answer, Asked, answer, questions
from tests.support.registry import Registry, System, told

SECOND = {"source": "letter", "confidence": "high"}
TOPIC = {"topic": "When it ends", "value": "2025-03-31"}
NAMED = {
    "authorities": ["camden"], "consortia": ["six"], "providers": ["north"], "scopes": ["delivery"],
    "sources": ["minutes", "letter"], "contracts": ["beds"], "cover": [""],
    **{kind: [f"{stream}-{n}" for stream in ("partners", "owner-camden") for n in range(1, 20)]
       for kind in ("facts", "claims")},
}  # fmt: skip

# Who sees what, of what Camden and an admin have hidden.
WHO = ["anybody", "reader", "islington", "camden", "auditor", "admin"]
SEEING = {"for-partners": set(WHO) - {"anybody"}, "our-own": {"camden", "auditor", "admin"}}


@dataclass(frozen=True)
class Hidden:
    """A registry in which a little is public and more is hidden, and what strangers saw before."""

    registry: Registry
    who: dict[str, System]
    facts: dict[str, str]
    before: dict[Asked, Answer]

    def seen_by(self, name: str, some: Iterable[str]) -> set[str]:
        """Which of some facts one of those who ask may see: how they are hidden ends their name."""
        return {one for one in some if name in SEEING[one.partition(" ")[2]]}

    def named(self, ids: Iterable[str]) -> set[str]:
        """The hidden facts among those of these ids."""
        known = set(ids)
        return {name for name, fact in self.facts.items() if fact in known}

    def strangers_answers(self) -> dict[Asked, Answer]:
        client = self.registry.client
        return {asked: answer(client, {}, asked) for asked in questions(NAMED)}


@pytest.fixture(scope="module")
def hidden(registry: Registry, request: pytest.FixtureRequest) -> Hidden:
    with registry.database.write_session() as session:
        world.source(session, "letter")
        world.contract(session, "beds", buyers=["camden"])
        world.award(session, "beds")
        world.provider_event(session, "north", event="winding-up-petition", day="2025-07-01")
        for value in ("2025-12-30", "2025-12-31"):
            said = {"topic": "When it ends", "field": "reported_end", "value": value}
            world.claim(session, about="contract:beds", **said)
    who: dict[str, System] = {name: request.getfixturevalue(name) for name in WHO}
    before = Hidden(registry, who, {}, {}).strangers_answers()
    return Hidden(registry, who, _hide(who["camden"], who["admin"]), before)


def _hide(camden: System, admin: System) -> dict[str, str]:
    """Claims that are decided and seconded, a signal, and what was ended again."""
    ids: dict[str, str] = {}
    for hidden, how in (("for-partners", PARTNERS), ("our-own", OURS)):
        claim = camden.states("claims", bodies.claim("contract:beds", **how, **TOPIC))["fact"]
        second = camden.states(f"facts/{claim}/corroborations", SECOND | how)
        decided = camden.states(f"claims/{claim}/decision", bodies.decision(**how), seen=claim)
        ids |= {f"claim {hidden}": claim, f"second {hidden}": second["fact"],
                f"decision {hidden}": decided["fact"]}  # fmt: skip
    about_six = bodies.claim("consortium:six", **PARTNERS)
    ids["six for-partners"] = admin.states("claims", about_six)["fact"]
    wrong = camden.states("providers/north/events", bodies.event("distress-signal"))["fact"]
    right = bodies.event("distress-signal", "2025-06-01", replaces=wrong)
    ids["signal for-partners"] = camden.states("providers/north/events", right, seen=wrong)["fact"]
    return ids | _records(camden)


def _records(camden: System) -> dict[str, str]:
    """One record of each kind that begins before the day asked about, and a step in each case."""
    ids: dict[str, str] = {}
    for hidden, how in (("for-partners", PARTNERS), ("our-own", OURS)):
        for kind in RECORDS:
            begins = {kind.begins: "2025-04-01"} if kind.begins else {}
            id_ = camden.states(kind.path, kind.body(**begins, **how))["fact"]
            ids[f"{kind} {hidden}"] = id_
            if kind.steps:
                step = cases.step(kind.steps[0][0], "2025-04-02")
                ids[f"step-of-{kind} {hidden}"] = cases.takes(camden, kind.path, id_, step)[0]
    return ids


def claims_in(found: dict[str, Any]) -> list[str]:
    return [one["id"] for one in found["claims"]]


SURFACES: dict[str, tuple[Callable[[System], list[str]], set[str]]] = {
    "claims": (lambda asking: [one["id"] for one in asking.lists("claims")], {"claim", "six"}),
    "claims about": (
        lambda asking: [one["id"] for one in asking.lists("claims", about="contract:beds")],
        {"claim"},
    ),
    "conflicts": (
        lambda asking: [id_ for one in asking.lists("conflicts") for id_ in claims_in(one)],
        {"claim"},
    ),
    "contract": (lambda asking: claims_in(asking.sees("contracts/beds")), {"claim"}),
    "consortium": (lambda asking: claims_in(asking.sees("consortia/six")), {"six"}),
    "consortia": (
        lambda asking: [id_ for one in asking.lists("consortia") for id_ in claims_in(one)],
        {"six"},
    ),
    "events": (
        lambda asking: [one["id"] for one in asking.lists("providers/north/events")],
        {"signal"},
    ),
    "history": (
        lambda asking: [one["fact"] for one in asking.lists("contracts/beds/history")],
        {"claim", "second", "decision"},
    ),
    **{kind.path: (partial(cases.shown, path=kind.path), {kind.path}) for kind in RECORDS},
    "steps": (
        lambda asking: [
            one["fact"]
            for kind in CASES
            for case in asking.lists(kind.path)
            for one in case["steps"]
        ],
        {f"step-of-{kind}" for kind in CASES},
    ),
    "feed": (lambda asking: [one["fact"] for one in asking.lists("changes", limit=200)], set()),
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", WHO)
def test_each_sees_what_it_may_see(hidden: Hidden, name: str, surface: str) -> None:
    look, kinds = SURFACES[surface]

    found = hidden.named(look(hidden.who[name]))

    there = {one for one in hidden.facts if one.partition(" ")[0] in kinds}
    assert found == hidden.seen_by(name, there)


@pytest.mark.parametrize("name", WHO)
def test_each_gets_the_facts_it_may_see_and_no_others(hidden: Hidden, name: str) -> None:
    asking = hidden.who[name]

    found = {one for one, fact in hidden.facts.items()
             if asking.asks(f"facts/{fact}").status_code == 200}  # fmt: skip

    assert found == hidden.seen_by(name, hidden.facts)


@pytest.mark.parametrize("name", WHO)
def test_a_decision_and_a_second_source_are_shown_to_those_who_see_the_claim(
    hidden: Hidden, name: str
) -> None:
    asking = hidden.who[name]

    for claim in hidden.seen_by(name, {"claim for-partners", "claim our-own"}):
        fact = hidden.facts[claim]
        assert asking.sees(f"claims/{fact}")["verdict"] == "rejected"
        assert asking.sees(f"facts/{fact}")["corroborated_by"] == ["letter"]
    assert ("letter" in asking.sees("contracts/beds")["sources"]) is (name != "anybody")


@pytest.mark.parametrize("name", WHO)
@pytest.mark.parametrize(
    ("stream", "how"), [("partners", "for-partners"), ("owner:camden", "our-own")]
)
def test_stream_is_for_its_audience(hidden: Hidden, name: str, stream: str, how: str) -> None:
    response = hidden.who[name].asks("changes", stream=stream, limit=200)
    head = hidden.who[name].asks("changes/head", stream=stream)

    if name in SEEING[how]:
        entries = response.json()["items"]
        assert [item["position"] for item in entries] == list(range(1, len(entries) + 1))
        assert {item["stream"] for item in entries} == {stream}
        expected = {fact for fact in hidden.facts if fact.partition(" ")[2] == how}
        assert hidden.named(item["fact"] for item in entries) == expected
        assert head.json()["hash"] == entries[-1]["hash"]
    else:
        unknown = (422, "unknown-stream", ["/query/stream"])
        assert (told(response), told(head)) == (unknown, unknown)


@pytest.mark.parametrize("name", WHO)
def test_registry_position_names_the_streams_in_reach(hidden: Hidden, name: str) -> None:
    positions = hidden.who[name].asks("cover").headers["registry-position"].split(", ")[1:]

    expected = {"partners": "for-partners", "owner-camden": "our-own"}
    assert [text.partition("=")[0] for text in positions] == [
        stream for stream, how in expected.items() if name in SEEING[how]
    ]


@pytest.mark.parametrize("name", [name for name in WHO if name != "anybody"])
def test_old_name_of_the_hidden_stream_is_unknown(hidden: Hidden, name: str) -> None:
    response = hidden.who[name].asks("changes", stream="restricted")

    assert told(response) == (422, "unknown-stream", ["/query/stream"])


def test_a_stranger_notices_nothing(hidden: Hidden) -> None:
    """Not by a byte, nor by an ETag, a position, a count or the head of the ledger."""
    now = hidden.strangers_answers()

    assert {asked for asked in now if now[asked] != hidden.before[asked]} == set()
    assert len(now) > 40
