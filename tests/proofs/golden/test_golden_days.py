"""Every day from March 2023 to December 2026: what must hold on each of them.

PROVE_GOLDEN_DAYS=n has every n-th day asked only, beside the days on which something changes, the
days before and after those, and the first of each month.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

import pytest
from fastapi.testclient import TestClient

from tests.proofs.golden.telling import Telling

EVERY = int(os.environ.get("PROVE_GOLDEN_DAYS", "1"))
FIRST, LAST, DAY = date(2023, 3, 1), date(2026, 12, 31), timedelta(days=1)
BEGAN, WOUND_UP, STOPPED = date(2023, 4, 1), date(2025, 8, 1), date(2025, 9, 15)
NRS, LCEC = "nottingham-rehab", "lcec"
RANK = {"none": 0, "ended": 0, "urgent-only": 1, "partial": 2, "full": 3}
COVERED = {"urgent-only", "partial", "full"}
GAP_BASIS = {"none": ["said"], "ended": ["record-ended"]}
SOON = 90
DISPUTED = {"bi-borough-community-equipment-2025": "urgent-only"}
"""Contracts with an undecided claim about their level, and the lower level that counts."""

Cell: TypeAlias = dict[str, Any]
Key: TypeAlias = tuple[str, str]
Runs: TypeAlias = dict[Key, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Whole:
    """What is answered about the whole time at once."""

    tiles: Runs
    gaps: Runs
    overlaps: Runs

    @property
    def changes(self) -> set[date]:
        """The days on which a tile begins."""
        found = {tile["first_day"] for runs in self.tiles.values() for tile in runs}
        return {date.fromisoformat(day) for day in found}


@pytest.mark.prove
def test_every_day_agrees_with_itself_and_with_the_whole_time(
    telling: Telling, say: Callable[[str], None]
) -> None:
    whole, client, asked = _whole(telling.client), telling.client, 0

    for day in _days(whole):
        found = _items(client, "cover", on=day, limit=2000)
        summaries = _items(client, "cover/summary", on=day)
        wrong = [*_of_cells(found, day), *_of_the_whole(found, day, whole)]
        wrong += [*_of_summaries(found, summaries), *_of_the_consortium(client, summaries, day)]
        assert wrong == [], day
        asked += 1

    say(f"{asked:,} days, {len(whole.tiles):,} cells on each, {len(whole.changes)} days of change")


def _days(whole: Whole) -> list[date]:
    every = [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]
    near = {day + n * DAY for day in whole.changes for n in (-1, 0, 1)}
    return [day for n, day in enumerate(every) if n % EVERY == 0 or day.day == 1 or day in near]


def _of_cells(found: list[Cell], day: date) -> Iterator[str]:
    """What a cell says of itself, and what the facts allow of NRS."""
    on = str(day)
    for cell in found:
        is_fading, is_covered = cell["because"] == "end-unknown", cell["state"] in COVERED
        holders = cell["held_by"] if is_covered else []
        by_nrs = [holder for holder in cell["held_by"] if holder["provider"] == NRS]
        has_reason = cell["state"] in {"ended", "unknown"}
        rules = {
            "held if covered or fading, and only then": bool(cell["held_by"])
            is (is_covered or is_fading),
            "a reason and no certainty if ended or unknown, and only then": has_reason
            is (cell["because"] is not None)
            is (cell["certainty"] is None),
            "no better than its best holder": not holders
            or RANK[cell["state"]] <= max(RANK[holder["level"]] for holder in holders),
            "holders hold on the day": all(
                holder["first_day"] <= on <= (holder["last_day"] or on) for holder in holders
            ),
            "the run holds the day": (cell["since"] or on) <= on <= (cell["until"] or on),
            "days left to the end of cover": cell["days_left"] is None
            or day + cell["days_left"] * DAY == date.fromisoformat(cell["covered_until"]),
            "ends soon only within 90 days": "ends-soon" not in cell["risks"]
            or 0 <= cell["days_left"] <= SOON,
            "NRS holds nothing before April 2023 nor after 15 September 2025": not by_nrs
            or BEGAN <= day <= STOPPED,
            "insolvency if NRS alone decides while insolvent": ("insolvency" in cell["risks"])
            is (WOUND_UP <= day <= STOPPED and _decides_alone(by_nrs, cell)),
            "somebody held it before it ended": cell["state"] != "ended" or cell["last_held_by"],
            "no risk without cover": is_covered or not cell["risks"],
        }
        yield from (f"{_key(cell)}: {rule}" for rule, holds in rules.items() if not holds)


def _decides_alone(by_nrs: list[Cell], cell: Cell) -> bool:
    """Return whether every holder at the state's level or better is NRS."""
    if cell["state"] not in COVERED:
        return False
    levels = [DISPUTED.get(one["contract"], one["level"]) for one in cell["held_by"]]
    deciding = [
        holder
        for holder, level in zip(cell["held_by"], levels, strict=True)
        if RANK[level] >= RANK[cell["state"]]
    ]
    return all(holder in by_nrs for holder in deciding)


