"""Whom facts about facts concern: claims, decisions, withdrawals and corroborations."""

from collections.abc import Callable
from typing import Any

from tests.proofs.ground import CAMDEN, CHARGE_OF_CONTRACTS, ISLINGTON, NOBODY, TAKERS, Ground
from tests.proofs.relations import (
    CLAIM_CHARGES,
    DECISION_CHARGES,
    EDITORS,
    NO_FACT,
    SAID,
    VISIBILITIES,
    Ask,
    Target,
    Targets,
    a_claim,
    fixed,
    missing,
)
from tests.support import world

Making = Callable[[Ground], str]


def claims() -> Targets:
    said = {**SAID, "field": "last_day", "value": "2025-12-30"}
    about = [
        Target(name, fixed(Ask(body={**said, "about": name})), charge)
        for name, charge in CLAIM_CHARGES.items()
    ]
    own = {**said, "about": "contract:shared-led-by-both"}
    hidden = [
        Target(name, fixed(Ask(body={**own, **more})),
               frozenset({CAMDEN, ISLINGTON}), owner=more.get("owner"))
        for name, _, more in VISIBILITIES[1:]
    ]  # fmt: skip
    return about + hidden + _replacing_claims(own)


def _replacing_claims(said: dict[str, Any]) -> Targets:
    """In the place of a hidden one: whoever does not see it is told that there is none."""

    def ask(more: dict[str, str]) -> Callable[[Ground], Ask]:
        def of_a_new_one(ground: Ground) -> Ask:
            claim = a_claim("contract:shared-led-by-both", **more)(ground)
            return Ask(body={**said, **more, "replaces": claim}, seen=claim)

        return of_a_new_one

    both = frozenset({CAMDEN, ISLINGTON})
    return [
        Target(f"in the place of one {name}", ask(more), both, shown,
               "unknown-fact", owner=more.get("owner"))
        for name, shown, more in VISIBILITIES
    ]  # fmt: skip


def decisions() -> Targets:
    said = {**SAID, "verdict": "disputed", "reason": "Nobody knows."}

    def on(make: Making, **more: str) -> Callable[[Ground], Ask]:
        def ask(ground: Ground) -> Ask:
            claim = make(ground)
            return Ask({"id": claim}, {**said, **more}, seen=claim)

        return ask

    about = [Target(name, on(a_claim(name)), charge) for name, charge in DECISION_CHARGES.items()]
    hidden = [
        Target(name, on(a_claim("contract:shared-led-by-both", **more), **more),
               frozenset({CAMDEN, ISLINGTON}), shown, owner=more.get("owner"))
        for name, shown, more in VISIBILITIES[1:]
    ]  # fmt: skip
    return [*about, *hidden, missing({"id": NO_FACT}, said)]


def facts_stated() -> list[tuple[str, Making, frozenset[str], str, str | None]]:
    """Facts to be seconded or withdrawn: of whom, who sees them, and who stated them."""

    def award(authority: str) -> Making:
        def make(ground: Ground) -> str:
            day = ground.day()
            said = {"scope": "delivery", "first_day": day, "last_day": day}
            return ground.stated(world.award, "awarded", authority=authority, **said)

        return make

    def signal(author: str, **said: str) -> Making:
        more = {"event": "distress-signal", "visibility": "partners", **said}
        return lambda ground: ground.stated(world.provider_event, author=author, **more)

    def event(ground: Ground) -> str:
        return ground.stated(world.provider_event, event="sold", day=ground.day())

    def details(ground: Ground) -> str:
        return ground.stated(world.provider, ground.new("withdrawn"))

    both = frozenset({CAMDEN, ISLINGTON})
    hidden = [
        (f"claim {name}", a_claim("contract:shared-led-by-both", **more), both, shown, None)
        for name, shown, more in VISIBILITIES
    ]
    mine = {"visibility": "owner", "owner": ISLINGTON}
    return [
        ("own award", award(CAMDEN), frozenset({CAMDEN}), "public", None),
        ("another's award", award(ISLINGTON), frozenset({ISLINGTON}), "public", None),
        ("event", event, NOBODY, "public", None),
        ("details", details, NOBODY, "public", None),
        ("own signal", signal("camden-system"), EDITORS, "partners", "camden-system"),
        ("another's signal", signal("somebody"), EDITORS, "partners", "somebody"),
        ("another's hidden signal", signal("i", **mine), EDITORS, ISLINGTON, "i"),
        *hidden,
        *(
            (f"claim about {one}", a_claim(f"contract:{one}"),
             CHARGE_OF_CONTRACTS[one] | TAKERS.get(one, NOBODY), "public", None)
            for one in CHARGE_OF_CONTRACTS
        ),
    ]  # fmt: skip


def withdrawals() -> Targets:
    def of(make: Making) -> Callable[[Ground], Ask]:
        def ask(ground: Ground) -> Ask:
            fact = make(ground)
            return Ask({"id": fact}, {"reason": "The registry was wrong."}, seen=fact)

        return ask

    known = [
        Target(name, of(make), charge, shown, author=author, owner=_owner(shown))
        for name, make, charge, shown, author in facts_stated()
    ]
    return [*known, missing({"id": NO_FACT}, {"reason": "It never was."})]


def corroborations() -> Targets:
    def of(make: Making, shown: str) -> Callable[[Ground], Ask]:
        owner = _owner(shown)
        said = SAID if shown == "public" else {**SAID, "visibility": "partners"}
        said = {**SAID, "visibility": "owner", "owner": owner} if owner else said
        return lambda ground: Ask({"id": make(ground)}, said)

    known = [
        Target(name, of(make, shown), charge, shown, owner=_owner(shown))
        for name, make, charge, shown, _ in facts_stated()
    ]
    return [*known, missing({"id": NO_FACT}, {**SAID})]


def _owner(shown_to: str) -> str | None:
    return None if shown_to in {"public", "partners"} else shown_to
