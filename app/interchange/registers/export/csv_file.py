"""The contracts register as CSV: UTF-8 with the mark by which Excel knows it, lines by CRLF."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import IO, Any

from app.interchange.registers.export.columns import HEADER, Cell, Line
from app.platform.http.serialization import csv_cell

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
MARK = "\ufeff"


def write_csv(lines: Iterable[Line], file: IO[bytes]) -> None:
    """Write lines below the header, one at a time."""
    text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
    text.write(MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([spelt(cell) for cell in line] for line in lines)
    text.detach()


def spelt(cell: Cell) -> Any:
    """A cell as text: days as ISO has them, money with two decimals, yes or no."""
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
            return csv_cell(str(cell))