def _of_the_whole(found: list[Cell], day: date, whole: Whole) -> Iterator[str]:
    """A timeline, a gap and an overlap say the same of the day as the day does."""
    for cell in found:
        key, contracts = _key(cell), {holder["contract"] for holder in cell["held_by"]}
        live = contracts if cell["state"] != "unknown" else set()
        (tile,) = _on(whole.tiles, key, day)
        rules = {
            "the timeline has its state": tile["state"] == cell["state"],
            "the timeline has its reason": tile["because"] == cell["because"],
            "the timeline is as sure": tile["certainty"] == cell["certainty"],
            "the timeline has its contracts": {one["contract"] for one in tile["contracts"]}
            == contracts,
            "a gap if none or ended": [gap["basis"] for gap in _on(whole.gaps, key, day)]
            == GAP_BASIS.get(cell["state"], []),
            "an overlap if two": len(_on(whole.overlaps, key, day)) == (len(live) > 1),
        }
        yield from (f"{key}: {rule}" for rule, holds in rules.items() if not holds)


def _of_summaries(found: list[Cell], summaries: list[dict[str, Any]]) -> Iterator[str]:
    """A summary counts what the cells say."""
    by_authority: dict[str, list[Cell]] = defaultdict(list)
    for cell in found:
        by_authority[cell["authority"]].append(cell)
    if by_authority.keys() != {one["authority"] for one in summaries}:
        yield "the same authorities"
    for one in summaries:
        cells = by_authority[one["authority"]]
        states = Counter(cell["state"].replace("-", "_") for cell in cells)
        covered = [cell for cell in cells if cell["state"] in COVERED]
        held_by = {holder["provider"] for cell in covered for holder in cell["held_by"]} - {None}
        ends = [cell["covered_until"] for cell in covered if cell["covered_until"]]
        rules = {
            "counts": all(one[state] == states[state] for state in (*RANK_NAMES, "unknown")),
            "assumed": one["assumed"] == sum(cell["certainty"] == "assumed" for cell in cells),
            "at risk": one["at_risk"] == sum(bool(cell["risks"]) for cell in cells),
            "providers": [named["code"] for named in one["providers"]] == sorted(held_by),
            "next end": one["next_end"] == min(ends, default=None),
        }
        yield from (f"{one['authority']}: {rule}" for rule, holds in rules.items() if not holds)


def _of_the_consortium(
    client: TestClient, summaries: list[dict[str, Any]], day: date
) -> Iterator[str]:
    """The consortium is its members, each as anybody sees it; NRS is live while it trades."""
    members = {one["authority"] for one in _items(client, f"consortia/{LCEC}/members", on=day)}
    own = _items(client, "cover/summary", consortium=LCEC, on=day)
    if own != [one for one in summaries if one["authority"] in members]:
        yield f"{LCEC}: the summaries of its members"
    live = _items(client, "contracts", provider=NRS, live_on=day, on=day)
    if bool(live) is not (BEGAN <= day <= STOPPED):
        yield f"{NRS}: live contracts while the framework ran and it traded"


RANK_NAMES = [state.replace("-", "_") for state in RANK]


def _whole(client: TestClient) -> Whole:
    cells = _items(client, "cover", on=LAST, limit=2000)
    leaves = sorted({cell["scope"] for cell in cells})
    horizon = {"first_day": FIRST, "last_day": LAST}
    tiles = {
        _key(cell): _items(client, "cover/timeline", **horizon, authority=cell["authority"],
                           scope=cell["scope"])
        for cell in cells
    }  # fmt: skip
    runs = (
        _items(client, f"cover/{kind}", **horizon, scope=leaves, limit=2000)
        for kind in ("gaps", "overlaps")
    )
    return Whole(tiles, *map(_by_cell, runs))


def _by_cell(runs: list[dict[str, Any]]) -> Runs:
    found: Runs = defaultdict(list)
    for run in runs:
        found[_key(run)].append(run)
    return found


def _on(runs: Runs, key: Key, day: date) -> list[dict[str, Any]]:
    on = str(day)
    return [run for run in runs.get(key, ()) if run["first_day"] <= on <= run["last_day"]]


def _items(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get(f"/v1/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["next"] is None
    items: list[dict[str, Any]] = told["items"]
    return items


def _key(told: dict[str, Any]) -> Key:
    return told["authority"], told["scope"]
