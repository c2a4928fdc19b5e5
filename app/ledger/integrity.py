"""Checks that the things that a fact names are known."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, TypeAlias, cast

from sqlalchemy import (
    BindParameter,
    Column,
    CompoundSelect,
    Select,
    bindparam,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.errors import DomainError
from app.ledger.batch import Batch
from app.ledger.models import Details, Fact, MergeFact
from app.platform.db.columns import NEVER, table
from app.platform.db.references import (
    codes_of,
    field_of,
    links_of,
    named_by,
    standing,
    stands,
    target_of,
)

Named: TypeAlias = tuple[Column[Any], str]
"""A named thing: the column that a reference refers to, and the code in it."""


def check_references(batch: Batch, fact: Fact) -> None:
    """Refuse a fact that names an unknown or withdrawn thing.

    One statement looks for what the batch has not looked up before.
    """
    if isinstance(fact, MergeFact):
        # What stood before it may be merged by it.
        batch.known_codes.clear()
        batch.standing.clear()
    named = [
        (field, target, code)
        for field, target, code in named_by_fact(fact)
        if (target.table.name, code) not in batch.standing
    ]
    if not named:
        return
    known, merged = _looked_up(batch, {(target, code) for _, target, code in named})
    for field, target, code in named:
        thing = target.table.name
        if (target, code) in merged and not isinstance(fact, MergeFact):
            detail = f"the {thing} {code} was merged into another; send the code of that"
            raise DomainError("merged-code", detail, field)
        if (target, code) not in known:
            raise DomainError(_unknown_code(thing), f"no {thing} has the code {code}", field)
        if not isinstance(fact, MergeFact):
            batch.standing.add((thing, code))


def _looked_up(batch: Batch, named: Collection[Named]) -> tuple[set[Named], set[Named]]:
    """Return those named things that stand, and those that were merged.

    What was recorded before is looked at first, so that the batch is not sent for each new code.
    """
    if batch.session_before is not None:
        known, merged = _standing(batch.session_before, named)
        if known >= {*named} and not merged:
            return known, merged
    return _standing(batch.session, named)


def _standing(session: Session, named: Collection[Named]) -> tuple[set[Named], set[Named]]:
    """Return those named things that exist and are not withdrawn, and those that were merged."""
    targets = tuple(sorted({target for target, _ in named}, key=str))
    codes = {
        f"codes_{n}": sorted(code for of, code in named if of is target)
        for n, target in enumerate(targets)
    }
    known: tuple[set[Named], set[Named]] = (set(), set())
    for code, n, is_former in session.execute(_statement(targets), codes):
        known[is_former].add((targets[n], code))
    return known


@cache
def _statement(targets: tuple[Column[Any], ...]) -> CompoundSelect[Any]:
    """Build the statement once for each set of kinds of things: building costs more than running.

    Its rows are the codes that stand and those that were merged, by the number of their kind.
    """
    found: list[Select[Any]] = []
    for n, target in enumerate(targets):
        codes: BindParameter[Any] = bindparam(f"codes_{n}", expanding=True)
        found.append(standing(target, codes).add_columns(literal(n), literal(0)))
        for merges in map(table, MergeFact.__subclasses__()):
            if target_of(merges.c.former) is target:
                is_merged = (merges.c.former.in_(codes), merges.c.to_at == NEVER)
                found.append(select(merges.c.former, literal(n), literal(1)).where(*is_merged))
    return union_all(*found)


def named_by_fact(fact: Fact) -> list[tuple[str, Column[Any], str]]:
    """Return the field, the column referred to and the code of everything that a fact names.

    Details may name their own thing: they make it known.
    """
    own = target_of(table(type(fact)).c.code) if isinstance(fact, Details) else None
    return [
        (field, target, code)
        for field, target, code in (*_named_in_columns(fact), *_named_in_lists(fact))
        if not (target is own and code == cast(Details, fact).code)
    ]


def _named_in_columns(fact: Fact) -> Iterator[tuple[str, Column[Any], str]]:
    """Yield the things that the foreign keys of a fact name."""
    for key in table(type(fact)).foreign_keys:
        code = getattr(fact, key.parent.name)
        if code is not None:
            yield key.parent.name, key.column, code


def _named_in_lists(fact: Fact) -> Iterator[tuple[str, Column[Any], str]]:
    """Yield the things that the lists of codes of a fact name."""
    kind = type(fact)
    for name, link in links_of(kind).items():
        for n, code in enumerate(codes_of(getattr(fact, name))):
            yield f"{field_of(kind, name)}/{n}", target_of(named_by(link)), code


def identity_exists(session: Session, thing: str, code: str) -> bool:
    """Return True if a thing has this code and is not withdrawn."""
    return bool(session.scalar(select(stands(SQLModel.metadata.tables[thing].c.code, code))))


def field_of_code(thing: str) -> str:
    """Return the name of the input field with the code of a new thing."""
    return "reference" if thing == "contract" else "code"


def _unknown_code(thing: str) -> str:
    return f"unknown-{thing.replace('_', '-')}"
