"""The weekly export fetches a register only where it has changed."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clients.installed import EXAMPLES, run
from tests.clients.stand_in import Answer, Asked, standing_in
from tests.support.service import Service

pytestmark = pytest.mark.clients

PROBLEM = {"Content-Type": "application/problem+json"}


class Exports:
    """A registry with the register of Camden, as of one day and then another."""

    def __init__(self) -> None:
        self.day, self.register = "2026-07-06", b"reference\r\ncamden-1\r\n"
        self.answered: list[int] = []

    def __call__(self, asked: Asked) -> Answer:
        answer = self._answer(asked)
        self.answered.append(answer.status)
        return answer

    def _answer(self, asked: Asked) -> Answer:
        if (asked.path, asked.query) != (
            "/v1/exports/contracts-register.csv",
            {"authority": "camden"},
        ):
            return Answer(b'{"detail": "no authority is known as that"}', 422, PROBLEM)
        etag = f'"register-{len(self.register)}"'
        if asked.headers.get("If-None-Match") == etag:
            return Answer(status=304)
        name = f'attachment; filename="contracts-register-camden-{self.day}.csv"'
        return Answer(self.register, headers={"ETag": etag, "Content-Disposition": name})


@pytest.fixture
def exports() -> Exports:
    return Exports()


@pytest.fixture
def url(exports: Exports) -> Iterator[str]:
    with standing_in(exports) as url:
        yield url


def test_an_unchanged_register_is_not_fetched_again(
    exports: Exports, url: str, python: Path, tmp_path: Path
) -> None:
    weekly = (python, "-W", "error", EXAMPLES / "register_export.py", "--authority", "camden")
    folder = tmp_path / "registers"

    said = [run(*weekly, "--url", url, "--folder", folder) for _ in range(2)]
    exports.day, exports.register = "2026-07-20", b"reference\r\ncamden-1\r\ncamden-2\r\n"
    said.append(run(*weekly, "--url", url, "--folder", folder))

    first, second = (
        folder / f"contracts-register-camden-2026-07-{day}.csv" for day in ("06", "20")
    )
    assert [one.stdout for one in said] == [f"{first}\n", "nothing has changed\n", f"{second}\n"]
    assert [(one.stderr, one.returncode) for one in said] == [("", 0)] * 3
    assert exports.answered == [200, 304, 200]
    assert second.read_bytes() == exports.register
    assert {one.name for one in folder.iterdir()} == {
        first.name,
        second.name,
        "authority-camden.etag",
    }


def test_what_the_registry_refuses_is_shown(url: str, python: Path, tmp_path: Path) -> None:
    weekly = (python, EXAMPLES / "register_export.py", "--consortium", "atlantis")

    refused = run(*weekly, "--url", url, "--folder", tmp_path)

    assert (refused.stdout, refused.returncode) == ("", 1)
    assert refused.stderr == "no authority is known as that\n"
    assert [*tmp_path.iterdir()] == []


def test_the_register_of_the_running_service_is_fetched_once(
    service: Service, python: Path, tmp_path: Path
) -> None:
    weekly = (python, "-W", "error", EXAMPLES / "register_export.py", "--authority", "westminster")
    asked = (*weekly, "--url", service.url, "--folder", "tmp")

    said = [run(*asked, cwd=tmp_path) for _ in range(2)]

    (register,) = (tmp_path / "tmp").glob("*.csv")
    assert re.fullmatch(r"contracts-register-westminster-\d{4}-\d{2}-\d{2}\.csv", register.name)
    assert [one.stdout for one in said] == [f"tmp/{register.name}\n", "nothing has changed\n"]
    assert [(one.stderr, one.returncode) for one in said] == [("", 0)] * 2
    rows = csv.DictReader(register.read_text("utf-8-sig").splitlines())
    assert "bi-borough-community-equipment-2025" in [row["reference"] for row in rows]
