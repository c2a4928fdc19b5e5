"""Everything that is public as one archive, at one position of the ledger."""

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
from app.interchange.registers.export.file_responses import FileAnswer
from app.platform.db.database import POOL_SIZE, Database
from tests import world
from tests.interchange.registers.export.test_registers import CSV, checked

ZIP = "/v1/exports/registry.zip"

RESPONSES = "app.interchange.registers.export.file_responses"


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_the_archive_validates_and_each_file_has_the_hash_told(
    exporting: TestClient, tmp_path: Path
) -> None:
    with opened(exporting.get(ZIP).content) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))

    assert (len(names), names[:2], names[-1]) == (
        FILES, ["README.md", "LICENCES.md"], "datapackage.json",
    )  # fmt: skip
    for one in package["resources"]:
        content = (tmp_path / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    valid, faults, rows = checked("datapackage.json", tmp_path)
    assert (valid, faults) == (True, [])
    assert min(len(rows), sum(rows)) > 10


def test_no_text_of_a_table_is_run_by_a_spreadsheet(
    exporting: TestClient, database: Database
) -> None:
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


def test_the_changes_are_those_of_the_feed(exporting: TestClient) -> None:
    feed = exporting.get("/v1/changes", params={"limit": 200}).json()["items"]

    with opened(exporting.get(ZIP).content) as archive:
        lines = archive.read("changes.ndjson").splitlines()

    assert [json.loads(line) for line in lines] == feed


def test_what_is_hidden_is_not_in_it(exporting: TestClient) -> None:
    with opened(exporting.get(ZIP).content) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())

    assert b"SECRET" not in everything
    assert b"restricted" not in everything


def test_at_one_position_it_is_the_same_bytes_for_ever(
    exporting: TestClient, database: Database
) -> None:
    first = exporting.get(ZIP)
    with database.write_session() as session:
        world.contract(session, "new")
    position = first.headers["registry-position"]

    then = exporting.get(ZIP, params={"position": position})

    assert then.content == first.content
    assert exporting.get(ZIP).content != first.content


def test_an_empty_registry_has_an_archive_too(empty_client: TestClient) -> None:
    with opened(empty_client.get(ZIP).content) as archive:
        assert archive.read("contracts.csv").count(b"\r\n") == 1
        assert archive.read("changes.ndjson") == b""


def test_writers_go_on_while_a_file_is_being_read(
    exporting: TestClient, database: Database
) -> None:
    with exporting.stream("GET", ZIP) as response:
        pieces = response.iter_bytes(100)
        next(pieces)
        with database.write_session() as session:
            world.contract(session, "meanwhile")

        assert len(b"".join(pieces)) > 1_000


def test_no_more_files_are_made_at_once_than_leave_room_for_others(
    exporting: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{RESPONSES}._MAKING", threading.BoundedSemaphore(1))
    monkeypatch.setattr(f"{RESPONSES}._QUEUE_SECONDS", 0.05)
    answers: list[Any] = []

    def make(*_: Any) -> None:
        answers.append(exporting.get(ZIP))

    monkeypatch.setattr("app.interchange.registers.export.csv_file.write_csv", make)
    exporting.get("/v1/exports/contracts-register.csv")

    assert (answers[0].status_code, answers[0].json()["code"]) == (503, "exports-busy")
    assert answers[0].headers["retry-after"] == "5"


def test_whoever_waits_for_a_file_to_be_made_holds_no_connection(
    exporting: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Taken:
        """Every place is taken, and meanwhile others read on all connections there are."""

        def acquire(self, timeout: float) -> bool:
            assert timeout > 0
            with ExitStack() as held:
                for _ in range(POOL_SIZE):
                    held.enter_context(database.read_session()).execute(text("SELECT 1"))
            return False

    monkeypatch.setattr(f"{RESPONSES}._MAKING", Taken())

    answer = exporting.get(ZIP)

    assert (answer.status_code, answer.json()["code"]) == (503, "exports-busy")


def test_only_so_many_wait_for_a_file_to_be_made(
    exporting: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_place = threading.BoundedSemaphore(1)
    monkeypatch.setattr(f"{RESPONSES}._ADMITTED", last_place)

    with last_place:
        refused = exporting.get(ZIP)

    assert (refused.status_code, refused.json()["code"]) == (503, "exports-busy")
    assert exporting.get(ZIP).status_code == 200


def test_whoever_stops_reading_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{RESPONSES}.PATIENCE", 0.05)
    file = io.BytesIO(b"a" * 200_000)
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        if message["type"] == "http.response.body":
            await asyncio.sleep(60)

    async def receive() -> Message:
        return {}

    asyncio.run(FileAnswer(file, "text/csv", {})({}, receive, send))

    assert [one["type"] for one in sent] == ["http.response.start", "http.response.body"]
    assert file.closed
