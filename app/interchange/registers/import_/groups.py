"""Group the rows of a contract, and make a reference where a row has none."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.interchange.registers.import_.rows import CellError, ParsedRow, RowRemark
from app.ledger.identifiers import normalise

_TEXTS = ("reference", "title", "description", "department", "suppliers")
"""Fields of which the first text holds, whatever other rows say."""

_IDENTIFYING = ("title", "first_day")
_DIGEST, _SHOWN = 12, 60


@dataclass(slots=True)
class References:
    """Makes references for rows without one: the same for the same row each time."""

    _made: Counter[str] = field(default_factory=Counter)

    def complete(self, row: ParsedRow) -> ParsedRow:
        """Return a row with its reference, or with one made from title, supplier and first day."""
        if row["reference"] is not None or row["title"] is None:
            return row
        digest = hashlib.sha256(_identity(row).encode()).hexdigest()[:_DIGEST]
        self._made[digest] += 1
        repeat = self._made[digest]
        reference = f"row-{digest}" + (f"-{repeat}" if repeat > 1 else "")
        detail = f"no reference: the registry uses {reference} for this row"
        remark = RowRemark(row.number, row.columns.get("reference"), "reference-made", detail)
        fields = {**row.fields, "reference": reference}
        return replace(row, fields=fields, remarks=(*row.remarks, remark))


def _identity(row: ParsedRow) -> str:
    said = [str(row[name]) for name in _IDENTIFYING]
    return "\n".join([*said, *(str(item.name) for item in row.suppliers)]).casefold()


def grouped(rows: Iterable[ParsedRow], repeats: Mapping[str, int]) -> Iterator[ParsedRow]:
    """Yield each contract once all its rows were seen; `repeats` counts the rows of references."""
    waiting: dict[str, list[ParsedRow]] = {}
    for row in rows:
        key = normalise(row["reference"] or "")
        expected = repeats.get(key, 1) if key else 1
        if expected == 1:
            yield _checked(row)
            continue
        group = waiting.setdefault(key, [])
        group.append(row)
        if len(group) == expected:
            yield _checked(combine(waiting.pop(key)))
    for group in waiting.values():
        yield _checked(combine(group))


def combine(rows: Sequence[ParsedRow]) -> ParsedRow:
    """Return one contract of several rows, with all their suppliers.

    Where rows differ in a text, the first holds, and any other field is left unknown; a remark
    names the rows.
    """
    if len(rows) == 1:
        return rows[0]
    fields: dict[str, Any] = {}
    remarks = [remark for row in rows for remark in row.remarks]
    for name in dict.fromkeys(name for row in rows for name in row.fields):
        said = {row.number: row.fields[name] for row in rows if name in row.fields}
        differ = len({*map(repr, said.values())}) > 1 and name not in {"reference", "suppliers"}
        if name in _TEXTS or not differ:
            fields[name] = next(iter(said.values()))
        if differ:
            remarks.append(_difference(name, said, rows[0].columns))
    fields["suppliers"] = _suppliers(rows)
    return ParsedRow(
        rows[0].number,
        fields,
        rows[0].columns,
        tuple(remarks),
        tuple(error for row in rows for error in row.errors),
        tuple(row.number for row in rows),
    )


def _suppliers(rows: Sequence[ParsedRow]) -> tuple[Any, ...]:
    named = {
        (item.name or str(item.identifiers)).casefold(): item
        for row in reversed(rows)
        for item in reversed(row.suppliers)
    }
    return tuple(reversed(named.values()))


def _difference(name: str, said: Mapping[int, Any], columns: Mapping[str, int]) -> RowRemark:
    values = "; ".join(f"row {number}: {_text(value)}" for number, value in [*said.items()][:10])
    result = "the first was taken" if name in _TEXTS else "none was taken"
    detail = f"the rows of this contract differ in {name}, and {result}: {values}"
    return RowRemark(max(said), columns.get(name), "rows-differ", detail)


def _text(value: Any) -> str:
    return str(value[0] if isinstance(value, tuple) else value)[:_SHOWN]


def _checked(row: ParsedRow) -> ParsedRow:
    """Return a contract with the error of a missing title."""
    if row["title"] is not None or row.errors:
        return row
    error = CellError(row.number, row.columns.get("title"), "missing-field", "a title")
    return replace(row, errors=(error,))
