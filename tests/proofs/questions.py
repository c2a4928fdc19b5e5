"""Every question that a caller may ask, drawn from the OpenAPI document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from app.domain.vocabulary import Role
from app.interchange.ocds.export.identities import ocid_of
from tests.support.histories import AUTHORITIES, CONTRACTS, PROVIDERS, SCOPES
from tests.support.openapi import DOCUMENT, OPERATIONS, Operation

# How long this process took to answer says nothing of any fact, and differs with each request.
OF_THE_PROCESS = {"get_metrics"}
DAYS = ["2024-12-31", "2025-02-14", "2025-03-31", "2025-06-30", "2025-12-01", "2026-11-22"]
THINGS = {
    "authorities": AUTHORITIES, "consortia": ["six"], "providers": PROVIDERS, "scopes": SCOPES,
    "contracts": CONTRACTS, "sources": ["minutes", "notice"],
}  # fmt: skip
ABOUT = [*(f"contract:{one}" for one in CONTRACTS), "provider:north", "authority:camden",
         "consortium:six", "scope:repair"]  # fmt: skip
TOPIC = "When it ends"
PROCESSES = [ocid_of(one, None) for one in CONTRACTS]
DATED = ("on", "live_on", "starts_from", "starts_to", "ends_from", "ends_to", "first_day",
         "last_day", "evidence_to")  # fmt: skip
MONTHS = ["2024-12-01", "2025-03-01", "2025-08-01", "2026-11-01"]


@dataclass(frozen=True, slots=True)
class Question:
    """A path, what is asked of it, and headers."""

    path: str
    params: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """Values to ask with: positions, moments and hashes of the feed, ids of facts, streams."""

    positions: list[int]
    moments: list[str]
    hashes: list[str]
    facts: list[str]
    streams: list[str]


def open_to(role: Role) -> list[Operation]:
    """Return the reading operations that are open to a role."""
    return [
        one
        for one in OPERATIONS
        if one.method == "get" and role in one.roles and one.id not in OF_THE_PROCESS
    ]


def values(known: Known) -> dict[str, list[Any]]:
    """What to give for each parameter whose words are not in the document."""
    days = dict.fromkeys(DATED, DAYS)
    labels = [one.replace(":", "-") for one in known.streams if one != "public"]
    return {
        **days,
        "authority": AUTHORITIES, "provider": PROVIDERS, "scope": ["delivery", "repair"],
        "consortium": ["six"], "labelled_consortium": ["six"], "identifier": CONTRACTS,
        "parent": ["equipment"],
        "limit": [1, 2, 50], "known_at": [*known.moments, *DAYS[1:]], "position": known.positions,
        "after": known.positions, "after_hash": known.hashes, "about": ABOUT, "topic": [TOPIC],
        "field": ["first_day", "last_day"], "source": THINGS["sources"], "q": ["c", "north care"],
        "author": ["tests", "somebody"], "thing": ["contract", "provider", "source"],
        "code": [*CONTRACTS, "north"], "by": ["provider", "group"], "id": known.facts,
        "contract": CONTRACTS, "lead_months": [1, 18], "days": [1, 90],
        "holder": PROVIDERS, "recipient": PROVIDERS, "incident": known.facts, "kpi": known.facts,
        "decision": known.facts, "standard": ["right-first-time"], "shared_with": ["six"],
        "since": MONTHS, "until": MONTHS, "include": ["unknown"], "excluding_group": PROVIDERS,
        "near": AUTHORITIES, "publisher": AUTHORITIES,
        "updatedFrom": DAYS[:2], "updatedTo": DAYS[-1:], "ocid": PROCESSES,
        "token": ["crt_" + "a" * 8 + "_" + "A" * 43],
        "stream": known.streams, "reference": CONTRACTS,
        "kind": ["claim", "award", "london-borough", "competed"],
        "fields": ["confidence", "source,confidence", "nothing_such"],
        "framework": CONTRACTS, "replaces": CONTRACTS, "department": ["Community equipment"],
        "supplier": ["North Care Limited", "GB-COH-01234567"], "lead": [7, 30],
        "value_from": ["1", "1000000"], "value_to": ["1", "1000000"],
        "recorded_from": [*known.moments, *DAYS[1:]], "recorded_to": [*known.moments, *DAYS[1:]],
        "caller": ["tests", "somebody"], "operation": ["POST /v1/contracts"], "name": ["tests"],
        "Registry-Min-Position": [
            *map(str, known.positions), *(f"0, {one}={n}" for one in labels for n in (1, 2, 9)),
        ],
    }  # fmt: skip


def words_of(schema: dict[str, Any]) -> list[Any]:
    """The values that the document itself names."""
    name = schema.get("items", schema).get("$ref", "").rpartition("/")[2]
    found = DOCUMENT["components"]["schemas"][name] if name else schema
    if found.get("type") == "boolean":
        return [True, False]
    return list(found.get("enum", ()))


def choices(operation: Operation, known: Known) -> dict[str, list[Any]]:
    """The values to ask with; a parameter that nobody has thought of has none, and is an error."""
    named = values(known)
    thing = operation.path.split("/")[2] if operation.path.startswith("/v1/") else ""
    found = {
        name: words_of(said["schema"]) or named[name]
        for name, said in operation.parameters.items()
        if name != "cursor"
    }
    if operation.path.startswith("/ocds/"):
        return found | ({"id": PROCESSES} if "{id}" in operation.path else {})
    return found | ({"code": THINGS[thing]} if "{code}" in operation.path else {})


def questions(known: Known, rng: Random, count: int, role: Role) -> Iterator[Question]:
    """Yield each operation plainly and with each of its parameters, then with random ones."""
    open_ = open_to(role)
    plain = [
        (operation, {name} - {None})
        for operation in open_
        for name in [None, *choices(operation, known)]
    ]
    for operation, names in rng.sample(plain, min(count, len(plain))):
        yield drawn(operation, choices(operation, known), rng, names)
    for _ in range(count - len(plain)):
        operation = rng.choice(open_)
        some = choices(operation, known)
        names = set(rng.sample(sorted(some), min(3, len(some))))
        yield drawn(operation, some, rng, names)


def drawn(
    operation: Operation, some: dict[str, list[Any]], rng: Random, names: set[Any]
) -> Question:
    needed = {name for name, said in operation.parameters.items() if said.get("required")}
    given = {name: rng.choice(some[name]) for name in sorted(needed | names)}
    in_path = {name: given.pop(name) for name in list(given) if f"{{{name}}}" in operation.path}
    sent = {one for one in given if operation.parameters[one]["in"] == "header"}
    headers = {name: given.pop(name) for name in sorted(sent)}
    return Question(operation.path.format(**in_path), given, headers)
