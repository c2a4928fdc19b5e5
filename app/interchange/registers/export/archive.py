"""The whole public registry in one archive, as it stood at one position of the ledger."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from app.interchange.registers.export.datapackage import package
from app.interchange.registers.export.tables import PIECE, SHEETS, Sheet
from app.ledger.as_of import AsOf
from app.ledger.models import PUBLIC, Change
from app.ledger.queries import CHANGES, change_out
from app.ledger.schemas import ChangeOut
from app.platform.db.columns import table

MEDIA_TYPE = "application/zip"
_TEXTS = Path(__file__).parent / "texts"
_CHANGE = table(Change)
_ENTRIES = CHANGES.where(_CHANGE.c.stream == PUBLIC).order_by(_CHANGE.c.position)
_ENTRY = TypeAdapter(ChangeOut)
_PIECE_OF_TEXT = 2**16
# The earliest moment that an archive can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)

FILES = len(SHEETS) + 4
"""How many files an archive has: tables, two texts, the changes, and what describes them."""

Told = Callable[[str], None]
"""Is told the name of each file as it is begun."""


def write_archive(
    session: Session, as_of: AsOf, file: IO[bytes], told: Told = lambda _: None
) -> None:
    """Write every table, the changes, their description and the licences, in one order."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        filling = _Filling(archive, as_of, told)
        for name in ("README.md", "LICENCES.md"):
            filling.add(name, [(_TEXTS / name).read_bytes()])
        resources = [_sheet(filling, session, sheet) for sheet in SHEETS]
        resources.append(_changes(filling, session))
        described = package("consortium-registry", "Consortium Registry", resources, as_of)
        filling.add("datapackage.json", [described])


class _Filling:
    """An archive being filled, whose files are all of one moment."""

    def __init__(self, archive: zipfile.ZipFile, as_of: AsOf, told: Told) -> None:
        self._archive = archive
        self._moment = _moment(as_of.recorded_at)
        self._told = told
        self.at = as_of

    def add(self, name: str, pieces: Iterable[bytes]) -> dict[str, Any]:
        """Add a file piece by piece, and tell how long it became and by what hash it is known."""
        self._told(name)
        entry = zipfile.ZipInfo(name, self._moment)
        entry.compress_type = zipfile.ZIP_DEFLATED
        # What unpacks it may read the file, and nobody else's system decides that.
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        digest, length = hashlib.sha256(), 0
        with self._archive.open(entry, "w", force_zip64=True) as inside:
            for piece in pieces:
                digest.update(piece)
                length += len(piece)
                inside.write(piece)
        return {"bytes": length, "hash": f"sha256:{digest.hexdigest()}"}


def _sheet(filling: _Filling, session: Session, sheet: Sheet) -> dict[str, Any]:
    """Add one table, and describe it."""
    fields = sheet.fields()
    written = filling.add(
        f"{sheet.name}.csv",
        _as_csv([one["name"] for one in fields], sheet.rows(session, filling.at)),
    )
    return {
        "name": sheet.name,
        "path": f"{sheet.name}.csv",
        "description": sheet.text,
        "mediatype": "text/csv",
        "format": "csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        **written,
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _changes(filling: _Filling, session: Session) -> dict[str, Any]:
    """Add the public stream of the ledger, one entry a line, as `/v1/changes` tells it."""
    found = session.execute(_ENTRIES, filling.at.parameters(), execution_options=PIECE)
    lines = (_ENTRY.dump_json(change_out(row)) + b"\n" for row in found)
    written = filling.add("changes.ndjson", lines)
    return {
        "name": "changes",
        "path": "changes.ndjson",
        "description": "Every entry of the ledger, in order, each with its hash.",
        "mediatype": "application/x-ndjson",
        "format": "ndjson",
        "encoding": "utf-8",
        "profile": "data-resource",
        # No table: entries hold objects. Frictionless would take any ndjson for one.
        "type": "file",
        **written,
    }


def _as_csv(header: list[str], rows: Iterable[list[Any]]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(row)
        if text.tell() > _PIECE_OF_TEXT:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _moment(moment: datetime | None) -> tuple[int, int, int, int, int, int]:
    """A moment as archives know it: in UTC, to the second."""
    if moment is None or moment.timetuple()[:6] < _EPOCH:
        return _EPOCH
    year, month, day, hour, minute, second = moment.timetuple()[:6]
    return year, month, day, hour, minute, second
