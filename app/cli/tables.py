"""Answers as tables: what people look for first, as wide as the terminal is."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

_NATURAL = 10_000
"""Columns of something that is no terminal: nothing is folded there."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as a spreadsheet, which of its columns to show, and when it was so."""

    heading: str
    spreadsheet: bytes
    columns: Sequence[str]
    position: int


def tabulate(told: Told, where: TextIO) -> str:
    """Lay an answer out as a table; in colour only on a terminal, and not if NO_COLOR is set."""
    # Imported here: most answers are read by programs.
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    for column in told.columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    rows = list(csv.DictReader(io.StringIO(told.spreadsheet.decode(), newline="")))
    for row in rows:
        table.add_row(*(Text(_printable(row[column])) for column in told.columns))
    is_terminal, drawn = where.isatty(), io.StringIO(newline="")
    width = None if is_terminal else _NATURAL
    console = Console(file=drawn, force_terminal=is_terminal, width=width)
    if told.heading:
        console.print(Text(_printable(told.heading)), Text())
    if rows:
        console.print(table)
    console.print(f"{len(rows)} found, as known at position {told.position}", highlight=False)
    return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())


def _printable(text: str) -> str:
    """Text that moves no cursor: what sources say may hold whatever they like."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
