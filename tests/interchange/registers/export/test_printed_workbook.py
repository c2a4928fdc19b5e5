"""The workbook of the contracts register as LibreOffice prints it."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world

pytestmark = pytest.mark.office

CONTRACTS = 60
PROGRAMS = {"soffice": "libreoffice-calc-nogui", "pdftotext": "poppler-utils"}


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=180).stdout


@pytest.fixture
def printed(exporting: TestClient, database: Database, tmp_path: Path) -> Path:
    """A register of several pages as a PDF file."""
    missing = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if missing:
        pytest.fail(f"install {' and '.join(missing)} to print a workbook")
    with database.write_session() as session:
        for n in range(CONTRACTS):
            world.contract(session, f"contract-{n:03}", title=f"Community equipment, lot {n}")
            world.notice(session, f"contract-{n:03}", notice_type="UK7")
    workbook = tmp_path / "register.xlsx"
    workbook.write_bytes(exporting.get("/v1/exports/contracts-register.xlsx").content)
    # A profile of its own, because two processes cannot share one.
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to_pdf = ("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(workbook))
    run("soffice", profile, *to_pdf)
    return workbook.with_suffix(".pdf")


def pages_of(pdf: Path) -> list[list[str]]:
    """The lines of each page."""
    return [page.splitlines() for page in run("pdftotext", "-layout", str(pdf), "-").split("\f")]


def of_register(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages of the first sheet, whose name stands at the head of its pages."""
    return [page for page in pages if page and page[0].rstrip().endswith("Contracts register")]


def test_every_page_is_landscape(printed: Path) -> None:
    told = run("pdfinfo", "-l", "1000", str(printed))

    sizes = [
        (float(width), float(height))
        for width, height in re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+) pts", told, re.M)
    ]
    assert len(sizes) > 5
    assert all((round(width), round(height)) == (842, 595) for width, height in sizes)


def test_register_is_one_page_wide_with_its_headings_on_every_page(printed: Path) -> None:
    pages = of_register(pages_of(printed))

    assert len(pages) > 1
    for page in pages:
        headings = next(line for line in page if line.startswith("Reference"))
        assert {"Title", "Supplier", "Value", "Tendered"} <= {*headings.split()}
        assert headings.rstrip().endswith("Notices")


def test_every_contract_is_printed_once_with_its_last_column(printed: Path) -> None:
    pages = of_register(pages_of(printed))

    rows = [re.findall(r"^contract-\d{3}\b", "\n".join(page), re.M) for page in pages]
    assert [row for page in rows for row in page] == [f"contract-{n:03}" for n in range(CONTRACTS)]
    last = [len(re.findall(r"\bUK7\b", "\n".join(page))) for page in pages]
    assert last == [len(page) for page in rows]


def test_state_is_printed_with_its_day(printed: Path) -> None:
    page = of_register(pages_of(printed))[0]

    assert page[0].startswith("Contracts register on 22 November 2026")
    assert sum("Over" in line for line in page) > 1
