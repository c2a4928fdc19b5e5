"""A workbook with typed cells, written row by row and ready to print."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

MAX_LINKS = 10_000
"""The links of a workbook, which are kept in memory; further addresses are text."""
_LONGEST_LINK = 2_000

_A4 = 9
"""The number of the paper in the format."""
_MARGIN = 0.4
_LINE_HEIGHT, _MOST_LINES = 15, 27
"""The height of a line in points; a row is at most 409 points high."""

# Excel supports no earlier day, and no time zones.
_EARLIEST = date(1900, 3, 1)
_FORMATS = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "label": {"bold": True, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "date": {"num_format": "dd/mm/yyyy", "valign": "top"},
    "number": {"num_format": "#,##0.00", "valign": "top", "align": "right", "indent": 1},
    "count": {"num_format": "#,##0", "valign": "top", "align": "left"},
    "link": {"font_color": "#0563C1", "underline": 1, "text_wrap": True, "valign": "top"},
    "past": {"bg_color": "#E7E6E6", "text_wrap": True, "valign": "top"},
    "doubtful": {"bg_color": "#FFEB9C", "text_wrap": True, "valign": "top"},
}


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address on the web, or to a place in the workbook."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Styled:
    """A text in a format by its name."""

    text: str
    format: str


Heading: TypeAlias = tuple[str, int | None]
"""The text and the width of a column; a column without a width is hidden."""


class Book:
    """The formats of a workbook, the heads and feet of its pages, and the links left."""

    def __init__(self, book: Any, head: str, foot: str) -> None:
        self._book, self._head, self._foot = book, head, foot
        self.formats = {name: book.add_format(item) for name, item in _FORMATS.items()}
        self.links_left = MAX_LINKS

    def sheet(self, name: str, headings: Sequence[Heading], *, is_table: bool = True) -> "Sheet":
        """Add a sheet that prints on A4 in landscape, one page wide, with headings repeated."""
        added = self._book.add_worksheet(name)
        added.set_landscape()
        added.set_paper(_A4)
        added.set_margins(left=_MARGIN, right=_MARGIN)
        added.fit_to_pages(1, 0)
        added.set_header(f"&L{self._head}&R{name}")
        added.set_footer(f"&L{self._foot}&RPage &P of &N")
        return Sheet(self, added, headings, is_table=is_table)


class Sheet:
    """A sheet whose rows are written in order, each once."""

    def __init__(
        self, book: Book, sheet: Any, headings: Sequence[Heading], *, is_table: bool
    ) -> None:
        self._book, self._sheet = book, sheet
        self._widths = [width for _, width in headings]
        self.row = -1
        """The last row, counted from 0."""
        _set_widths(sheet, self._widths)
        if is_table:
            sheet.freeze_panes(1, 1)
            sheet.repeat_rows(0)
            self.add([Styled(text, "heading") for text, _ in headings])

    def add(self, cells: Sequence[Any]) -> None:
        """Write the next row."""
        self.row += 1
        self._set_height(cells)
        for n, cell in enumerate(cells):
            self._write(self.row, n, cell)

    def end(self) -> None:
        """Give each column a filter."""
        self._sheet.autofilter(0, 0, max(self.row, 0), len(self._widths) - 1)

    def _set_height(self, cells: Sequence[Any]) -> None:
        """Make the row as high as its longest text: not every program does so by itself."""
        lines = max(map(_lines, cells, self._widths), default=1)
        # The library never forgets the heights of rows; all but the last one are written already.
        for heights in (self._sheet.row_info, self._sheet.row_sizes):
            heights.pop(self.row - 2, None)
        if lines > 1:
            self._sheet.set_row(self.row, min(lines, _MOST_LINES) * _LINE_HEIGHT)

    def _write(self, row: int, n: int, cell: Any) -> None:
        """Write a cell with its type; text stays text even if it looks like a formula."""
        sheet, formats = self._sheet, self._book.formats
        match cell:
            case None | "":
                return
            case Link():
                self._write_link(row, n, cell)
            case int() if not isinstance(cell, bool):
                sheet.write_number(row, n, cell, formats["count"])
            case Decimal():
                sheet.write_number(row, n, float(cell), formats["number"])
            case date() if cell >= _EARLIEST:
                sheet.write_datetime(row, n, cell, formats["date"])
            case Styled(text, name):
                sheet.write_string(row, n, text, formats[name])
            case _:
                sheet.write_string(row, n, _words(cell), formats["text"])

    def _write_link(self, row: int, n: int, link: Link) -> None:
        formats = self._book.formats
        if self._may_link(link.address):
            self._sheet.write_url(row, n, link.address, formats["link"], link.text)
        else:
            self._sheet.write_string(row, n, link.text, formats["text"])

    def _may_link(self, address: str) -> bool:
        """Return whether an address becomes a link, and count it."""
        is_link = address.startswith(("https://", "http://", "internal:"))
        if not is_link or len(address) > _LONGEST_LINK or not self._book.links_left:
            return False
        self._book.links_left -= 1
        return True


def _lines(cell: Any, width: int | None) -> int:
    """Return the number of lines that a text takes in a column, which breaks it at words."""
    text = cell.text if isinstance(cell, Link | Styled) else cell
    if width is None or not isinstance(text, str) or len(text) < width:
        return 1
    return len(textwrap.wrap(text, width - 1))


def _words(cell: Any) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)


def _set_widths(sheet: Any, widths: Sequence[int | None]) -> None:
    """Set the widths; columns without one are folded away, with a mark to unfold them."""
    before: int | None = 0
    for n, width in enumerate([*widths, 0]):
        if width is None:
            sheet.set_column(n, n, None, None, {"level": 1, "hidden": True})
        elif width or before is None:
            sheet.set_column(n, n, width or None, None, {"collapsed": before is None})
        before = width
