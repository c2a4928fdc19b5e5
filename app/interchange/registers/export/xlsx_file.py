"""The contracts register as a workbook for people: its lines, and what explains them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import IO, Any

from sqlalchemy.orm import Session

from app.domain.vocabulary import ContractState, NoticeType
from app.interchange.registers.export.columns import COLUMNS, HEADER, Column, Line, Notice
from app.interchange.registers.export.missing_fields import FIELDS, missing_fields
from app.interchange.registers.export.queries import read_lines, read_sources
from app.interchange.registers.export.schemas import RegisterQuery
from app.interchange.registers.export.workbook import Book, Link, Styled
from app.interchange.registers.export.workbook_notes import (
    Counts,
    day_in_words,
    notes,
    position_in_words,
    state_in_words,
)
from app.ledger.as_of import AsOf, names_on
from app.platform.meanings import meanings
from app.platform.progress import ProgressCallback, no_progress

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REGISTER = "Contracts register"
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001
_STATE_FORMATS = {
    ContractState.OVER: "past",
    ContractState.REPLACED: "past",
    ContractState.SUPPLIER_STOPPED: "past",
    ContractState.NOT_EVIDENCED: "doubtful",
}
_PARTIES = ("lead", "buyers")


def write_xlsx(
    session: Session,
    query: RegisterQuery,
    as_of: AsOf,
    file: IO[bytes],
    on_line: ProgressCallback = no_progress,
) -> None:
    """Write the register; a fixed creation time makes the bytes repeatable.

    The library buffers rows in files, which stand in a temporary folder that is always removed.
    """
    lines = read_lines(session, query, as_of)
    with TemporaryDirectory(prefix="registry-") as folder:
        options = {
            "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "tmpdir": folder,
        }  # fmt: skip
        # Imported on first use, because the import would lengthen every start by a tenth.
        with import_module("xlsxwriter").Workbook(file, options) as book:
            recorded = as_of.recorded_at
            created = recorded.replace(tzinfo=None, microsecond=0) if recorded else _EPOCH
            book.set_properties({"title": _REGISTER, "created": created})
            workbook = _RegisterWorkbook(book, query, as_of)
            for line in lines:
                workbook.add(line)
                on_line(1)
            workbook.end(session)


class _RegisterWorkbook:
    """The sheets of the register: its lines, and what is collected from them."""

    def __init__(self, book: Any, query: RegisterQuery, as_of: AsOf) -> None:
        self._query, self._as_of = query, as_of
        self._day = day_in_words(as_of.day(query.on))
        sheets = Book(book, f"{_REGISTER} on {self._day}", f"Position {position_in_words(as_of)}")
        headings = [(self._heading(column), column.width) for column in COLUMNS]
        self._register = sheets.sheet(_REGISTER, headings)
        self._notes = sheets.sheet("Notes", [("", 26), ("", 110)], is_table=False)
        fields = [(field.heading, 13) for field in FIELDS]
        self._missing = sheets.sheet("Missing", [("Contract", 30), ("Title", 40), *fields])
        self._notices = sheets.sheet("Notices", _NOTICES)
        self._codes = sheets.sheet("Codes", [("Column", 26), ("Word", 30), ("Meaning", 100)])
        self._sources = sheets.sheet("Sources", _SOURCES)
        self._counts = Counts()
        self._words: dict[str, set[str]] = defaultdict(set)

    def _heading(self, column: Column) -> str:
        return f"{column.heading} ({self._day})" if column.name == "state" else column.heading

    def add(self, line: Line) -> None:
        """Add a contract."""
        cells: dict[str, Any] = dict(zip(HEADER, line, strict=True))
        state = ContractState(cells["state"])
        self._counts.states[state] += 1
        self._collect_words(cells)
        shown: dict[str, Any] = {
            "state": Styled(state_in_words(state), _STATE_FORMATS.get(state, "text")),
            "notices": self._add_notices(cells),
        }
        self._register.add([shown.get(name, cell) for name, cell in cells.items()])
        missing = missing_fields(line)
        if any(missing):
            self._missing.add([cells["reference"], cells["title"], *missing])
        self._counts.missing.update(
            field.heading for field, found in zip(FIELDS, missing, strict=True) if found
        )

    def _collect_words(self, cells: dict[str, Any]) -> None:
        """Note the codes of a line, so that the workbook explains them and no others."""
        for column in COLUMNS:
            if (cell := cells[column.name]) is not None and column.codes is not None:
                words = (
                    [item.notice_type for item in cell] if column.codes is NoticeType else [cell]
                )
                self._words[column.name].update(map(str, words))
        self._words["source"].add(cells["source"])
        for party in _PARTIES:
            self._words["authority"].update((cells[party] or "").split(";"))

    def _add_notices(self, cells: dict[str, Any]) -> Link | None:
        """List the notices of a contract; return the cell that leads to them."""
        notices: Sequence[Notice] = cells["notices"] or ()
        place = f"internal:'Notices'!A{self._notices.row + 2}"
        said = meanings(NoticeType)
        for notice in notices:
            self._notices.add([
                cells["reference"], cells["title"], notice.notice_type, said[notice.notice_type],
                notice.published_on, notice.identifier, _address(notice.url),
            ])  # fmt: skip
        text = ", ".join(notice.notice_type for notice in notices)
        match [notice.url for notice in notices]:
            case [str(url)]:
                return Link(text, url)
        return Link(text, place) if notices else None

    def end(self, session: Session) -> None:
        """Add what explains the lines."""
        for row in self._explained(session):
            self._codes.add(row)
        for source in read_sources(session, self._as_of):
            if source.code in self._words["source"]:
                self._counts.sources += 1
                self._sources.add([
                    source.code, source.title, source.publisher, source.dated_on,
                    _address(source.url),
                ])  # fmt: skip
        for row in notes(self._query, self._as_of, self._counts):
            self._notes.add(row)
        for table in (self._register, self._missing, self._notices, self._codes, self._sources):
            table.end()

    def _explained(self, session: Session) -> Iterator[list[Any]]:
        """Yield each word that occurs, with the column in which it does and its meaning."""
        for column in COLUMNS:
            said = meanings(column.codes) if column.codes else {}
            for word in (word for word in said if word in self._words[column.name]):
                shown = state_in_words(ContractState(word)) if column.name == "state" else word
                yield [column.heading, shown, said[word]]
        codes = {"authority": self._words["authority"] - {""}}
        named = names_on(session, codes, self._as_of, self._as_of.day(self._query.on))
        for (_, code), name in sorted(named.items()):
            yield ["Lead, Buyers", code, name]


_NOTICES = [
    ("Contract", 30), ("Title", 40), ("Notice", 14), ("What it is", 60), ("Published", 11),
    ("Identifier", 22), ("Address", 50),
]  # fmt: skip
_SOURCES = [
    ("Source", 40), ("Document", 70), ("Publisher", 30), ("Published", 11), ("Address", 60),
]  # fmt: skip


def _address(url: str | None) -> Link | None:
    return Link(url, url) if url else None
