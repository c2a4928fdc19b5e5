"""Tiles updated fact by fact equal tiles computed from all facts."""

from random import Random
from typing import Any

import pytest

from app.cover.models import CoverTile
from app.cover.projection import CELLS
from app.ledger.verification.computed_rows import first_difference
from tests.support.histories import Story, head, rows_at
from tests.support.templates import TemplateDatabases

STEPS = 12


@pytest.mark.parametrize("seed", range(100, 116))
def test_random_history_gives_recomputed_tiles_at_every_position(
    sqlite: TemplateDatabases, seed: int
) -> None:
    seen: dict[int, list[Any]] = {}
    with sqlite.database("migrated") as database:
        story = Story(Random(seed), database)
        story.begin()
        for _ in range(STEPS):
            story.step()
            with database.read_session() as session:
                assert first_difference(session, [CELLS]) is None, story.told
                position = head(session)
                seen[position] = rows_at(session, CoverTile, position)

        with database.read_session() as session:
            for position, then in seen.items():
                assert rows_at(session, CoverTile, position) == then, (position, story.told)
