"""Whom each operation concerns: what may be asked of it, who is in charge, and who sees it.

An operation that is not in this table fails the proof: whoever adds one says here whose it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.access.models import ApiKey
from app.domain.vocabulary import Role
from tests import callers, world
from tests.proofs.ground import (
    CAMDEN,
    CHARGE_OF_CONTRACTS,
    ISLINGTON,
    NOBODY,
    SECRET,
    TAKERS,
    Ground,
)

EDITORS = frozenset({"*"})
"""The charge of what any editor may state, whoever it is about."""

SAID = {"source": "minutes", "confidence": "high"}
DAYS = {"first_day_basis": "agreed", "last_day_basis": "agreed"}
MISSING, NO_FACT = "no-such-thing", "restricted-999999"


@dataclass(frozen=True, slots=True)
class Ask:
    """What is sent with a request, beside what shows who asks."""

    path: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    params: dict[str, str] = field(default_factory=dict)
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Something to ask an operation about, and everybody's relation to it."""

    relation: str
    ask: Callable[[Ground], Ask]
    charge: frozenset[str] = NOBODY
    shown_to: str = "public"
    unknown: str = "unknown-code"
    owner: str | None = None
    author: str | None = None
    only: tuple[Role, ...] | None = None


Targets: TypeAlias = list[Target]


def whole(**params: str) -> Targets:
    return [Target("whole", lambda _: Ask(params=params))]


def items(parameter: str, *codes: str) -> Targets:
    """Things that anybody may see, and one that nobody has heard of."""
    known = [Target(code, lambda _, code=code: Ask({parameter: code})) for code in codes]
    return [*known, Target("missing", lambda _: Ask({parameter: MISSING}), shown_to="nobody")]


def claims_of_every_visibility() -> Targets:
    known = [
        Target(name, lambda g, said=said: Ask({"id": a_claim(**said)(g)}), shown_to=shown)
        for name, shown, said in VISIBILITIES
    ]
    return [*known, Target("missing", lambda _: Ask({"id": NO_FACT}), shown_to="nobody")]


VISIBILITIES: list[tuple[str, str, dict[str, str]]] = [
    ("public", "public", {}),
    ("for partners", "partners", {"visibility": "partners"}),
    ("own, hidden", CAMDEN, {"visibility": "owner", "owner": CAMDEN}),
    ("another's, hidden", ISLINGTON, {"visibility": "owner", "owner": ISLINGTON}),
]


def a_claim(about: str = "contract:led", **said: str) -> Callable[[Ground], str]:
    """Makes a claim that says who may see it."""
    value = SECRET.format(said.get("owner", said.get("visibility", "public")))
    return lambda ground: ground.stated(world.claim, about=about, value=value, **said)


def made(body: dict[str, Any], name: str = "code") -> Targets:
    """An identity, which an admin makes known."""
    return [Target("new", lambda ground: Ask(body={**SAID, **body, name: ground.new("new")}))]


def of_authorities(build: Callable[[Ground], dict[str, Any]]) -> Targets:
    """What each authority states of itself."""
    return [
        Target(
            code,
            lambda ground, code=code: Ask({"code": code}, {**SAID, **build(ground)}),
            frozenset({code}),
            "nobody" if code == MISSING else "public",
        )
        for code in (CAMDEN, ISLINGTON, MISSING)
    ]


def of_contracts(build: Callable[[Ground], dict[str, Any]]) -> Targets:
    """What is said of contracts, by whoever is in charge of their terms."""
    return [
        Target(
            code,
            lambda ground, code=code: Ask({"reference": code}, {**SAID, **build(ground)}),
            charge,
            "nobody" if code == MISSING else "public",
        )
        for code, charge in {**CHARGE_OF_CONTRACTS, MISSING: NOBODY}.items()
    ]


def restated(path: str, parameter: str, code: str, charge: frozenset[str] = NOBODY) -> Target:
    def ask(ground: Ground) -> Ask:
        seen, content = ground.seen(path.format(code))
        return Ask({parameter: code}, {**content, "reason": "correction"}, seen=seen)

    return Target(code, ask, charge)


def restatements(path: str, parameter: str, codes: Iterable[tuple[str, frozenset[str]]]) -> Targets:
    some = [restated(path, parameter, code, charge) for code, charge in codes]

    def of_nothing(ground: Ground) -> Ask:
        known = some[0].ask(ground)
        return Ask({parameter: MISSING}, known.body, seen=known.seen)

    return [*some, Target("missing", of_nothing, shown_to="nobody")]


def awards() -> Targets:
    """Every authority states its own, whoever leads the contract."""

    def ask(ground: Ground, authority: str, contract: str) -> Ask:
        day = ground.day()
        said = {"authority": authority, "scope": "repair", "level": "full", **DAYS}
        return Ask({"reference": contract}, {**SAID, **said, "first_day": day, "last_day": day})

    return [
        Target(f"{relation} {contract}", lambda g, a=authority, c=contract: ask(g, a, c),
               frozenset({authority}), "nobody" if contract == MISSING else "public")
        for relation, authority in (("own", CAMDEN), ("another's", ISLINGTON))
        for contract in ("awarded", MISSING)
    ]  # fmt: skip


def events() -> Targets:
    """Public events are an admin's; any editor may tell partners of a sign of distress."""

    def ask(ground: Ground, code: str, **said: str) -> Ask:
        day = {"day": ground.day(), "day_basis": "agreed"}
        return Ask({"code": code}, {**SAID, **day, "event": "distress-signal", **said})

    hidden = [
        Target(f"distress {name}", lambda g, said=said: ask(g, "north", **said), EDITORS,
               owner=said.get("owner"))
        for name, _, said in VISIBILITIES[1:]
    ]  # fmt: skip
    return [
        Target("public event", lambda ground: ask(ground, "north", event="sold")),
        Target("public distress", lambda ground: ask(ground, "north", visibility="public")),
        *hidden,
        Target("missing", lambda ground: ask(ground, MISSING), shown_to="nobody"),
    ]


def _key(ground: Ground) -> str:
    callers.key(ground.database, Role.READER, name=(name := ground.new("key")))
    with ground.database.reading() as session:
        found = session.query(ApiKey).filter_by(name=name).one()
        return str(found.id)


KEYS: Targets = [
    Target("known", lambda ground: Ask({"id": _key(ground)})),
    Target("missing", lambda _: Ask({"id": MISSING}), shown_to="nobody"),
]
CONTRACTS = [*CHARGE_OF_CONTRACTS]
CLAIM_CHARGES = {
    f"authority:{CAMDEN}": frozenset({CAMDEN}),
    f"authority:{ISLINGTON}": frozenset({ISLINGTON}),
    "provider:north": NOBODY,
    "scope:repair": NOBODY,
    "consortium:six": NOBODY,
    **{
        f"contract:{one}": charge | TAKERS.get(one, NOBODY)
        for one, charge in CHARGE_OF_CONTRACTS.items()
    },
}
DECISION_CHARGES = CLAIM_CHARGES | {
    f"contract:{one}": charge for one, charge in CHARGE_OF_CONTRACTS.items()
}
