"""Whom records concern: each sort in every relation that somebody can have to it."""

from collections.abc import Callable
from typing import Any

from tests.proofs.ground import CAMDEN, CHARGE_OF_CONTRACTS, ISLINGTON, NOBODY, SECRET, Ground
from tests.proofs.relations import NO_FACT, SAID, VISIBILITIES, Ask, Target, Targets, missing
from tests.support.openapi import OPERATIONS
from tests.support.records import FREE, SORT, SORTS, Sort, Teller

_CONSORTIA = {"six": frozenset({CAMDEN}), "seven": frozenset({ISLINGTON}), "ten": NOBODY}
_UNKNOWN = {"decision": "remedy-without-decision"}
_CONTRACT = "led"
"""What stands for a contract wherever nothing depends on which one it is."""


def statements() -> dict[str, Targets]:
    """Every statement of a record."""
    free = {sort.operation: _stated(sort) for sort in FREE}
    parts = {sort.operation: _added(sort) for sort in SORTS if sort.case and not sort.named}
    named = {sort.operation: _named(sort) for sort in SORTS if sort.named}
    return free | parts | named


def items() -> dict[str, Targets]:
    """Every case that can be got, in each visibility."""
    return {
        operation.id: _shown(sort)
        for sort in FREE
        for operation in OPERATIONS
        if operation.method == "get" and operation.path.startswith(f"/v1/{sort.path}/{{id}}")
    }


def _stated(sort: Sort) -> Targets:
    if sort.operation == "record_kpi":
        return [
            Target(one, _body(sort, contract=one), charge)
            for one, charge in CHARGE_OF_CONTRACTS.items()
        ]
    targets = [
        Target(code, _body(sort, authority=code), frozenset({code})) for code in (CAMDEN, ISLINGTON)
    ]
    if sort.operation == "record_incident":
        targets += [
            Target(f"of {code}", _body(sort, authority=None, consortium=code), charge)
            for code, charge in _CONSORTIA.items()
        ]
        targets.append(Target("of nobody", _body(sort, authority=None)))
    if sort.hides:
        targets += [
            Target(name, _body(sort, **said), frozenset({CAMDEN}), owner=said.get("owner"))
            for name, _, said in VISIBILITIES
        ]
    return targets


def _body(sort: Sort, **said: Any) -> Callable[[Ground], Ask]:
    body = {**SAID, **sort.body, **said}
    if "contract" in body:
        body["contract"] = said.get("contract", _CONTRACT)
    return lambda _: Ask(body=body)


def _added(sort: Sort) -> Targets:
    """What is added to a case of each visibility: whoever does not see it knows of none."""

    def to(said: dict[str, str]) -> Callable[[Ground], Ask]:
        return lambda ground: Ask({"id": _case(ground, sort, said)}, {**SAID, **sort.body})

    known = [
        Target(name, to(said), frozenset({CAMDEN}), shown, owner=said.get("owner"))
        for name, shown, said in VISIBILITIES
    ]
    return [*known, missing({"id": NO_FACT}, {**SAID, **sort.body})]


def _named(sort: Sort) -> Targets:
    """What names the public thing that it belongs to, in its body."""
    assert sort.named is not None

    def of(authority: str, **said: Any) -> Callable[[Ground], Ask]:
        def ask(ground: Ground) -> Ask:
            case = _case(ground, sort, {"authority": authority})
            body = {**SAID, **sort.body, **said, "authority": authority}
            return Ask(body={**body, str(sort.named): case})

        return ask

    body = {**SAID, **sort.body, sort.named: NO_FACT}
    return [
        *(Target(code, of(code), frozenset({code})) for code in (CAMDEN, ISLINGTON)),
        *(
            Target(name, of(CAMDEN, **said), frozenset({CAMDEN}), owner=said.get("owner"))
            for name, _, said in VISIBILITIES
        ),
        Target("missing", lambda _: Ask(body=body), shown_to="nobody",
               unknown=_UNKNOWN.get(sort.named, "unknown-fact")),
    ]  # fmt: skip


def _shown(sort: Sort) -> Targets:
    def of(said: dict[str, str]) -> Callable[[Ground], Ask]:
        return lambda ground: Ask({"id": _opened(ground, sort, said)})

    known = [Target(name, of(said), shown_to=shown) for name, shown, said in VISIBILITIES]
    return [*known, missing({"id": NO_FACT})]


def _case(ground: Ground, part: Sort, said: dict[str, str]) -> str:
    assert part.case is not None
    return _opened(ground, SORT[part.case], said)


def _opened(ground: Ground, sort: Sort, said: dict[str, str]) -> str:
    """The id of a new case, which says who may see it."""
    said = {"visibility": "public", "note": SECRET.format(said.get("owner", "public")), **said}
    if said["visibility"] == "partners":
        said["note"] = SECRET.format("partners")
    if "contract" in sort.body:
        said["contract"] = _CONTRACT
    with ground.database.write_session() as session:
        return str(Teller(session).tell(sort, **said).id)
