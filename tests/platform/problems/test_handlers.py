"""Database errors become 503, 507 or 500, depending on their cause."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine, create_engine, text

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.platform.db.database import Database
from app.platform.http.observability import Metrics, ObservabilityMiddleware
from app.platform.http.request_log import RequestLog
from app.platform.problems import handlers

WRITE = text("INSERT INTO note VALUES ('more')")


@pytest.fixture
def file(tmp_path: Path) -> str:
    engine = create_engine(f"sqlite:///{tmp_path / 'notes.db'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (text TEXT UNIQUE)"))
    engine.dispose()
    return str(tmp_path / "notes.db")


def test_locked_file_returns_503(file: str) -> None:
    other, ours = sqlite(file), sqlite(f"{file}?timeout=0.05")

    with other.connect() as holding:
        holding.execute(WRITE)
        while_held = answer(lambda: write(ours))
    other.dispose()

    assert while_held == (503, "unavailable", "5")
    assert answer(lambda: write(ours))[0] == 200
    ours.dispose()


def test_full_disk_returns_507(file: str) -> None:
    engine = sqlite(file)

    def fill() -> None:
        with engine.begin() as connection:
            connection.execute(text("PRAGMA max_page_count = 10"))
            connection.execute(text("INSERT INTO note VALUES (hex(zeroblob(100000)))"))

    assert answer(fill) == (507, "storage-full", None)
    assert answer(lambda: write(engine))[0] == 200
    engine.dispose()


def test_read_only_file_returns_503(file: str) -> None:
    engine = sqlite(f"file:{file}?mode=ro&uri=true")

    assert answer(lambda: write(engine)) == (503, "unavailable", "5")
    engine.dispose()


def test_missing_file_returns_503() -> None:
    engine = sqlite("/nowhere/notes.db")

    assert answer(lambda: write(engine)) == (503, "unavailable", "5")
    engine.dispose()


def test_exhausted_pool_returns_503(file: str) -> None:
    engine = create_engine(f"sqlite:///{file}", pool_size=1, max_overflow=0, pool_timeout=0.05)

    with engine.connect():
        held = answer(lambda: write(engine))

    assert held == (503, "unavailable", "5")
    assert answer(lambda: write(engine))[0] == 200
    engine.dispose()


def test_violated_constraint_returns_500(file: str) -> None:
    engine = sqlite(file)

    assert answer(lambda: write(engine))[0] == 200
    assert answer(lambda: write(engine)) == (500, "internal-error", None)
    engine.dispose()


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "statement",
    ["SET TRANSACTION READ ONLY; CREATE TABLE note (text TEXT)",
     "SELECT pg_terminate_backend(pg_backend_pid())",
     "SET LOCAL statement_timeout = 10; SELECT pg_sleep(1)"],
    ids=["a standby", "a backend that was killed", "a statement that took too long"],
)  # fmt: skip
def test_transient_postgresql_error_returns_503(database: Database, statement: str) -> None:
    def run() -> None:
        with database.write_session() as session:
            session.connection().exec_driver_sql(statement)

    assert answer(run) == (503, "unavailable", "5")
    assert answer(lambda: None)[0] == 200


def sqlite(name: str) -> Engine:
    return create_engine(f"sqlite:///{name}")


def write(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(WRITE)


def answer(work: Callable[[], None]) -> tuple[int, str | None, str | None]:
    """Return status, code and Retry-After of a request that runs this function."""
    app = FastAPI()
    handlers.install(app, PROBLEM_CATALOGUE)
    app.add_middleware(
        ObservabilityMiddleware,
        metrics=Metrics(),
        log=RequestLog(),
        on_failure=handlers.on_failure,
    )

    @app.get("/")
    def do() -> dict[str, str]:
        work()
        return {}

    with TestClient(app) as client:
        response = client.get("/")
    return response.status_code, response.json().get("code"), response.headers.get("retry-after")
