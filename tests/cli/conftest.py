"""The command line in this process, with a database from the environment."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.__main__ import main
from app.platform.db.database import Database


@dataclass(frozen=True)
class Ended:
    """Exit code and output of a command."""

    code: int
    out: str
    err: str


Type = Callable[..., Ended]


@pytest.fixture
def type_(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Type:
    """Run a command line against a database."""

    def type_(database: Database | str, *words: str) -> Ended:
        url = database if isinstance(database, str) else _address(database)
        monkeypatch.setenv("DATABASE_URL", url)
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capfd.readouterr()
        return Ended(code, out, err)

    return type_


def _address(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)
