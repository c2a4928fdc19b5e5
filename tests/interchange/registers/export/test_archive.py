"""The archive of all public data at one ledger position."""

import asyncio
import csv
import hashlib
import io
import json
import threading
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from starlette.types import Message

from app.interchange.registers.export.archive import FILES
from app.platform.db.database import POOL_SIZE, Database
from app.platform.http.spooled_files import SpooledFileResponse
from tests.interchange.registers.export.test_registers import CSV, checked
from tests.support import world

ZIP = "/v1/exports/registry.zip"

RESPONSES = "app.platform.http.spooled_files"


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_archive_validates_and_hashes_match(exporting: TestClient, tmp_path: Path) -> None:
    with opened(exporting.get(ZIP).content) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))

    assert (len(names), names[:2], names[-1]) == (
        FILES, ["README.md", "LICENCES.md"], "datapackage.json",
    )  # fmt: skip
    for item in package["resources"]:
        content = (tmp_path / item["path"]).read_bytes()
        assert item["bytes"] == len(content)
        assert item["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    valid, faults, rows = checked("datapackage.json", tmp_path)
    assert (valid, faults) == (True, [])
    assert min(len(rows), sum(rows)) > 10


def test_table_texts_are_safe_in_spreadsheets(exporting: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.provider(session, "east", name="+1", legal_name="@SUM(A1)")
        world.contract(
            session, "formulas", provider="east", title="-1", department="=1", note="@1",
            tender_route="+1", identifiers=[{"scheme": "camden-register", "id": "=1"}],
        )  # fmt: skip

    answers = [exporting.get(ZIP).content, exporting.get(CSV).content]

    with opened(answers[0]) as archive:
        tables = [archive.read(name) for name in archive.namelist() if name.endswith(".csv")]
    cells = [
        cell
        for table in [*tables, answers[1]]
        for row in csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""))
        for cell in row
    ]
    assert {"'+1", "'@SUM(A1)", "'-1", "'=1", "'@1"} <= {*cells}
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_archived_changes_equal_feed(exporting: TestClient) -> None:
    feed = exporting.get("/v1/changes", params={"limit": 200}).json()["items"]

    with opened(exporting.get(ZIP).content) as archive:
        lines = archive.read("changes.ndjson").splitlines()

    assert [json.loads(line) for line in lines] == feed


def test_archive_contains_no_hidden_data(exporting: TestClient) -> None:
    with opened(exporting.get(ZIP).content) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())

    assert b"SECRET" not in everything
    assert b"restricted" not in everything


def test_archive_at_one_position_has_same_bytes(exporting: TestClient, database: Database) -> None:
    first = exporting.get(ZIP)
    with database.write_session() as session:
        world.contract(session, "new")
    position = first.headers["registry-position"]

    then = exporting.get(ZIP, params={"position": position})

    assert then.content == first.content
    assert exporting.get(ZIP).content != first.content


def test_empty_registry_has_an_archive(empty_client: TestClient) -> None:
    with opened(empty_client.get(ZIP).content) as archive:
        assert archive.read("contracts.csv").count(b"\r\n") == 1
        assert archive.read("changes.ndjson") == b""


def test_slow_reader_does_not_block_writers(exporting: TestClient, database: Database) -> None:
    with exporting.stream("GET", ZIP) as response:
        pieces = response.iter_bytes(100)
        next(pieces)
        with database.write_session() as session:
            world.contract(session, "meanwhile")

        assert len(b"".join(pieces)) > 1_000


def test_export_above_concurrency_limit_returns_503(
    exporting: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{RESPONSES}._WORKING", threading.BoundedSemaphore(1))
    monkeypatch.setattr(f"{RESPONSES}._QUEUE_SECONDS", 0.05)
    answers: list[Any] = []

    def make(*_: Any) -> None:
        answers.append(exporting.get(ZIP))

    monkeypatch.setattr("app.interchange.registers.export.csv_file.write_csv", make)
    exporting.get("/v1/exports/contracts-register.csv")

    assert (answers[0].status_code, answers[0].json()["code"]) == (503, "exports-busy")
    assert answers[0].headers["retry-after"] == "5"


def test_waiting_export_holds_no_connection(
    exporting: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Taken:
        """A full semaphore; meanwhile, reads take all connections."""

        def acquire(self, timeout: float) -> bool:
            assert timeout > 0
            with ExitStack() as held:
                for _ in range(POOL_SIZE):
                    held.enter_context(database.read_session()).execute(text("SELECT 1"))
            return False

    monkeypatch.setattr(f"{RESPONSES}._WORKING", Taken())

    answer = exporting.get(ZIP)

    assert (answer.status_code, answer.json()["code"]) == (503, "exports-busy")


def test_export_above_queue_limit_returns_503(
    exporting: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_place = threading.BoundedSemaphore(1)
    monkeypatch.setattr(f"{RESPONSES}._ADMISSION", last_place)

    with last_place:
        refused = exporting.get(ZIP)

    assert (refused.status_code, refused.json()["code"]) == (503, "exports-busy")
    assert exporting.get(ZIP).status_code == 200


def test_stalled_reader_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{RESPONSES}.SEND_TIMEOUT", 0.05)
    file = io.BytesIO(b"a" * 200_000)
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        if message["type"] == "http.response.body":
            await asyncio.sleep(60)

    async def receive() -> Message:
        return {}

    asyncio.run(SpooledFileResponse(file, "text/csv", {})({}, receive, send))

    assert [item["type"] for item in sent] == ["http.response.start", "http.response.body"]
    assert file.closed
