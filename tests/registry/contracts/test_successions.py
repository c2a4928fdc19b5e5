"""Awards of an authority that ended pass to its successor, as assumed."""

from typing import Any

import pytest

from app.api.wiring import CATALOGUE
from app.ledger.verification.chain import verify
from tests.support import bodies
from tests.support.registry import Registry, System

BOARD = {"kind": "integrated-care-board"}
LONG = {"first_day": "2025-01-01", "last_day": "2027-12-31"}


@pytest.fixture(autouse=True)
def sound(registry: Registry) -> Any:
    """After each test, every computed row follows from the facts at every moment."""
    yield
    with registry.database.read_session() as session:
        found = verify(session, CATALOGUE)
        assert found.is_sound, found


def cell(asking: System, authority: str, on: str, **asked: Any) -> dict[str, Any]:
    (found,) = asking.lists("cover", authority=authority, scope="delivery", on=on, **asked)
    return found


def boards(admin: System, *codes: str) -> None:
    for code in codes:
        admin.states("authorities", bodies.authority(code, **BOARD))


def succeed(admin: System, old: str, new: str, last_day: str) -> str:
    details = {**admin.sees(f"authorities/{old}/details"), "last_day": last_day, "successor": new}
    tag = admin.tag(f"authorities/{old}/details")
    entry = admin.restates(
        f"authorities/{old}/details", {**details, "reason": "correction"}, seen=tag
    )
    return str(entry["fact"])


def award(registry: Registry, code: str, reference: str) -> None:
    editor = registry.editor(code)
    editor.states("contracts", bodies.contract(reference, buyers=[code], **LONG))
    editor.states(f"contracts/{reference}/awards", bodies.award(authority=code))


def test_successor_holds_the_award_from_the_day_after_and_only_as_assumed(
    registry: Registry, admin: System, anybody: System
) -> None:
    boards(admin, "west", "greater")
    award(registry, "west", "of-west")
    before = anybody.sees("changes/head")["position"]

    succeed(admin, "west", "greater", "2026-03-31")

    assert cell(anybody, "west", "2026-03-31")["held_by"][0]["inherited_from"] is None
    assert cell(anybody, "greater", "2026-03-31")["held_by"] == []
    passed_on = cell(anybody, "greater", "2026-04-01")
    (holder,) = passed_on["held_by"]
    assert (holder["contract"], holder["inherited_from"]) == ("of-west", "west")
    assert (holder["first_day"], holder["last_day"]) == ("2026-04-01", "2027-12-31")
    assert (passed_on["state"], passed_on["certainty"]) == ("full", "assumed")
    assert cell(anybody, "greater", "2026-04-01", position=before)["held_by"] == []


def test_award_passes_on_from_successor_to_successor(
    registry: Registry, admin: System, anybody: System
) -> None:
    boards(admin, "one", "two", "three")
    award(registry, "one", "of-one")

    succeed(admin, "two", "three", "2026-09-30")
    succeed(admin, "one", "two", "2026-03-31")

    assert cell(anybody, "two", "2026-09-30")["held_by"][0]["inherited_from"] == "one"
    (holder,) = cell(anybody, "three", "2026-10-01")["held_by"]
    assert (holder["inherited_from"], holder["first_day"]) == ("one", "2026-10-01")


def test_award_passes_to_the_authority_into_which_the_successor_was_merged(
    registry: Registry, admin: System, anybody: System
) -> None:
    boards(admin, "east", "unnamed-board", "named-board")
    award(registry, "east", "of-east")
    succeed(admin, "east", "unnamed-board", "2026-03-31")
    merge = {"source": "minutes", "into": "named-board", "reason": "The board got its name."}

    fact = admin.states("authorities/unnamed-board/merge", merge)["fact"]

    for code in ("unnamed-board", "named-board"):
        found = cell(anybody, code, "2026-04-01")
        assert found["authority"] == "named-board"
        assert found["held_by"][0]["inherited_from"] == "east"
    admin.withdraws(fact)
    assert cell(anybody, "named-board", "2026-04-01")["held_by"] == []
    assert cell(anybody, "unnamed-board", "2026-04-01")["held_by"][0]["inherited_from"] == "east"


def test_successor_reads_the_stream_of_the_authority_that_ended(
    registry: Registry, admin: System
) -> None:
    boards(admin, "north-board", "whole-board")
    succeed(admin, "north-board", "whole-board", "2026-03-31")

    streams = registry.editor("whole-board").asks("changes/head", stream="owner:north-board")

    assert streams.status_code == 200
