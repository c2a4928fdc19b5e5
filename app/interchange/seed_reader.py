"""Read the embedded data set: TOML files in which each table is one fact."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.platform.clock import end_of

FOLDER = Path(__file__).parents[1] / "data"

# The order puts each table after the tables it refers to.
FILES = (
    "scopes", "authorities", "consortia", "providers", "contracts", "reports", "claims",
    "transition", "oversight", "performance", "incidents",
)  # fmt: skip
NESTED = {"details", "awards", "term_changes", "notices", "steps", "remedies", "actions"}
OWNERS = {"authority": "code", "consortium": "code", "provider": "code", "contract": "reference"}

# Keys about a fact that are no part of its input.
_METADATA = {"origin", "also", "known_from"}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A fact of the data set, with the moment at which it became public, if known.

    A nested fact has an owner, by code, or an opening: the fact that opened its case.
    """

    table: str
    owner: str | None
    body: dict[str, Any]
    also: tuple[str, ...]
    reason: str | None
    known_at: datetime | None
    origin: tuple[str, ...]
    opening: "Entry | None" = None


@dataclass(frozen=True, slots=True)
class DataSet:
    """The sources by code, and the facts in the order of the files."""

    sources: dict[str, dict[str, Any]]
    entries: list[Entry]


def read(folder: Path = FOLDER) -> DataSet:
    """Read the data set in a folder."""
    sources = {source["code"]: source for source in _tables(folder, "sources")["source"]}
    entries = [entry for file in FILES for entry in _entries(_tables(folder, file), sources)]
    return DataSet(sources, entries)


def _tables(folder: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def _entries(
    tables: dict[str, list[dict[str, Any]]], sources: dict[str, dict[str, Any]]
) -> Iterator[Entry]:
    for table, rows in tables.items():
        for row in rows:
            owner = row.get(OWNERS[table]) if table in OWNERS else None
            opening = None if owner else _entry(table, row, sources)
            if opening is not None:
                yield opening
            for kind in sorted(NESTED & row.keys(), key=list(row).index):
                for inner in row[kind]:
                    yield _entry(f"{table}.{kind}", inner, sources, owner, opening)


def _entry(
    table: str,
    row: dict[str, Any],
    sources: dict[str, dict[str, Any]],
    owner: str | None = None,
    opening: Entry | None = None,
) -> Entry:
    # The reason of a version selects the command, and is no part of the input.
    metadata = _METADATA | NESTED | ({"reason"} if table.endswith(".details") else set())
    return Entry(
        table=table,
        owner=owner,
        body={key: value for key, value in row.items() if key not in metadata},
        also=tuple(row.get("also", ())),
        reason=row.get("reason") if "reason" in metadata else None,
        known_at=moment(row.get("known_from", sources[row["source"]].get("dated_on"))),
        origin=tuple(row["origin"]),
        opening=opening,
    )


def moment(known_from: date | datetime | None) -> datetime | None:
    """Return the moment of a day or a moment: a day counts as known at its end in London."""
    if known_from is None or isinstance(known_from, datetime):
        return known_from
    return end_of(known_from)
