"""The collapse of 2025, day by day: what the registry says on a day, and the facts behind it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.proofs.golden.asking import Dated
from tests.proofs.golden.rows_after import AFTER
from tests.proofs.golden.rows_before import BEFORE
from tests.proofs.golden.rows_collapse import AUGUST, SEPTEMBER
from tests.proofs.golden.rows_failure import FAILURE
from tests.proofs.golden.rows_known import KNOWN
from tests.proofs.golden.rows_law import CLAIMS, CONFLICTS, KEY_DATES, NOTICES
from tests.proofs.golden.rows_transition import TRANSITION
from tests.proofs.golden.telling import Telling

pytestmark = pytest.mark.prove

FACTS = Path(__file__).parents[2] / "data" / "facts.yaml"
LAW = [*NOTICES, *KEY_DATES, *CONFLICTS, *CLAIMS]
ROWS = [*BEFORE, *AUGUST, *SEPTEMBER, *AFTER, *KNOWN, *LAW, *TRANSITION, *FAILURE]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_on_a_day_the_registry_says_what_the_facts_say(telling: Telling, row: Dated) -> None:
    assert row.answer(telling.client) == row.says


def test_whoever_asks_is_answered_the_same_as_all_of_it_is_public(telling: Telling) -> None:
    for row in ROWS:
        assert row.answer(telling.client, telling.admin) == row.says, str(row)


def test_every_row_names_facts_that_there_are() -> None:
    known = _ids(yaml.safe_load(FACTS.read_text("utf-8")))

    assert {fact for row in ROWS for fact in row.facts} <= known
    assert all(row.facts and row.says for row in ROWS)


def test_rows_cover_the_whole_time() -> None:
    days = {date.fromisoformat(row.on) for row in ROWS}

    assert len(ROWS) >= 430
    assert (min(days), max(days)) == (date(2023, 3, 1), date(2026, 12, 31))


def _ids(told: Any) -> set[str]:
    """Every id anywhere in the facts."""
    if isinstance(told, dict):
        own = {str(told["id"])} if "id" in told else set()
        return own.union(*map(_ids, told.values()))
    return set[str]().union(*map(_ids, told)) if isinstance(told, list) else set()
