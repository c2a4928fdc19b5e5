"""Checks that the things that a fact names are known."""

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Column, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.errors import DomainError
from app.ledger.batch import Batch
from app.ledger.models import Details, Fact
from app.platform.db.columns import table
from app.platform.db.references import codes_of, field_of, links_of, named_by, stands, target_of


def check_references(batch: Batch, fact: Fact) -> None:
    """Refuse a fact that names an unknown or withdrawn thing.

    One statement for all that the batch has not looked up before.
    """
    named = [
        (field, target, code)
        for field, target, code in named_by_fact(fact)
        if (target.table.name, code) not in batch.standing
    ]
    if not named:
        return
    there = select(*(stands(target, code) for _, target, code in named))
    for (field, target, code), is_there in zip(
        named, batch.session.execute(there).one(), strict=True
    ):
        thing = target.table.name
        if not is_there:
            raise DomainError(_unknown_code(thing), f"no {thing} has the code {code}", field)
        batch.standing.add((thing, code))


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
