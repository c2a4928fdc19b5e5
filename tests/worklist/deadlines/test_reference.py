"""The tables of the page about the diary say what the rows of data and the clocks say."""

from datetime import date

import pytest

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.cases.core.statutory_data import working_days
from app.domain.clocks import Clock, Convention, Unit, due
from app.domain.notice_rules import Rule
from app.worklist.deadlines.statutory_rules import laws, thresholds
from tests.api.test_reference import REFERENCE, table

PAGE = REFERENCE / "diary.md"


@pytest.mark.parametrize("row", table(PAGE, "clock"), ids=lambda row: row[0])
def test_a_clock_of_the_page_runs_out_on_the_day_it_says(row: list[str]) -> None:
    said, set_by, last_day, _ = row
    length, words = said.split(" ", 1)
    unit = next(one for one in Unit if words.startswith(one.replace("-", " ")))
    convention = next(one for one in Convention if words.endswith(one.replace("-", " ")))
    clock = Clock(convention, int(length), unit)

    assert str(clock) == said
    assert due(clock, date.fromisoformat(set_by), working_days()).day.isoformat() == last_day


def test_the_rules_of_the_page_are_those_of_the_data() -> None:
    expected = [
        [f"`{one.id}`", one.notice, one.set_by, clock(one), light_touch(one)]
        for one in (law.rule for law in laws())
    ]

    assert table(PAGE, "rule") == expected


def clock(rule: Rule) -> str:
    if rule.no_day:
        return "no day is set"
    return str(rule.clock) if rule.clock else "the day before"


def light_touch(rule: Rule) -> str:
    if rule.spares_light_touch:
        return "spared"
    return str(rule.light_touch) if rule.light_touch else ""


def test_the_thresholds_of_the_page_are_those_of_the_data() -> None:
    expected = [
        [f"`{one.what}`", f"{one.amount:,}", str(one.days.first_day), str(one.days.last_day or "")]
        for one in thresholds()
    ]

    assert table(PAGE, "threshold") == expected


def test_the_codes_of_the_page_have_the_statuses_it_says() -> None:
    told = {row[0].strip("`"): int(row[1]) for row in table(PAGE, "code")}

    assert told == {code: int(PROBLEM_CATALOGUE.types[code].status) for code in told}
