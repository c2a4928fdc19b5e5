"""Responses built from the rows of a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from app.domain.timelines import Timeline
from app.ledger.as_of import Named, thing_of_parameter
from app.ledger.models import place_of
from app.registry.authorities.attestations import AttestedDays

Out = TypeVar("Out")

CODE_COLUMNS = (
    "authority", "provider", "contract", "consortium", "scope",
    "holder", "recipient", "shared_with",
)  # fmt: skip
"""Columns with the code of a thing. The parameter that filters by the column has the same name."""

LIST_COLUMNS = {"providers": "provider", "joint_with": "authority"}
"""Lists of codes, with the kind of thing that they name."""


@dataclass(frozen=True, slots=True)
class RowContext:
    """The data that the rows of one list share.

    `names` are the names of things by kind and code, `parts` the parts of each case by its id, and
    `related` is the result of the listing's `related`, read once for all rows. `attested` are the
    days for which authorities attest their record of the listing's subject, and `source_days` the
    latest day of a source of each fact.
    """

    on: date
    names: Mapping[tuple[str, str], Named]
    parts: Mapping[str, Sequence[Any]]
    related: Any = None
    attested: AttestedDays = field(default_factory=AttestedDays)
    source_days: Mapping[str, date] = field(default_factory=dict)

    def attested_by(self, row: Any) -> Timeline:
        """Return the days for which the authority of a row attests its record."""
        return self.attested.of(row.authority)

    def heard_on(self, fact: Any) -> date | None:
        """Return the latest day of a source of a fact; None if no source has a day."""
        return self.source_days.get(fact.id)

    def last_heard_on(self, row: Any, *days: date | None) -> date | None:
        """Return the latest day on which a source speaks of a record or of a part of it.

        `days` are further days on which something is recorded to have happened.
        """
        parts = self.parts.get(record_id(row), ())
        heard = [*days, *(self.heard_on(fact) for fact in (row, *parts))]
        heard += [getattr(part, "day", None) for part in parts]
        return latest_day(heard)

    def steps(self, row: Any) -> list[Any]:
        """Return the steps of a case up to the day, by day and then in the order of the ledger."""
        taken = (step for step in self.parts.get(record_id(row), ()) if step.day <= self.on)
        return sorted(taken, key=lambda step: (step.day, *place_of(step)))


def latest_day(days: Iterable[date | None]) -> date | None:
    """Return the latest of the known days."""
    return max((day for day in days if day is not None), default=None)


def from_row(out: type[Out], row: Any, ctx: RowContext, **derived: Any) -> Out:
    """Build a response from the columns of a row that have the names of its fields.

    `id` is the id of the record and `fact` that of the current fact; `<column>_name` is the name of
    the thing whose code is in the column. `derived` are the fields computed by the caller.
    """
    values = {**row._mapping, "id": record_id(row), "fact": row.id}
    for column in CODE_COLUMNS:
        named = ctx.names.get((thing_of_parameter(column), values.get(column) or ""))
        values[f"{column}_name"] = named.name if named else None
        if named:
            values[column] = named.code
    for column, thing in LIST_COLUMNS.items():
        if column in values:
            named_codes = (ctx.names.get((thing, code)) for code in values[column])
            values[column] = [*dict.fromkeys(named.code for named in named_codes if named)]
    values |= derived
    shape: Any = out
    names = [item.name for item in fields(shape)]
    return out(**{name: values[name] for name in names if name in values})


def record_id(row: Any) -> str:
    """Return the permanent id of the record of a row; for an opening, the id of the case."""
    return str(getattr(row, "opening", None) or row.id)
