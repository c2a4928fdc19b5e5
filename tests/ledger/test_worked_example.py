"""The worked example of docs/reference/ledger.md, and a stranger's script that checks the feed."""

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.api.wiring import CATALOGUE
from app.ledger.batch import Batch
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext
from app.ledger.identities import create
from app.ledger.inputs import SourceIn
from app.ledger.queries import stored_change
from app.ledger.recording import register_source
from app.ledger.schemas import ChangeOut
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from app.registry.authorities.facts import AUTHORITY
from app.registry.authorities.schemas import AuthorityIn
from tests.support.service import serving
from tests.support.templates import TemplateDatabases

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "ledger.md"
SCRIPT = ROOT / "openapi" / "examples" / "verify_feed.py"
BEGUN = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOURCE = {
    "code": "minutes", "title": "Minutes of the cabinet", "publisher": "Camden",
    "kind": "council-minutes", "dated_on": "2026-11-20",
}  # fmt: skip
CAMDEN = {
    "code": "camden", "name": "Camden", "kind": "london-borough", "source": "minutes",
    "confidence": "high", "identifiers": [{"scheme": "GSS", "id": "E09000007"}],
}  # fmt: skip


def counting_entropy() -> Entropy:
    """Draw the bytes 0, 1, 2, … one after the other."""
    drawn = itertools.count()
    return Entropy(lambda length: bytes(next(drawn) % 256 for _ in range(length)))


def record_example(database: Database) -> list[dict[str, Any]]:
    """Record the two entries of the example, and return them as the feed shows them."""
    ticks = itertools.count()
    clock = Clock(lambda: BEGUN + timedelta(seconds=next(ticks)))
    with database.write_session() as session:
        batch = Batch.begin(session, CATALOGUE, clock, counting_entropy())
        ctx = CommandContext(batch, CATALOGUE, Provenance("camden-registry"))
        register_source(ctx, SourceIn.model_validate(SOURCE))
        create(ctx, AUTHORITY, AuthorityIn.model_validate(CAMDEN))
        batch.complete()
        entries = [stored_change(entry) for entry in batch.stored.values()]
    shown: list[dict[str, Any]] = TypeAdapter(list[ChangeOut]).dump_python(entries, mode="json")
    return shown


def example_on_the_page() -> list[dict[str, Any]]:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    entries: list[dict[str, Any]] = json.loads(block)
    return entries


def test_same_clock_and_entropy_give_the_entries_of_the_page(database: Database) -> None:
    assert record_example(database) == example_on_the_page()


@pytest.fixture(scope="module")
def address(databases: TemplateDatabases) -> Iterator[str]:
    """Where a service of the example answers those who only read."""
    with databases.database("migrated", "example") as database:
        record_example(database)
        with serving(database.url.render_as_string(hide_password=False)) as service:
            yield service.url


def test_script_of_a_stranger_proves_the_feed(address: str) -> None:
    head = example_on_the_page()[-1]
    pin = f"{head['position']}:{head['hash']}"
    done = run_script(address, pin)
    assert done.stdout == f"all 2 entries are sound, up to {pin}\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_script_of_a_stranger_takes_a_pin_after_the_stream(address: str) -> None:
    head = example_on_the_page()[-1]
    done = run_script(address, "--stream", "public", f"{head['position']}:{head['hash']}")
    assert (done.returncode, done.stderr) == (0, "")


def test_feed_that_ends_inside_a_batch_is_not_proved() -> None:
    script = stranger()
    pages = iter([example_on_the_page()[:1], []])
    script["verify"].__globals__["page"] = lambda *_: next(pages)
    with pytest.raises(SystemExit, match="ends at 1, inside a batch that ends at 2"):
        script["verify"]("an-address", set())


def test_script_of_a_stranger_misses_a_pin_that_is_not_there(address: str) -> None:
    done = run_script(address, f"2:{'0' * 64}")
    assert done.returncode == 1
    assert "does not hold" in done.stderr


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("hash",), "0" * 64),
        (("author",), "somebody-else"),
        (("content", "kind"), "county"),
        (("content_salt",), "00" * 16),
        (("texts", "name", "text"), "Islington"),
        (("texts", "name", "salt"), "00" * 16),
        (("source_commitment",), "0" * 64),
        (("read_at",), 3),
    ],
)
def test_changed_field_is_not_proved(path: tuple[str, ...], value: Any) -> None:
    registered, recorded = example_on_the_page()
    sources: dict[str, str] = {}
    is_proved = stranger()["is_proved"]
    assert is_proved(registered, "0" * 64, sources)
    assert is_proved(recorded, registered["hash"], dict(sources))
    place: Any = recorded
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not is_proved(recorded, registered["hash"], sources)


def test_erased_text_leaves_the_entry_proved() -> None:
    registered, recorded = example_on_the_page()
    recorded["texts"]["name"] = {"text": None, "salt": None}
    sources = {registered["fact"]: registered["hash"]}
    assert stranger()["is_proved"](recorded, registered["hash"], sources)


def stranger() -> dict[str, Any]:
    """The names that the script defines, run by itself."""
    names: dict[str, Any] = {"__name__": "stranger"}
    exec(compile(SCRIPT.read_text("utf-8"), SCRIPT.name, "exec"), names)  # noqa: S102
    return names


def run_script(address: str, *pins: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # -I: without the packages and settings of this project
        [sys.executable, "-I", SCRIPT, address, *pins], capture_output=True, text=True, check=False
    )
