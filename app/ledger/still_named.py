"""The facts that name a thing: while one of them stands, the thing is not withdrawn."""

from collections.abc import Iterator, Sequence
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

from app.domain.errors import DomainError
from app.ledger.as_of import STREAMS, AsOf, visible_as_of
from app.ledger.checks import current_by, group_by
from app.ledger.fact_types import CommandContext
from app.ledger.integrity import named_by_fact
from app.ledger.models import Details, Fact, fact_models, in_order
from app.ledger.projections import chunks
from app.platform.db.columns import NEVER, table
from app.platform.db.references import Link, details_of, named_by, owner_of, target_of

_CODES: BindParameter[Sequence[str]] = bindparam("codes", expanding=True)
_CODES_AT_A_TIME = 100
"""The statement repeats the codes for each column that can name them."""


def check_not_named(ctx: CommandContext, ended: Sequence[Fact]) -> None:
    """Refuse to withdraw what a standing fact names that the caller sees.

    A thing is withdrawn with the last version of its details; any other fact is named by its id.
    The number of statements depends on the kinds of the ended facts, not on their number.
    """
    for kind, facts in group_by(ended, type).items():
        target, by_code = _withdrawn(ctx.session, kind, facts)
        for codes in chunks(by_code, _CODES_AT_A_TIME):
            known = {"codes": codes, "streams": ctx.as_of.streams}
            naming = ctx.session.execute(_naming(target), known).first()
            if naming is not None:
                detail = f"{naming.kind} {naming.fact} names {naming.code}: "
                detail += "withdraw or revise that first"
                raise DomainError("still-named", detail, fact=by_code[naming.code])


def _withdrawn(
    session: Session, kind: type[Fact], ended: Sequence[Fact]
) -> tuple[Column[Any], dict[str, str]]:
    """Return the column that names ended facts of a kind, and the facts by what it holds."""
    facts = table(kind)
    if not issubclass(kind, Details):
        return facts.c.id, {fact.record_id: fact.id for fact in ended}
    by_code = {fact.code: fact.id for fact in ended if isinstance(fact, Details)}
    others = current_by(session, kind, by_code, "code")
    left = {code: fact for code, fact in by_code.items() if code not in others}
    return target_of(facts.c.code), left


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
    """Build the statement that finds the first standing fact that names one of some codes."""
    found = union_all(
        *(
            select(
                literal(facts.name).label("kind"),
                facts.c.id.label("fact"),
                *in_order(facts),
                code.label("code"),
            ).where(names, facts.c.to_at == NEVER, facts.c.stream.in_(STREAMS))
            for facts in map(table, fact_models().values())
            for code, names in references(facts, target, _CODES)
        )
    ).subquery()
    return select(found).order_by(*in_order(found)).limit(1)


def references(
    facts: Table, target: Column[Any], codes: BindParameter[Sequence[str]]
) -> Iterator[tuple[Column[Any], ColumnElement[bool]]]:
    """Yield every column by which a fact of a table can name what a column holds."""
    for key in facts.foreign_keys:
        if key.column is target:
            yield key.parent, key.parent.in_(codes)
    for link in Link.__subclasses__():
        named, owner = named_by(link), owner_of(link)
        if target_of(named) is target and target_of(owner) is facts.c.id:
            yield named, (owner == facts.c.id) & named.in_(codes)
    if {"thing", "code"} <= {*facts.c.keys()}:
        # A claim is about a thing of any sort, which no foreign key can say.
        is_of_thing = facts.c.thing == target.table.name
        yield facts.c.code, is_of_thing & facts.c.code.in_(codes)
