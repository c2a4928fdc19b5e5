"""Parse one row of a register, cell by cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from app.domain.privacy import RULES, broken_rule
from app.domain.vocabulary import ContractKind, DateBasis, Purpose, Regime, ValueBasis, Vat
from app.interchange.registers.import_.cells.answers import (
    read_route,
    read_sme_and_vcse,
    read_yes_no,
)
from app.interchange.registers.import_.cells.cpv import read_cpv
from app.interchange.registers.import_.cells.days import (
    read_day,
    read_first_day,
    read_last_day,
)
from app.interchange.registers.import_.cells.money import read_amount, read_plain_amount
from app.interchange.registers.import_.cells.reading import (
    Reading,
    UnreadableCell,
    is_blank,
    parse_word,
    strip_cell,
    words,
)
from app.interchange.registers.import_.cells.suppliers import (
    CHARITY,
    COMPANY,
    PublishedSupplier,
    read_charity_number,
    read_company_number,
    read_in_brackets,
    read_names,
)
from app.interchange.registers.import_.header import Header

_SHOWN = 60
_LENGTHS = {"description": 4_000, "tender_route": 4_000}
_LENGTH = 200
_NUMBERS = {"company_number": COMPANY, "charity_number": CHARITY, "supplier_number": None}
"""The numbers of a row with their schemes; a number of a VCSE may be of several registers."""


class LastDayChange(StrEnum):
    """The meaning of a last day that differs from the agreed one."""

    EXTENSION = "extension"
    """The contract was extended: a change of its term."""
    TERMINATION = "termination"
    """The contract ended early: a change of its term."""
    CORRECTION = "correction"
    """The registry was wrong: its details are corrected."""


@dataclass(frozen=True, slots=True)
class CellError:
    """An error that refuses a row: row, column, stable code and expected value."""

    row: int
    column: int | None
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class RowRemark:
    """A finding that does not refuse a row; the text of a cell unless it may be personal data."""

    row: int | None
    column: int | None
    code: str
    detail: str
    text: str | None = None
    suggested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """The values of a contract by field; blank cells are absent.

    A contract usually has one row; `numbers` are all its rows.
    """

    number: int
    fields: Mapping[str, Any]
    columns: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[RowRemark, ...] = ()
    errors: tuple[CellError, ...] = ()
    numbers: tuple[int, ...] = ()

    def __getitem__(self, name: str) -> Any:
        """Return the value of a field, or None if it is blank."""
        return self.fields.get(name)

    @property
    def suppliers(self) -> tuple[PublishedSupplier, ...]:
        """The suppliers as the rows name them."""
        found: tuple[PublishedSupplier, ...] = self.fields.get("suppliers", ())
        return found


def _word(listed: type[StrEnum], name: str, text: str) -> Reading:
    return Reading({name: parse_word(listed, text)})


_READERS: dict[str, Callable[[str], Reading]] = {
    "first_day": read_first_day,
    "last_day": read_last_day,
    **{name: partial(read_day, name) for name in ("extension_last_day", "review_on")},
    **{name: partial(read_amount, name) for name in ("value", "value_total", "value_per_year")},
    "irrecoverable_vat": partial(read_plain_amount, "irrecoverable_vat"),
    **{name: partial(read_yes_no, name) for name in ("tendered", "sme", "vcse")},
    "sme_and_vcse": read_sme_and_vcse,
    "cpv": read_cpv,
    "supplier_company_number": read_company_number,
    "supplier_charity_number": read_charity_number,
    "suppliers_in_brackets": read_in_brackets,
    **{
        name: partial(_word, listed, name)
        for name, listed in (
            ("kind", ContractKind), ("purpose", Purpose), ("regime", Regime),
            ("value_basis", ValueBasis), ("value_vat", Vat), ("last_day_change", LastDayChange),
            ("first_day_basis", DateBasis), ("last_day_basis", DateBasis),
        )
    },
}  # fmt: skip
"""Readers of cells that are not free text; a value that they read cannot be personal data."""


_NAMES: dict[str, Callable[[str], Reading]] = {
    "supplier": read_names,
    "suppliers_in_brackets": read_in_brackets,
}
"""Readers of cells with suppliers, which are never shown as they are."""


@dataclass(slots=True)
class _Row:
    """A row that is being parsed."""

    number: int
    header: Header
    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[RowRemark] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    names: list[tuple[int, str]] = field(default_factory=list)
    """Cells with suppliers, which are read when their numbers are known."""

    def read(self, n: int, name: str, text: str) -> None:
        """Read one cell; whatever cannot be read is left out, with a remark."""
        heading = self.header.headings[n]
        try:
            reading = self._reading(name, text, heading)
        except UnreadableCell as error:
            if name == "title":
                self.errors.append(CellError(self.number, n, error.code, error.detail))
            else:
                shown = None if name in _NAMES else _shown(text, heading)
                self.remark(n, error.code, f"expected {error.detail}", shown)
            return
        for key, value in reading.values.items():
            self._keep(n, key, value)
        if reading.remark:
            self.remark(n, "cell-interpreted", reading.remark, _shown(text, heading))

    def _reading(self, name: str, text: str, heading: str) -> Reading:
        reader = _READERS.get(name)
        if reader is not None:
            return reader(text)
        return _read_text(name, text, heading)

    def _keep(self, n: int, key: str, value: Any) -> None:
        """Keep a value, unless another column of the same field says something else."""
        if self.values.setdefault(key, value) == value:
            return
        if key == "title":
            detail = "one title; two columns of this row have different ones"
            self.errors.append(CellError(self.number, n, "columns-differ", detail))
        else:
            self.values[key] = None
            detail = f"two columns for {key} differ in this row, so neither was read"
            self.remark(n, "columns-differ", detail)

    def read_names(self) -> None:
        """Read the cells with suppliers; a number shows that a supplier is no sole trader."""
        numbers = tuple(self._numbers())
        found: list[PublishedSupplier] = [*self.values.get("suppliers", ())]
        for n, text in self.names:
            reading = read_names(text, is_company=bool(numbers))
            found += reading.values["suppliers"]
            if reading.remark:
                self.remark(n, "supplier-name-withheld", reading.remark)
        unique = {(item.name or "").casefold(): item for item in reversed(found)}
        suppliers = _with_numbers([*reversed(unique.values())], numbers)
        self.values["suppliers"] = suppliers or None

    def _numbers(self) -> Iterator[tuple[str | None, str]]:
        """Yield the numbers of the row with their schemes, the best first."""
        for name, scheme in _NUMBERS.items():
            if (number := self.values.pop(name, None)) is not None:
                yield scheme, number

    def remark(self, n: int, code: str, detail: str, text: str | None = None) -> None:
        """Add a remark on a cell."""
        self.remarks.append(RowRemark(self.number, n, code, detail, text))


def read_row(number: int, cells: Sequence[str], header: Header) -> ParsedRow:
    """Parse a row; cells that nobody reads are not looked at."""
    row = _Row(number, header)
    for n, name in header.columns.fields.items():
        text = strip_cell(cells[n]) if n < len(cells) else ""
        # A title may be any word, including one for unknown.
        if not text or (is_blank(text) and name != "title"):
            continue
        if name == "supplier":
            row.names.append((n, text))
        else:
            row.read(n, name, text)
    row.read_names()
    values = {
        key: value for key, value in row.values.items() if value is not None or key == "last_day"
    }
    return ParsedRow(
        number, values, header.columns.columns(), tuple(row.remarks), tuple(row.errors), (number,)
    )


def example_of(name: str, text: str) -> str:
    """Return a cell as an example of its column; of suppliers, only the names that are kept."""
    if name not in _NAMES or not text:
        return text
    try:
        found = _NAMES[name](text).values["suppliers"]
    except UnreadableCell:
        return ""
    return "; ".join(item.name for item in found if item.name)


def is_total(cells: Sequence[str], row: ParsedRow) -> bool:
    """Return whether a row adds up others: a word for it, and neither reference nor days."""
    if {"reference", "first_day", "last_day"} & row.fields.keys() - _total_fields(row):
        return False
    title = (row["title"] or "").casefold().strip(" :")
    said = {cell.casefold().strip(" :") for cell in cells} & words("total")
    return bool(said) and (not title or title in words("total"))


def _total_fields(row: ParsedRow) -> set[str]:
    """Return `reference` if the word for a total stands in its column."""
    return (
        {"reference"} if str(row["reference"]).casefold().strip(" :") in words("total") else set()
    )


def is_note(cells: Sequence[str], row: ParsedRow) -> bool:
    """Return whether a row is a line of text under the table: one cell, and no title."""
    return row["title"] is None and sum(1 for cell in cells if cell.strip()) == 1


def _with_numbers(
    suppliers: list[PublishedSupplier], numbers: tuple[tuple[str | None, str], ...]
) -> tuple[PublishedSupplier, ...]:
    """Add the numbers of a row to its only supplier, or to a supplier without a name."""
    if not numbers or len(suppliers) > 1:
        return tuple(suppliers)
    name = suppliers[0].name if suppliers else None
    return (PublishedSupplier(name, numbers),)


def _read_text(name: str, text: str, heading: str) -> Reading:
    """Read a free text. Raises UnreadableCell for personal data, without repeating them."""
    rule = _rule(text, heading) if len(text) <= _SHOWN else broken_rule(text, heading)
    if rule is not None:
        raise UnreadableCell(rule, RULES[rule])
    plain = " ".join(text.split())
    longest = _LENGTHS.get(name, _LENGTH)
    if len(plain) > longest:
        cut = plain[: longest - 1] + "…"
        return Reading({name: cut}, f"cut to {longest:,} characters")
    return read_route(plain) if name == "tender_route" else Reading({name: plain})


def _shown(text: str, heading: str) -> str | None:
    """Return a text for a remark, unless it may be personal data."""
    short = text[:_SHOWN]
    return short if _rule(short, heading) is None else None


@lru_cache(maxsize=4096)
def _rule(text: str, heading: str) -> str | None:
    """Return the rule that a short text breaks; cached, because registers repeat values."""
    return broken_rule(text, heading)
