"""Queries of suppliers as published."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, bindparam, or_, select
from sqlalchemy.orm import Session

from app.domain.suppliers import name_key
from app.ledger.as_of import AsOf, version_of, visible_as_of
from app.ledger.identifiers import normalise
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.registry.contracts.models import ContractSupplier
from app.registry.contracts.responses import SupplierOut

_SUPPLIER = table(ContractSupplier)
_MATCHED, _IS_MATCHED = version_of("provider", _SUPPLIER.c.provider)


_SUPPLIERS = (
    select(
        _SUPPLIER.c.details,
        _SUPPLIER.c.name,
        _SUPPLIER.c.number,
        _SUPPLIER.c.scheme,
        _SUPPLIER.c.provider,
        _MATCHED.c.name.label("provider_name"),
        _SUPPLIER.c.matched_by,
    )
    .outerjoin(_MATCHED, _IS_MATCHED)
    .where(_SUPPLIER.c.details.in_(bindparam("details", expanding=True)), visible_as_of(_SUPPLIER))
    .order_by(_SUPPLIER.c.details, _SUPPLIER.c.ordinal)
)


def suppliers_of(
    session: Session, details: Sequence[str], as_of: AsOf, on: date
) -> dict[str, list[SupplierOut]]:
    """Return the suppliers as published in some details, by their ids."""
    found: dict[str, list[SupplierOut]] = defaultdict(list)
    for row in session.execute(_SUPPLIERS, as_of.parameters(on=on, details=details)):
        found[row.details].append(from_row(SupplierOut, row))
    return found


def has_supplier(details: ColumnElement[str], spelling: str) -> ColumnElement[bool]:
    """Return the condition that details have a supplier with this name or number."""
    named = select(_SUPPLIER.c.details).where(
        visible_as_of(_SUPPLIER),
        or_(
            _SUPPLIER.c.name_key == name_key(spelling),
            _SUPPLIER.c.number_key == normalise(spelling),
        ),
    )
    return details.in_(named)
