"""The contracts register as CSV: UTF-8 with a byte order mark for Excel, CRLF line ends."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

from app.interchange.registers.export.columns import HEADER, Cell, Line
from app.platform.http.serialization import csv_cell

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK = "\ufeff"


def write_csv(lines: Iterable[Line], file: IO[bytes], columns: Sequence[str] = HEADER) -> None:
    """Write the header and the lines with these columns, one line at a time."""
    places = [HEADER.index(name) for name in columns]
    text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([format_cell(line[place]) for place in places] for line in lines)
    text.detach()


def format_cell(cell: Cell) -> Any:
    """Format a cell: ISO days, money with two decimals, yes or no."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case Decimal():
            return f"{cell:.2f}"
        case date():
            return cell.isoformat()
        case _:
            return csv_cell("; ".join(map(str, cell)) if isinstance(cell, tuple) else cell)
