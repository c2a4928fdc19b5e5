"""Queries of column mappings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.interchange.registers.columns.headings import Corrections
from app.interchange.registers.columns.models import ColumnMappingFact
from app.interchange.registers.columns.schemas import (
    ColumnMappingIn,
    ColumnMappingOut,
    ColumnMappingQuery,
    MappedColumnOut,
)
from app.ledger.as_of import AsOf, resolve_filters, resolve_group, version_of_named, visible_as_of
from app.ledger.schemas import FactQuery, Versioned
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.problem import unknown_code


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A recorded mapping: its fact, its publisher, and the field of each column."""

    fact: str
    publisher: str
    columns: Corrections


_MAPPING = table(ColumnMappingFact)
_PUBLISHER, _IS_PUBLISHER = version_of_named("authority", _MAPPING.c.publisher)
_MAPPINGS = (
    select(
        _MAPPING.c.publisher.label("named"),
        _PUBLISHER.c.code.label("publisher"),
        _PUBLISHER.c.name.label("publisher_name"),
        _MAPPING.c.columns,
        _MAPPING.c.id.label("fact"),
        _MAPPING.c.source,
        _MAPPING.c.confidence,
        _MAPPING.c.note,
    )
    .select_from(_MAPPING)
    .outerjoin(_PUBLISHER, _IS_PUBLISHER)
    .where(visible_as_of(_MAPPING))
    .order_by(_MAPPING.c.publisher)
)


def find_mapping(session: Session, publisher: str, as_of: AsOf) -> ColumnMappingFact | None:
    """Return the mapping of an authority, or else of one that was merged into it; else None.

    Raises Problem `unknown-code` if no authority has this code or identifier.
    """
    codes = resolve_group(session, "authority", publisher, as_of)
    order = case({code: n for n, code in enumerate(codes)}, value=_MAPPING.c.publisher)
    named = select(ColumnMappingFact).where(visible_as_of(_MAPPING)).order_by(order)
    named = named.where(col(ColumnMappingFact.publisher).in_(codes))
    return session.scalars(named.limit(1), as_of.parameters()).first()


def kept_mapping(session: Session, publisher: str, as_of: AsOf) -> KeptMapping | None:
    """Return the mapping for an import of a register, or None if none is recorded."""
    mapping = find_mapping(session, publisher, as_of)
    if mapping is None:
        return None
    columns = {column["heading"]: column["field"] for column in mapping.columns}
    return KeptMapping(mapping.id, publisher, columns)


def get_column_mapping(
    session: Session, _: FactQuery, as_of: AsOf, *, publisher: str
) -> Versioned[ColumnMappingIn]:
    """Return the mapping of a publisher as the input of a revision. Raises `unknown-code`."""
    mapping = find_mapping(session, publisher, as_of)
    if mapping is None:
        raise unknown_code("column mapping", publisher)
    content = mapping.model_dump(include=set(ColumnMappingIn.model_fields))
    return Versioned(mapping.id, ColumnMappingIn.model_validate(content))


def list_column_mappings(
    session: Session, query: ColumnMappingQuery, as_of: AsOf
) -> Page[ColumnMappingOut]:
    """Return a page of the mappings, in the order of the codes of their publishers."""
    publishers = resolve_filters(session, as_of, publisher=query.publisher)["publisher"]
    statement = _MAPPINGS.limit(query.limit + 1)
    if publishers:
        statement = statement.where(_MAPPING.c.publisher.in_(publishers))
    if cursor := Cursor.read(query, str):
        statement = statement.where(_MAPPING.c.publisher > cursor.keys[0])
    rows = session.execute(statement, as_of.parameters(on=as_of.today)).all()
    page = paginate(rows, query, as_of, lambda row: (row.named,))
    return Page(_to_outs(page.items), page.next)


def _to_outs(rows: Sequence[Any]) -> list[ColumnMappingOut]:
    return [
        from_row(
            ColumnMappingOut,
            row,
            publisher=row.publisher or row.named,
            columns=[MappedColumnOut(**column) for column in row.columns],
        )
        for row in rows
    ]
