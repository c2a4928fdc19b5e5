"""Damaged notices lead to a report or to one problem, and a refused file records nothing."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.interchange.ocds.import_.test_ocds_cases import imports
from tests.support.notices import CASES, ImportClient

__all__ = ["imports"]

MUTATIONS = int(os.environ.get("PROVE_MUTATIONS", "3"))
"""The number of mutations of each file."""
SAMPLES = Path(__file__).with_name("ocds")
FILES = sorted([*CASES.glob("*.json"), *SAMPLES.glob("*.json")])
STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, "", " ", "x" * 5_000, "\ud800", "\x00", "2026-02-30", [], {}, [[]],
    [None], {"id": None}, "GB-COH-99999901", "cancelled",
)  # fmt: skip


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a document, as the container and its key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


def damaged(content: bytes, random: Random) -> bytes:
    """Return a package with a field replaced, dropped or moved, or with bytes cut or changed."""
    if random.random() < 0.3:
        at = random.randrange(len(content))
        cut = random.choice([b"", b"\xff", b"}", b"]", b'"', content[:at]])
        return content[:at] + cut + content[at + random.choice([0, 1, len(content)]) :]
    document = json.loads(content)
    for _ in range(random.randint(1, 4)):
        container, key = random.choice([*places(document)] or [([None], 0)])
        if random.random() < 0.3:
            del container[key]
        else:
            others = [inner[name] for inner, name in places(document)]
            container[key] = json.loads(json.dumps(random.choice([*STRANGE, *others])))
    return json.dumps(document).encode()


def state(imports: ImportClient) -> tuple[int, int]:
    kept = imports.client.get("/v1/imports/ocds/ocds-h6vhtk-0feed1", headers=imports.headers)
    return imports.head, kept.status_code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mutations_are_reported_or_refused_whole(imports: ImportClient, path: Path) -> None:
    content, random = path.read_bytes(), Random(path.stem)
    for n in range(MUTATIONS):
        before = state(imports)

        response = imports.send(damaged(content, random))

        assert response.status_code < 500, (n, response.text)
        if response.status_code >= 400:
            assert response.headers["content-type"] == "application/problem+json", n
            assert state(imports) == before, n
