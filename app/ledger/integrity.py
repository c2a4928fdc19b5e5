"""Checks that the things that a fact names are known."""

from collections.abc import Sequence

from sqlalchemy import exists, literal, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.errors import DomainError
from app.ledger.models import Fact, fact_models
from app.platform.db.columns import NEVER, table


def check_references(session: Session, fact: Fact) -> None:
    """Refuse a fact that names a thing nobody has made known; one statement for all it names."""
    named = [
        (key, value)
        for key in table(type(fact)).foreign_keys
        if (value := getattr(fact, key.parent.name)) is not None
    ]
    found = session.execute(
        select(*(exists().where(key.column == literal(value)) for key, value in named))
    ).one()
    for (key, value), is_there in zip(named, found, strict=True):
        if not is_there:
            raise DomainError(
                _unknown_code(key.column.table.name),
                f"no {key.column.table.name} has the code {value}",
                key.parent.name,
            )


def check_exists(session: Session, thing: str, codes: Sequence[str], field: str) -> None:
    """Refuse a list of codes in which one is of no known thing."""
    for n, code in enumerate(codes):
        if not identity_exists(session, thing, code):
            raise DomainError(
                _unknown_code(thing), f"no {thing} has the code {code}", f"{field}/{n}"
            )


def identity_exists(session: Session, thing: str, code: str) -> bool:
    """Return True if a thing has this code."""
    identities = SQLModel.metadata.tables[thing]
    return bool(session.scalar(select(exists().where(identities.c.code == code))))


def field_of_code(thing: str) -> str:
    """Return the name of the input field with the code of a new thing."""
    return "reference" if thing == "contract" else "code"


def is_referenced(session: Session, thing: str, code: str) -> bool:
    """Return True if a current fact names a thing, other than its own details."""
    own = (f"{thing}_details", "code")
    naming = [
        (facts, key.parent)
        for facts in map(table, fact_models().values())
        for key in facts.foreign_keys
        if key.column.table.name == thing and (facts.name, key.parent.name) != own
    ]
    return any(
        session.scalar(select(exists().where(column == code, facts.c.to_position == NEVER)))
        for facts, column in naming
    )


def _unknown_code(thing: str) -> str:
    return f"unknown-{thing.replace('_', '-')}"
