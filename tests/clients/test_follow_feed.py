"""The feed is followed without losing an entry, whenever the follower is killed."""

import json
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.clients.installed import EXAMPLES, run
from tests.clients.stand_in import Answer, Answering, Asked, standing_in
from tests.support.service import Service

pytestmark = pytest.mark.clients

SCRIPT = EXAMPLES / "follow_feed.py"


def entries(text: str) -> list[dict[str, Any]]:
    """What was written, but for a line that a kill cut short."""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def positions(text: str) -> list[int]:
    return [entry["position"] for entry in entries(text)]


def kept_at(file: Path) -> int:
    """How far a follower knows that it has come."""
    return int(json.loads(file.read_text("utf-8"))["read"]["after"]) if file.exists() else 0


def head(service: Service) -> int:
    return int(httpx.get(f"{service.url}/v1/changes/head").json()["position"])


def register(service: Service, key: str, code: str) -> None:
    """State something new."""
    body = {"code": code, "title": "Minutes of the board", "kind": "council-decision"}
    sent = httpx.post(f"{service.url}/v1/sources", headers={"X-API-Key": key}, json=body)
    assert sent.status_code == 201, sent.text


def test_each_reading_goes_on_where_the_last_one_ended(
    service: Service, key: str, python: Path, tmp_path: Path
) -> None:
    follow = (python, "-W", "error", SCRIPT, tmp_path / "position.json", "--once")
    end = head(service)

    first, second = (run(*follow, "--url", service.url) for _ in range(2))
    register(service, key, "minutes-followed")
    third = run(*follow, "--url", service.url)

    assert [one.stderr for one in (first, second, third)] == ["", "", ""]
    assert positions(first.stdout) == [*range(1, end + 1)]
    assert second.stdout == ""
    assert [entry["subject"]["code"] for entry in entries(third.stdout)] == ["minutes-followed"]


def test_whoever_is_killed_at_any_moment_misses_nothing(
    service: Service, python: Path, tmp_path: Path
) -> None:
    follow = (python, SCRIPT, tmp_path / "position.json", "--url", service.url)
    seen: list[int] = []

    for lines in (0, 1, 150, 300):
        began = kept_at(tmp_path / "position.json")
        with subprocess.Popen(
            [*follow, "--every", "0.01"], stdout=subprocess.PIPE, text=True
        ) as it:
            assert it.stdout is not None
            read = [it.stdout.readline() for _ in range(lines)]
            it.kill()
            told = positions("".join(read) + it.stdout.read())
        assert told == [*range(began + 1, began + 1 + len(told))]
        seen += told
    rest = run(*follow, "--once")

    assert rest.stderr == ""
    assert {*seen, *positions(rest.stdout)} == {*range(1, head(service) + 1)}
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".json"] == ["position.json"]


def test_what_is_new_is_told_without_asking_again(
    service: Service, key: str, python: Path, tmp_path: Path
) -> None:
    follow = (python, SCRIPT, tmp_path / "position.json", "--url", service.url)
    run(*follow, "--once")

    with subprocess.Popen([*follow, "--every", "0.05"], stdout=subprocess.PIPE, text=True) as it:
        assert it.stdout is not None
        register(service, key, "minutes-awaited")
        told = it.stdout.readline()
        it.kill()

    assert json.loads(told)["subject"]["code"] == "minutes-awaited"


def altered(url: str) -> Answering:
    """The feed of a registry in which somebody has rewritten what entry 250 says."""

    def answering(asked: Asked) -> Answer:
        page = httpx.get(url + asked.path, params=asked.query).json()
        for entry in page["items"]:
            if entry["position"] == 250:
                entry["content"] = {**entry["content"], "title": "Nothing to see here"}
        return Answer(json.dumps(page).encode())

    return answering


def test_an_altered_entry_ends_the_reading_before_it(
    service: Service, python: Path, tmp_path: Path
) -> None:
    with standing_in(altered(service.url)) as url:
        stopped = run(python, SCRIPT, tmp_path / "position.json", "--once", "--url", url)

    assert stopped.returncode == 1
    assert stopped.stderr.startswith("entry 250 is not what was written after ")
    assert positions(stopped.stdout) == [*range(1, 250)]


def test_a_feed_that_was_rewound_is_not_followed(
    service: Service, python: Path, tmp_path: Path
) -> None:
    kept = {"read": {"after": 450, "after_hash": "0" * 64}, "sources": {}}
    (tmp_path / "position.json").write_text(json.dumps(kept), encoding="utf-8")

    stopped = run(python, SCRIPT, tmp_path / "position.json", "--once", "--url", service.url)

    assert (stopped.stdout, stopped.returncode) == ("", 1)
    assert stopped.stderr.startswith("entry 450 no longer carries this hash; ")
