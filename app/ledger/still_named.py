"""The facts that name a thing: while one of them stands, the thing is not withdrawn."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    Table,
    bindparam,
    exists,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.ledger.as_of import STREAMS, AsOf, in_order, visible_as_of
from app.ledger.fact_types import CommandContext
from app.ledger.integrity import named_by_fact
from app.ledger.models import Details, Fact, fact_models
from app.platform.db.columns import NEVER, table
from app.platform.db.references import Link, details_of, named_by, owner_of, target_of

_CODE: BindParameter[str] = bindparam("code")


def check_not_named(ctx: CommandContext, ended: Fact) -> None:
    """Refuse to withdraw what a standing fact names that the caller sees.

    A thing is withdrawn with the last version of its details; any other fact is named by its id.
    """
    facts = table(type(ended))
    target, code = facts.c.id, ended.record_id
    if isinstance(ended, Details):
        if _has_another_version(ctx.session, ended):
            return
        target, code = target_of(facts.c.code), ended.code
    statement = _naming(target)
    seen = {"code": code, "streams": ctx.as_of.streams}
    naming = ctx.session.execute(statement, seen).first()
    if naming is not None:
        detail = f"{naming.kind} {naming.fact} names {code}: withdraw or revise that first"
        raise DomainError("still-named", detail)


def _has_another_version(session: Session, ended: Details) -> bool:
    kind = type(ended)
    others = select(col(kind.id)).where(col(kind.code) == ended.code)
    return session.scalars(others.where(col(kind.to_at) == NEVER)).first() is not None


def withdrawn_names(session: Session, fact: Fact, as_of: AsOf) -> list[str]:
    """Return the things that a fact names though they are withdrawn, as `provider:north`."""
    named = [
        (f"{target.table.name}:{code}", details, code)
        for _, target, code in named_by_fact(fact)
        if (details := details_of(target)) is not None
    ]
    if not named:
        return []
    standing = (exists().where(rows.c.code == code, visible_as_of(rows)) for _, rows, code in named)
    known = session.execute(select(*standing), as_of.parameters()).one()
    return [name for (name, _, _), is_known in zip(named, known, strict=True) if not is_known]


@cache
def _naming(target: Column[Any]) -> Select[Any]:
    """Build the statement that finds the first standing fact that names a code."""
    found = union_all(
        *(
            select(
                literal(facts.name).label("kind"),
                facts.c.id.label("fact"),
                *in_order(facts),
            ).where(names, facts.c.to_at == NEVER, facts.c.stream.in_(STREAMS))
            for facts in map(table, fact_models().values())
            for names in _references(facts, target)
        )
    ).subquery()
    return select(found).order_by(*in_order(found)).limit(1)


def _references(facts: Table, target: Column[Any]) -> Iterator[ColumnElement[bool]]:
    """Yield every way in which a fact of a table can name what a column holds."""
    for key in facts.foreign_keys:
        if key.column is target:
            yield key.parent == _CODE
    for link in Link.__subclasses__():
        named, owner = named_by(link), owner_of(link)
        if target_of(named) is target and target_of(owner) is facts.c.id:
            yield facts.c.id.in_(select(owner).where(named == _CODE))
    if {"thing", "code"} <= {*facts.c.keys()}:
        # A claim is about a thing of any sort, which no foreign key can say.
        yield (facts.c.thing == target.table.name) & (facts.c.code == _CODE)
