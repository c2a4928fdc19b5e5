"""The fields of the Transparency Code that are not recorded of a contract."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from app.domain.vocabulary import DateBasis
from app.interchange.registers.export.columns import HEADER, Cell, Line

NOT_RECORDED, ASSUMED = "not recorded", "assumed"
"""The words about a field: nothing is known of it, or its day is in no document."""

Cells: TypeAlias = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class CodeField:
    """A field of the Code, with its number there, and the function that finds it missing."""

    fact: int
    name: str
    missing: Callable[[Cells], str | None]

    @property
    def heading(self) -> str:
        """The number and the name."""
        return f"{self.fact} {self.name}"


def _without(*columns: str) -> Callable[[Cells], str | None]:
    """Return the function that finds all of some columns empty."""
    return lambda cells: (
        NOT_RECORDED if all(cells[column] is None or cells[column] == "" for column in columns)
        else None
    )  # fmt: skip


def _day(column: str) -> Callable[[Cells], str | None]:
    """Return the function that finds a day missing or assumed; that there is none is a record."""

    def missing(cells: Cells) -> str | None:
        basis = cells[f"{column}_basis"]
        if basis == DateBasis.OPEN_ENDED:
            return None
        if cells[column] is None or basis == DateBasis.UNKNOWN:
            return NOT_RECORDED
        return ASSUMED if basis == DateBasis.ASSUMED else None

    return missing


def _registration_number(cells: Cells) -> str | None:
    """Find the number missing that the Code requires of a VCSE."""
    return NOT_RECORDED if cells["vcse"] and cells["supplier_charity_number"] is None else None


FIELDS = (
    CodeField(3, "Department", _without("department")),
    CodeField(4, "Services", _without("description")),
    CodeField(5, "Supplier", _without("supplier")),
    CodeField(
        5, "Supplier's number", _without("supplier_company_number", "supplier_charity_number")
    ),
    CodeField(6, "Sum", _without("value")),
    CodeField(7, "Irrecoverable VAT", _without("irrecoverable_vat")),
    CodeField(8, "First day", _day("first_day")),
    CodeField(8, "Last day", _day("last_day")),
    CodeField(8, "Review day", _without("review_on")),
    CodeField(9, "Tendered", _without("tendered")),
    CodeField(10, "SME", _without("sme")),
    CodeField(10, "VCSE", _without("vcse")),
    CodeField(10, "Number of the VCSE", _registration_number),
)
"""The fields beside reference and title, which every contract has."""


def missing_fields(line: Line) -> list[str | None]:
    """Return for each field what is missing of it, or None if it is recorded."""
    cells = dict(zip(HEADER, line, strict=True))
    return [field.missing(cells) for field in FIELDS]
