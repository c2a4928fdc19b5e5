"""The refused rows of a register as CSV, to be mended and sent again."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.domain.privacy import broken_rule
from app.interchange.registers.import_.header import Header
from app.interchange.registers.import_.rows import CellError
from app.interchange.registers.import_.table_files.table import NumberedRow

FAULTS = "faults"
"""The heading of the last column, which an import does not read."""


def refused_csv(
    header: Header, rows: Iterable[NumberedRow], refused: Mapping[int, Sequence[CellError]]
) -> str | None:
    """Return the refused rows with their headings, or None if there are none.

    Cells that are not read stay empty, and so do those with personal data: they are kept nowhere.
    """
    if not refused:
        return None
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    kept = [n for n, heading in enumerate(header.headings) if heading.strip() != FAULTS]
    writer.writerow([*(_impersonal(header.headings[n]) for n in kept), FAULTS])
    for number, cells in rows:
        if number in refused:
            shown = [_cell(header, cells, n) for n in kept]
            writer.writerow([*shown, "; ".join(error.detail for error in refused[number])])
    return text.getvalue()


def by_row(errors: Iterable[tuple[Sequence[int], CellError]]) -> dict[int, list[CellError]]:
    """Return the errors of each row; an error of a contract is one of all its rows."""
    found: dict[int, list[CellError]] = defaultdict(list)
    for numbers, error in errors:
        for number in numbers:
            found[number].append(error)
    return found


def _cell(header: Header, cells: Sequence[str], n: int) -> str:
    is_read = n in header.columns.fields and n < len(cells)
    return _impersonal(cells[n]) if is_read else ""


def _impersonal(text: str) -> str:
    return text if broken_rule(text) is None else ""
