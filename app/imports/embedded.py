"""The embedded data set: TOML files in which each table is one fact, in our own layout."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.kit.clock import end_of

FOLDER = Path(__file__).parents[1] / "data"

# In this order a table never stands before one that it refers to.
FILES = ("scopes", "authorities", "consortia", "providers", "contracts", "reports", "claims")
NESTED = {"details", "awards", "term_changes", "notices"}
OWNERS = {"authority": "code", "consortium": "code", "provider": "code", "contract": "reference"}

# What the data set says about a fact, beside the fact itself.
_ASIDE = {"origin", "also", "known_from", "reason"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of the data set, with the moment at which it became public, if that is known."""

    table: str
    owner: str | None
    body: dict[str, Any]
    also: tuple[str, ...]
    reason: str | None
    known_at: datetime | None
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataSet:
    """Everything in the files: the sources by code, and the facts in the order of the files."""

    sources: dict[str, dict[str, Any]]
    entries: list[Entry]


def read(folder: Path = FOLDER) -> DataSet:
    """Read the data set as it stands in a folder."""
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
            if owner is None:
                yield _entry(table, None, row, sources)
            for kind in sorted(NESTED & row.keys(), key=list(row).index):
                for inner in row[kind]:
                    yield _entry(f"{table}.{kind}", owner, inner, sources)


def _entry(
    table: str, owner: str | None, row: dict[str, Any], sources: dict[str, dict[str, Any]]
) -> Entry:
    aside = _ASIDE - ({"reason"} if table == "contract.term_changes" else set())
    return Entry(
        table=table,
        owner=owner,
        body={key: value for key, value in row.items() if key not in aside},
        also=tuple(row.get("also", ())),
        reason=row.get("reason") if "reason" in aside else None,
        known_at=moment(row.get("known_from", sources[row["source"]].get("dated_on"))),
        origin=tuple(row["origin"]),
    )


def moment(known_from: date | datetime | None) -> datetime | None:
    """When something counts as known: at its moment, or at the end of its day in London."""
    if known_from is None or isinstance(known_from, datetime):
        return known_from
    return end_of(known_from)
