"""The tables of the reference page about deadlines equal data and clocks."""

from datetime import date

import pytest

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.cases.core.statutory_data import working_days
from app.domain.clocks import Clock, Convention, Unit, due_date
from app.domain.notice_rules import NoticeRule
from app.worklist.deadlines.statutory_rules import statutory_rules, thresholds
from tests.support.reference_pages import REFERENCE, table

PAGE = REFERENCE / "deadlines.md"


@pytest.mark.parametrize("row", table(PAGE, "clock"), ids=lambda row: row[0])
def test_documented_clock_ends_on_documented_day(row: list[str]) -> None:
    text, set_by, last_day, _ = row
    length, words = text.split(" ", 1)
    unit = next(item for item in Unit if words.startswith(item.replace("-", " ")))
    convention = next(item for item in Convention if words.endswith(item.replace("-", " ")))
    clock = Clock(convention, int(length), unit)

    assert str(clock) == text
    assert due_date(clock, date.fromisoformat(set_by), working_days()).day.isoformat() == last_day


def test_documented_rules_equal_data() -> None:
    expected = [
        [f"`{item.id}`", item.notice, item.set_by, clock(item), light_touch(item)]
        for item in (law.rule for law in statutory_rules())
    ]

    assert table(PAGE, "rule") == expected


def clock(rule: NoticeRule) -> str:
    if rule.no_day:
        return "no day is set"
    if rule.clock is None:
        return "unknown" if rule.uncertain else "on the day or before"
    return str(rule.clock)


def light_touch(rule: NoticeRule) -> str:
    if rule.spares.light_touch:
        return "spared"
    return str(rule.light_touch) if rule.light_touch else ""


def test_documented_thresholds_equal_data() -> None:
    expected = [
        [
            f"`{item.kind}`",
            f"{item.amount:,}",
            str(item.days.first_day),
            str(item.days.last_day or ""),
        ]
        for item in thresholds()
    ]

    assert table(PAGE, "threshold") == expected


def test_documented_problem_codes_have_documented_statuses() -> None:
    result = {row[0].strip("`"): int(row[1]) for row in table(PAGE, "code")}

    assert result == {code: int(PROBLEM_CATALOGUE.types[code].status) for code in result}
