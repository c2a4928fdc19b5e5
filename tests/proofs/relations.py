"""Whom each operation concerns: what may be asked of it, who is in charge, and who sees it.

An operation that is not in this table fails the proof: whoever adds one says here whose it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.auth.models import ApiKey
from app.domain.vocabulary import Role
from app.interchange.ocds.export.identities import ocid_of
from tests.proofs.ground import (
    CAMDEN,
    CHARGE_OF_CONTRACTS,
    ISLINGTON,
    NOBODY,
    SECRET,
    TAKERS,
    Ground,
)
from tests.support import callers, world

EDITORS = frozenset({"*"})
"""The charge of what any editor may state, whoever it is about."""

SAID = {"source": "minutes", "confidence": "high"}
DAYS = {"first_day_basis": "agreed", "last_day_basis": "agreed"}
MISSING, NO_FACT = "no-such-thing", "partners-999999"


@dataclass(frozen=True, slots=True)
class Ask:
    """What is sent with a request, beside what shows who asks."""

    path: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | str | None = None
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
    held_by: frozenset[str] | None = None
    success: int | None = None


Targets: TypeAlias = list[Target]


def fixed(ask: Ask) -> Callable[[Ground], Ask]:
    """The same request whenever it is asked."""
    return lambda _: ask


def whole(**params: str) -> Targets:
    return [Target("whole", fixed(Ask(params=params)))]


def items(parameter: str, *codes: str) -> Targets:
    """Things that anybody may see, and one that nobody has heard of."""
    known = [Target(code, fixed(Ask({parameter: code}))) for code in codes]
    return [*known, missing({parameter: MISSING})]


def missing(path: dict[str, str], body: dict[str, Any] | None = None) -> Target:
    return Target("missing", fixed(Ask(path, body, seen="x")), shown_to="nobody")


def claims_of_every_visibility() -> Targets:
    def shown(make: Callable[[Ground], str]) -> Callable[[Ground], Ask]:
        return lambda ground: Ask({"id": make(ground)})

    known = [
        Target(name, shown(a_claim(**said)), shown_to=shown_to)
        for name, shown_to, said in VISIBILITIES
    ]
    return [*known, missing({"id": NO_FACT})]


def streams() -> Targets:
    """The stream of each audience: for whoever may not read it, there is none."""
    return [
        *whole(),
        *(
            Target(name, fixed(Ask(params={"stream": name})), shown_to=shown_to,
                   unknown="unknown-stream")
            for name, shown_to in (("partners", "partners"), (f"owner:{CAMDEN}", CAMDEN),
                                   (f"owner:{ISLINGTON}", ISLINGTON))
        ),
    ]  # fmt: skip


def erasures_requested() -> Targets:
    """Requests to erase the value of a claim, of each visibility; those who may ask see all."""

    def requested(make: Callable[[Ground], str]) -> Callable[[Ground], Ask]:
        return lambda ground: Ask({"id": ground.erasure(make(ground))})

    known = [Target(name, requested(a_claim(**said))) for name, _, said in VISIBILITIES]
    return [*known, missing({"id": MISSING})]


def erasable() -> Targets:
    body = {"reason": "It names a person."}

    def of(make: Callable[[Ground], str]) -> Callable[[Ground], Ask]:
        return lambda ground: Ask({"id": make(ground)}, body)

    known = [
        Target(name, of(a_claim(**said)), shown_to=shown_to)
        for name, shown_to, said in VISIBILITIES
    ]
    return [*known, missing({"id": NO_FACT}, body)]


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


def about(parameter: str, code: str, build: Callable[[Ground], dict[str, Any]]) -> Any:
    """Says something about a thing: asks for it with a new body each time."""
    return lambda ground: Ask({parameter: code}, {**SAID, **build(ground)})


def of_authorities(build: Callable[[Ground], dict[str, Any]]) -> Targets:
    """What each authority states of itself."""
    known = [
        Target(code, about("code", code, build), frozenset({code})) for code in (CAMDEN, ISLINGTON)
    ]
    return [*known, Target("missing", about("code", MISSING, build), shown_to="nobody")]


def of_contracts(build: Callable[[Ground], dict[str, Any]]) -> Targets:
    """What is said of contracts, by whoever is in charge of their terms."""
    known = [
        Target(code, about("reference", code, build), charge)
        for code, charge in CHARGE_OF_CONTRACTS.items()
    ]
    return [*known, Target("missing", about("reference", MISSING, build), shown_to="nobody")]


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

    def of(authority: str) -> Callable[[Ground], dict[str, Any]]:
        said = {"authority": authority, "scope": "repair", "level": "full", **DAYS}
        return lambda ground: {**said, "first_day": (day := ground.day()), "last_day": day}

    known = [
        Target(relation, about("reference", "awarded", of(authority)), frozenset({authority}))
        for relation, authority in (("own", CAMDEN), ("another's", ISLINGTON))
    ]
    unknown = about("reference", MISSING, of(CAMDEN))
    return [*known, Target("missing", unknown, shown_to="nobody")]


def events() -> Targets:
    """Public events are an admin's; any editor may tell partners of a sign of distress."""

    def event(**said: str) -> Callable[[Ground], dict[str, Any]]:
        of_distress = {"event": "distress-signal", "day_basis": "agreed", **said}
        return lambda ground: {**of_distress, "day": ground.day()}

    hidden = [
        Target(f"distress {name}", about("code", "north", event(**said)), EDITORS,
               owner=said.get("owner"))
        for name, _, said in VISIBILITIES[1:]
    ]  # fmt: skip
    return [
        Target("public event", about("code", "north", event(event="sold"))),
        Target("public distress", about("code", "north", event(visibility="public"))),
        *hidden,
        Target("missing", about("code", MISSING, event(event="sold")), shown_to="nobody"),
    ]


def _key(ground: Ground) -> str:
    callers.key(ground.database, Role.READER, name=(name := ground.new("key")))
    with ground.database.read_session() as session:
        found = session.query(ApiKey).filter_by(name=name).one()
        return str(found.id)


KEYS: Targets = [
    Target("known", lambda ground: Ask({"id": _key(ground)})),
    missing({"id": MISSING}),
]


def _token_of(system: str, *askers: str) -> Target:
    """A token of a system, and by which names that system asks."""

    def ask(ground: Ground) -> Ask:
        public = ground.new("token")
        callers.token(ground.database, Role.EDITOR, name=system, public=public)
        return Ask({"id": public})

    return Target(f"of {system}", ask, held_by=frozenset(askers))


TOKENS: Targets = [
    _token_of("camden-system", "editor of camden", "editor acting for its own"),
    _token_of("i", "editor of islington"),
    missing({"id": MISSING}),
]


def webhooks(body: dict[str, Any] | None = None, **path: str) -> Targets:
    """One of each of two systems, by which names these ask, and one that nobody has."""

    def of(system: str, *askers: str) -> Target:
        def ask(ground: Ground) -> Ask:
            id_ = callers.webhook(
                ground.database, Role.EDITOR, name=system, public=ground.new("hook")
            )
            return Ask({"id": id_, **path}, body)

        return Target(f"of {system}", ask, held_by=frozenset(askers))

    return [
        of("camden-system", "editor of camden", "editor acting for its own"),
        of("i", "editor of islington"),
        missing({"id": MISSING, **path}, body),
    ]


CONTRACTS = [*CHARGE_OF_CONTRACTS]
PROCESSES = [ocid_of(one, None) for one in CONTRACTS]
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
