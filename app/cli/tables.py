"""Results as text tables of selected columns, as wide as the terminal."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

_UNFOLDED_WIDTH = 10_000
"""The width of output that is no terminal, so that no cell is folded."""


@dataclass(frozen=True, slots=True)
class Table:
    """A result in CSV, with the columns to show and its ledger position."""

    heading: str
    spreadsheet: bytes
    columns: Sequence[str]
    position: int


def tabulate(table: Table, stream: TextIO) -> str:
    """Render a table; in colour only on a terminal, unless NO_COLOR is set."""
    # Imported here, because most output is read by programs.
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table as RichTable  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn_table = RichTable(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    for column in table.columns:
        drawn_table.add_column(column.replace("_", " "), overflow="fold")
    rows = list(csv.DictReader(io.StringIO(table.spreadsheet.decode(), newline="")))
    for row in rows:
        drawn_table.add_row(*(Text(_printable(row[column])) for column in table.columns))
    is_terminal, output = stream.isatty(), io.StringIO(newline="")
    width = None if is_terminal else _UNFOLDED_WIDTH
    console = Console(file=output, force_terminal=is_terminal, width=width)
    if table.heading:
        console.print(Text(_printable(table.heading)), Text())
    if rows:
        console.print(drawn_table)
    console.print(f"{len(rows)} found, as known at position {table.position}", highlight=False)
    return "".join(f"{line.rstrip()}\n" for line in output.getvalue().splitlines())


def _printable(text: str) -> str:
    """Replace control characters, which text from sources may contain."""
    return "".join(character if character.isprintable() else " " for character in text)
