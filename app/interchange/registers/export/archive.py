"""The archive of the whole public registry at one ledger position."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy.orm import Session

from app.interchange.registers.export.datapackage import package
from app.interchange.registers.export.tables import CHUNKED, TABLES, ArchiveTable, text_cell
from app.ledger.as_of import AsOf
from app.ledger.models import Change
from app.ledger.projections import MAX_VALUES
from app.ledger.queries import CHANGES, change_outs
from app.ledger.schemas import ChangeOut
from app.ledger.streams import PUBLIC
from app.platform.db.columns import table
from app.platform.http.serialization import as_json

MEDIA_TYPE = "application/zip"
CHANGES_TEXT = "Every entry of the ledger, in order, each with its hash."
_TEXTS = Path(__file__).parent / "texts"
_CHANGE = table(Change)
_ENTRIES = CHANGES.where(_CHANGE.c.stream == PUBLIC).order_by(_CHANGE.c.position)
_CHUNK_CHARACTERS = 2**16
# The earliest moment that the ZIP format supports.
_EPOCH = (1980, 1, 1, 0, 0, 0)

FILES = len(TABLES) + 4
"""The number of files: tables, two texts, the changes, and the Data Package."""

FileCallback = Callable[[str], None]
"""Called with the name of each file before it is written."""


def write_archive(
    session: Session, as_of: AsOf, file: IO[bytes], on_file: FileCallback = lambda _: None
) -> None:
    """Write the tables, the changes, their description and the licences, in a fixed order."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        writer = _ArchiveWriter(archive, as_of, on_file)
        for name in ("README.md", "LICENCES.md"):
            writer.add(name, [(_TEXTS / name).read_bytes()])
        resources = [_add_table(writer, session, archive_table) for archive_table in TABLES]
        resources.append(_add_changes(writer, session))
        description = package("consortium-registry", "Consortium Registry", resources, as_of)
        writer.add("datapackage.json", [description])


class _ArchiveWriter:
    """Writes files with one common time stamp into an archive."""

    def __init__(self, archive: zipfile.ZipFile, as_of: AsOf, on_file: FileCallback) -> None:
        self._archive = archive
        self._moment = _moment(as_of.recorded_at)
        self._on_file = on_file
        self.as_of = as_of

    def add(self, name: str, chunks: Iterable[bytes]) -> dict[str, Any]:
        """Add a file in chunks, and return its length and hash."""
        self._on_file(name)
        entry = zipfile.ZipInfo(name, self._moment)
        entry.compress_type = zipfile.ZIP_DEFLATED
        # Fixed attributes make the bytes independent of the system that writes them.
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        digest, length = hashlib.sha256(), 0
        with self._archive.open(entry, "w", force_zip64=True) as inside:
            for chunk in chunks:
                digest.update(chunk)
                length += len(chunk)
                inside.write(chunk)
        return {"bytes": length, "hash": f"sha256:{digest.hexdigest()}"}


def _add_table(
    writer: _ArchiveWriter, session: Session, archive_table: ArchiveTable
) -> dict[str, Any]:
    """Add one table, and return its resource description."""
    fields = archive_table.fields()
    written = writer.add(
        f"{archive_table.name}.csv",
        _as_csv([field["name"] for field in fields], archive_table.rows(session, writer.as_of)),
    )
    return {
        "name": archive_table.name,
        "path": f"{archive_table.name}.csv",
        "description": archive_table.text,
        "mediatype": "text/csv",
        "format": "csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        **written,
        "schema": {"fields": fields, "missingValues": [""]},
    }


def public_changes(session: Session, as_of: AsOf) -> Iterator[ChangeOut]:
    """Yield the entries of the public stream up to a position, as `/v1/changes` shows them."""
    found = session.execute(_ENTRIES, as_of.parameters(), execution_options=CHUNKED)
    for rows in found.partitions(MAX_VALUES):
        yield from change_outs(session, rows)


def _add_changes(writer: _ArchiveWriter, session: Session) -> dict[str, Any]:
    """Add the public ledger stream as NDJSON."""
    lines = (as_json(entry) + b"\n" for entry in public_changes(session, writer.as_of))
    written = writer.add("changes.ndjson", lines)
    return {
        "name": "changes",
        "path": "changes.ndjson",
        "description": CHANGES_TEXT,
        "mediatype": "application/x-ndjson",
        "format": "ndjson",
        "encoding": "utf-8",
        "profile": "data-resource",
        # Entries hold objects, so this is no table; Frictionless would treat any NDJSON as one.
        "type": "file",
        **written,
    }


def _as_csv(header: list[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([text_cell(cell) for cell in row])
        if text.tell() > _CHUNK_CHARACTERS:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _moment(moment: datetime | None) -> tuple[int, int, int, int, int, int]:
    """Return a moment as a ZIP time stamp: UTC, to the second."""
    if moment is None or moment.timetuple()[:6] < _EPOCH:
        return _EPOCH
    year, month, day, hour, minute, second = moment.timetuple()[:6]
    return year, month, day, hour, minute, second
