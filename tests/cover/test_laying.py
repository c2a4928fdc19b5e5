"""Tiles laid on the days that changed equal tiles laid on all days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cover import laying
from app.cover.evidence import CellEvidence, holdings_of
from app.cover.laying import Edge, tile_rows, tile_rows_within
from app.domain import windows
from app.domain.evidence import Evidence, Report
from app.domain.periods import ALWAYS, Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis, Finding, ServiceLevel
from app.domain.windows import EvidenceChange, deciding_days, meets, window, with_neighbours
from app.platform.db.columns import LAST_DAY

CELL = ("camden", "beds")
START = date(2020, 1, 1)
LONG = 2_000


@dataclass(frozen=True)
class Row:
    """A stored holding, as far as the rule of cover goes by it."""

    award: str
    contract: str
    level: ServiceLevel
    nearness: int
    state: str
    is_sure: bool
    first_day: date
    last_day: date
    ending: DateBasis
    provider: None = None
    claimed_levels: tuple[str, ...] = ()
    is_seconded: bool = True
    is_end_claimed: bool = False


@dataclass(frozen=True)
class Cell:
    """The evidence about a cell, of which one piece can change."""

    contracts: dict[str, tuple[Row, ...]]
    reports: tuple[Report, ...] = ()
    attested: tuple[tuple[Period, date], ...] = ()
    beside: tuple[Period, ...] = ()

    @property
    def rows(self) -> list[Row]:
        return [row for rows in self.contracts.values() for row in rows]

    def known(self, contracts: set[str] | None = None) -> CellEvidence:
        rows: Any = [row for row in self.rows if contracts is None or row.contract in contracts]
        return CellEvidence(
            Evidence(
                [*holdings_of(rows, {})],
                self.reports,
                Timeline.of(*(days for days, _ in self.attested)),
                Timeline.of(*self.beside),
            ),
            None,
            tuple((Timeline.of(days), day) for days, day in self.attested),
        )


def days(rng: Random) -> Period:
    first = START + timedelta(rng.randint(0, LONG))
    last = first + timedelta(rng.choice([0, 1, 30, 90, 91, 92, 400]))
    return Period(first, None if rng.random() < 0.08 else last)


def contract(rng: Random, code: str) -> tuple[Row, ...]:
    """One or two awards, whose states follow each other or leave days out."""
    rows: list[Row] = []
    for n in range(rng.choice([1, 1, 2])):
        level, nearness = rng.choice([*ServiceLevel]), rng.choice([0, 1])
        ending = rng.choice([*DateBasis])
        period = days(rng)
        for state in rng.sample(["live", "live", "fading", "disputed", "stopped", "optional"], 3):
            last = period.last_day or LAST_DAY
            rows.append(Row(
                f"{code}-{n}", code, level, nearness, state,
                state == "live" and rng.random() < 0.5, period.first_day, last, ending,
            ))  # fmt: skip
            if period.last_day is None or period.last_day.year > 2090:
                break
            first = period.last_day + timedelta(rng.choice([1, 1, 1, 60, 700]))
            period = Period(first, first + timedelta(rng.choice([5, 89, 90, 91, 300])))
    return tuple(rows)


def report(rng: Random) -> Report:
    return Report(Timeline.of(days(rng)), rng.choice([*Finding]))


def attestation(rng: Random) -> tuple[Period, date]:
    return days(rng), START + timedelta(rng.randint(0, 9))


def cell(rng: Random) -> Cell:
    return Cell(
        {code: contract(rng, code) for code in map(str, range(rng.randint(1, 9)))},
        tuple(report(rng) for _ in range(rng.choice([0, 0, 1, 2]))),
        tuple(attestation(rng) for _ in range(rng.choice([0, 0, 1]))),
        tuple(days(rng) for _ in range(rng.choice([0, 0, 2]))),
    )


def edited(before: Cell, rng: Random) -> tuple[Cell, Cell, EvidenceChange]:
    """The cell before and after a change, and the change as the projection tells it."""
    kind = rng.choice([_contract, _contract, _contract, _report, _attestation, _beside])
    after, change = kind(before, rng)
    if rng.random() < 0.5:
        before, after = after, before  # withdrawn
    return before, after, change


def _contract(before: Cell, rng: Random) -> tuple[Cell, EvidenceChange]:
    code = rng.choice([*before.contracts, "new"])
    kept = before.contracts.get(code, ())
    new = contract(rng, code) if rng.random() < 0.7 else kept[: rng.randint(0, len(kept))]
    changed = [row for row in (*kept, *new) if (row in kept) != (row in new)]
    change = EvidenceChange({code} if changed else set())
    change.held = [(row.state, row.first_day, row.last_day) for row in changed]
    return replace(before, contracts={**before.contracts, code: new}), change


def _report(before: Cell, rng: Random) -> tuple[Cell, EvidenceChange]:
    change, added = EvidenceChange(), report(rng)
    change.add(next(added.days.periods()))
    return replace(before, reports=(*before.reports, added)), change


def _attestation(before: Cell, rng: Random) -> tuple[Cell, EvidenceChange]:
    change, (period, day) = EvidenceChange(), attestation(rng)
    change.add(period)
    return replace(before, attested=(*before.attested, (period, day))), change


def _beside(before: Cell, rng: Random) -> tuple[Cell, EvidenceChange]:
    change, period = EvidenceChange(), days(rng)
    change.add(period, reaching=False)
    return replace(before, beside=(*before.beside, period)), change


def laid_anew(
    stored: list[dict[str, Any]], after: Cell, change: EvidenceChange
) -> list[dict[str, Any]]:
    """The tiles before, with those that meet the days of the change laid anew."""
    rows = after.rows
    found = window(change, rows)
    if found is None:
        return stored
    if found == ALWAYS:
        return tile_rows(CELL, after.known())
    around = with_neighbours(found)
    deciding = deciding_days(around, rows)
    known = after.known({row.contract for row in rows if meets(row, deciding)})
    outside, inside = (
        [row for row in stored if meets_tile(row, around) is wanted] for wanted in (False, True)
    )
    edges = [Edge(row["first_day"], row["last_day"], row["end_basis"]) for row in inside]
    outside += tile_rows_within(CELL, known, around, rows, edges)
    return sorted(outside, key=lambda row: row["first_day"])


def meets_tile(row: dict[str, Any], around: Period) -> bool:
    return bool(row["first_day"] < around.day_after and around.first_day <= row["last_day"])


def is_equal(seed: int) -> bool:
    rng = Random(seed)
    before, after, change = edited(cell(rng), rng)
    return laid_anew(tile_rows(CELL, before.known()), after, change) == tile_rows(
        CELL, after.known()
    )


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_tiles_laid_on_the_changed_days_equal_tiles_laid_on_all_days(seed: int) -> None:
    assert is_equal(seed)


NARROWED: dict[str, tuple[Any, str, Any]] = {
    "nothing reaches beyond its days": (windows, "REACH", timedelta(0)),
    "the last live award before does not count": (
        laying, "deciding_days", lambda days, _: with_neighbours(days),
    ),
    "what ended last is forgotten after the award": (
        windows, "_around_the_awards",
        lambda change, _: [
            (
                min(first for _, first, _ in change.held) - windows.REACH,
                max(last for _, _, last in change.held),
            )
        ] if change.held else [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NARROWED)
def test_narrower_days_miss_a_tile(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*NARROWED[name])

    assert not all(map(is_equal, range(1500)))
