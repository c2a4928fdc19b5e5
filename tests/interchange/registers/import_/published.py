"""The register of Brent: all published files, each imported once into the embedded data."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.interchange.registers.council import Council
from tests.support.registry import registry_on
from tests.support.templates import TemplateDatabases

FILES = Path(__file__).with_name("published_files")
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EXPECTED = {
    "headings-code-wording.csv": (1, 3, {0}),
    "headings-lga-style.csv": (1, 2, {0}),
    "headings-nhs.csv": (1, 2, {2}),
    "headings-contracts-finder-search.csv": (1, 2, {0}),
    "headings-lldc.csv": (1, 2, {0}),
    "headings-foi.csv": (1, 2, {0}),
    "headings-form-long.csv": (1, 2, {0}),
    "headings-unread.csv": (1, 2, {0}),
    "layout-preamble.csv": (5, 3, {0}),
    "layout-preamble.xlsx": (3, 3, {0}),
    "layout-two-heading-rows.csv": (2, 3, {0}),
    "layout-sep-line.csv": (1, 3, {0}),
    "layout-pipe.csv": (1, 3, {0}),
    "layout-semicolon.csv": (1, 3, {0}),
    "layout-tab.txt": (1, 3, {0}),
    "layout-utf16.txt": (1, 3, {0}),
    "layout-totals.csv": (1, 4, {1}),
    "layout-no-reference.csv": (1, 4, {3}),
    "cells-days.csv": (1, 12, {7}),
    "cells-values.csv": (1, 10, {4, 5, 6, 7}),
    "cells-sme.csv": (1, 6, {1}),
    "cells-cpv.csv": (1, 5, {3}),
    "mixed-messy.csv": (1, 11, {6, 7, 8, 9}),
    "semi-good.csv": (1, 10, {3}),
    "suppliers-numbers.csv": (1, 5, {1}),
    "suppliers-lots.csv": (1, 5, {1, 2}),
    "suppliers-people-contacts.csv": (1, 3, {0}),
    "quarter-1.csv": (1, 3, {0}),
    "quarter-2.csv": (1, 3, {1}),
}
"""The row of the header, the number of rows taken, and the possible numbers of rows reported."""


@dataclass(frozen=True)
class Brent:
    """The register of Brent, with the report of each file and of the same file sent again."""

    council: Council
    reports: dict[str, dict[str, Any]]
    again: dict[str, dict[str, Any]]

    def contract(self, number: str, **asked: Any) -> dict[str, Any]:
        """The contract with a number of the register."""
        code = f"brent-{number.lower().replace('/', '-')}"
        found: dict[str, Any] = self.council.system.sees(f"contracts/{code}", **asked)
        return found

    def remarks(self, name: str, row: int | None = None) -> list[dict[str, Any]]:
        found = self.reports[name]["remarks"]
        return [item for item in found if row is None or item["row"] == row]


def sent(council: Council, name: str, content: bytes | None = None, **asked: Any) -> Any:
    path = FILES / name
    return council.sends(
        path.read_bytes() if content is None else content,
        "brent", media_type=MEDIA_TYPES[path.suffix], **asked,
    )  # fmt: skip


def imported(council: Council, name: str, **asked: Any) -> dict[str, Any]:
    rows = "good" if name == "semi-good.csv" else "all"
    answer = sent(council, name, rows=rows, **asked)
    assert answer.status_code == 200, (name, answer.text)
    report: dict[str, Any] = answer.json()
    return report


@contextmanager
def brent_on(databases: TemplateDatabases) -> Iterator[Brent]:
    """Import every file, first as a dry run and then twice."""
    with (
        databases.database("loaded", "published") as database,
        registry_on(database) as registry,
    ):
        council = Council(registry, "brent")
        reports, again = {}, {}
        for name in EXPECTED:
            tried = imported(council, name, dry_run=True)
            reports[name] = imported(council, name)
            again[name] = imported(council, name)
            assert {**tried, "dry_run": False} == reports[name]
        yield Brent(council, reports, again)


def amounts(contract: dict[str, Any]) -> list[tuple[str, str]]:
    return [(item["amount"], item["basis"]) for item in contract["values"]]


def suppliers(contract: dict[str, Any]) -> list[str]:
    return [item["name"] for item in contract["suppliers_as_published"]]


def days(contract: dict[str, Any]) -> tuple[str | None, str | None]:
    return contract["term"]["first_day"], contract["term"]["last_day"]


def details(brent: Brent, number: str) -> dict[str, Any]:
    code = f"brent-{number.lower().replace('/', '-')}"
    found: dict[str, Any] = brent.council.system.sees(f"contracts/{code}/details")
    return found


def exported(brent: Brent) -> dict[str, dict[str, str]]:
    text = brent.council.register("brent").decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row["reference"]: row for row in rows}
