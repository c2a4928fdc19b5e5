"""Damaged registers: an answer to every one, and nothing recorded of what is refused."""

import os
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.ledger.models import Change
from tests.interchange.registers.council import Council
from tests.support.registry import registry_on, small_world
from tests.support.templates import TemplateDatabases

FILES = sorted(
    path for path in Path(__file__).with_name("published_files").iterdir() if path.suffix != ".md"
)
MUTATIONS = int(os.environ.get("PROVE_REGISTERS", "200"))
SHORT = 3
PIECES = (
    b"\x00", b"\xff", b'"', b"\n", b"\r", b",", b";", b"|", b"=", b"\xef\xbb\xbf", b"sep=;\n",
    b"999", b"1e999", b"PK", "\u0661".encode(), b"[|", b"9999-12-31", b"-" * 300,
    b"Title,Ref,Supplier,Value\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def council(databases: TemplateDatabases) -> Iterator[Council]:
    with databases.database("migrated", "mutated") as database:
        with database.write_session() as session:
            small_world(session)
        with registry_on(database) as registry:
            yield Council(registry)


def mutated(content: bytes, choice: random.Random) -> bytes:
    """Return the content with pieces put in, taken out, doubled or replaced."""
    damaged = bytearray(content)
    for _ in range(choice.randint(1, 4)):
        at, end = sorted(choice.randrange(len(damaged) + 1) for _ in range(2))
        end = min(end, at + choice.randint(1, 40))
        piece = choice.choice([*PIECES, bytes(damaged[at:end]) * 2, b""])
        damaged[at : choice.choice([at, end])] = piece
    return bytes(damaged)


def mutations(path: Path) -> Iterator[bytes]:
    choice, content = random.Random(path.name), path.read_bytes()
    while True:
        yield mutated(content, choice)


def entries(council: Council) -> int:
    with council.registry.database.read_session() as session:
        return session.scalar(select(func.count()).select_from(Change)) or 0


@pytest.mark.parametrize("count", [SHORT, pytest.param(MUTATIONS, marks=pytest.mark.prove)])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_damaged_file_is_answered_and_recorded_whole_or_not_at_all(
    council: Council, path: Path, count: int
) -> None:
    for content in islice(mutations(path), count):
        before = entries(council)

        answer = council.sends(content)

        assert answer.status_code in {200, 422}, answer.text
        if answer.status_code == 422:
            assert answer.json()["code"]
            assert entries(council) == before
