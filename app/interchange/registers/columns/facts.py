"""Fact type of column mappings, and the command that records and revises them."""

from typing import Any

from app.domain.errors import DomainError
from app.interchange.registers.columns.headings import SEVERAL, spelling, unknown_field
from app.interchange.registers.columns.models import ColumnMappingFact
from app.interchange.registers.columns.queries import find_mapping
from app.interchange.registers.columns.schemas import ColumnMappingIn
from app.ledger.fact_types import CommandContext, FactType, about, stale_version
from app.ledger.recording import record_fact, revise


def record_mapping(ctx: CommandContext, body: ColumnMappingIn, publisher: str) -> ColumnMappingFact:
    """Record the mapping of a publisher, or revise the version that `If-Match` names.

    Raises DomainError, and Problem `if-match-needed` and `stale`.
    """
    code = ctx.code("authority", publisher)
    new = COLUMN_MAPPING.build(ctx, body, publisher=code)
    current = find_mapping(ctx.session, code, ctx.as_of)
    if current is not None:
        ctx.check_if_match(current.id)
    elif ctx.if_match is not None:
        raise stale_version()
    # The mapping of an authority that was merged into this one stays; the new one goes before it.
    if current is not None and current.publisher == code:
        return revise(ctx, current, new)
    return record_fact(ctx, new)


def _check_columns(_: CommandContext, body: ColumnMappingIn) -> dict[str, Any]:
    """Raise DomainError for a field that does not exist, or a heading or field named twice."""
    headings: set[str] = set()
    fields: set[str] = set()
    for n, column in enumerate(body.columns):
        heading = spelling(column.heading)
        if detail := unknown_field(column.field):
            raise DomainError("unknown-column-field", detail, f"columns/{n}/field")
        if heading in headings:
            detail = f"the heading {column.heading[:60]!r} is named twice; name it once"
            raise DomainError("repeated-column", detail, f"columns/{n}/heading")
        if column.field in fields:
            detail = f"another column is {column.field}; one column of a register has this field"
            raise DomainError("repeated-column", detail, f"columns/{n}/field")
        headings.add(heading)
        fields |= {column.field} - SEVERAL if column.field else set()
    return {}


def _publisher(_: CommandContext, mapping: ColumnMappingFact) -> frozenset[str]:
    """Return the authority that publishes the registers."""
    return frozenset({mapping.publisher})


COLUMN_MAPPING = FactType(
    "column_mapping",
    ColumnMappingFact,
    ColumnMappingIn,
    subject=about("authority", "publisher"),
    owners=_publisher,
    resolve=_check_columns,
)
FACT_TYPES = (COLUMN_MAPPING,)
