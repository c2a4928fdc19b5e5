"""Lists filtered by derived values: the records of the whole list whose value the domain gives."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any, TypeAlias

import pytest

from app.api.wiring import CASE_TYPES, CATALOGUE
from app.cases.core import derived
from app.cases.core.facts import CaseType
from app.domain.vocabulary import AttestationSubject, CandidateStage, Rating
from app.ledger.verification.chain import verify
from tests.support import bodies, cases, recorded
from tests.support.bodies import Body
from tests.support.recorded import paged
from tests.support.registry import Registry, System

SEED, FACTS, DAYS = 20260807, 360, 60
FIRST_DAY = date(2025, 6, 1)
STATES = ["open", "not-recorded", "late", "done", "done-late", "fell-away"]
Try: TypeAlias = tuple[str, Any, Callable[[Body], bool]]
"""A parameter with a value, and the condition that a record has it."""


def equal(field: str, *values: Any, name: str | None = None) -> list[Try]:
    """A filter by each of these values of a field."""
    return [(name or field, value, partial(_equals, field, value)) for value in values]


def _equals(field: str, value: Any, item: Body) -> bool:
    return bool(item[field] == value)


def late(field: str) -> list[Try]:
    """A filter by the status `late` of a field, and by all others."""
    return [("late", value, partial(_is_late, field, value)) for value in (True, False)]


def _is_late(field: str, value: bool, item: Body) -> bool:
    return (item[field] == "late") is value


def _has_missed(value: bool, item: Body) -> bool:
    return (item["missed"] > 0) is value


EITHER = (True, False)
FILTERS: dict[str, list[Try]] = {
    "candidates": equal("stage", *(str(stage) for stage in CandidateStage)),
    "data-transfers": [*equal("open", *EITHER), *equal("blocked", *EITHER)],
    "mobilisation-steps": late("state"),
    "meeting-schedules": [("missed", value, partial(_has_missed, value)) for value in EITHER],
    "concerns": equal("open", *EITHER),
    "incidents": equal("open", *EITHER),
    "complaints": [*equal("open", *EITHER), *late("reply")],
    "kpi-observations": [
        *equal("breach", *EITHER),
        *equal("rating", *(str(rating) for rating in Rating)),
    ],
    "actions": equal("state", *STATES),
    "remedies": equal("state", *STATES),
}
STEPS = {
    "candidates": ["approached", "negotiating", "signed", "fell-through"],
    "data-transfers": [
        "requested", "received", "blocked", "unblocked", "completed", "abandoned",
    ],
    "concerns": ["warning", "improvement-plan", "improved", "closed"],
    "complaints": ["replied", "not-answered", "escalated", "closed", "called"],
    "incidents": ["stood-down"],
}  # fmt: skip


class Author:
    """Records random facts; those that the registry refuses are left out."""

    def __init__(self, system: System, rng: Random) -> None:
        self.system, self.rng = system, rng
        self.records: list[tuple[str, str, Body]] = []
        self.facts: list[str] = []

    def day(self) -> str:
        return str(FIRST_DAY + timedelta(self.rng.randrange(DAYS)))

    def maybe(self, **fields: Any) -> Body:
        return {name: value for name, value in fields.items() if self.rng.random() < 0.5}

    def posts(self, path: str, body: Body, **seen: str) -> str | None:
        response = self.system.posts(path, body, **seen)
        return str(response.json()["fact"]) if response.status_code == 201 else None

    def opens(self) -> None:
        path = self.rng.choice(list(FILTERS))
        body = {**self.body(path), "source": f"paper-{self.rng.randrange(6)}"}
        if path in _HIDEABLE:
            body |= self.rng.choice([recorded.PUBLIC, recorded.PARTNERS, recorded.OURS])
        if fact := self.posts(path, body):
            self.records.append((path, fact, body))
            self.facts.append(fact)

    def body(self, path: str) -> Body:
        late = self.maybe(reported_late_on=self.day())
        day, due, done = self.day(), self.maybe(due_on=self.day()), self.maybe(done_on=self.day())
        target = {"target_on": due.get("due_on")}
        cadence = self.rng.choice(["daily", "weekly", "monthly", "unknown"])
        limit: Body = self.rng.choice([dict[str, Any](), recorded.TWENTY_DAYS])
        stage = self.maybe(stage="stage-1")
        within = self.rng.choice([due, {"within": {"length": 1, "unit": "months"}}])
        gone = {"fell_away_on": self.day(), "fell_away_because": "The provider failed."}
        fell_away: Body = self.rng.choice([dict[str, Any](), gone])
        ended = {**done, **late}
        month, numerator = f"2025-0{self.rng.randint(1, 7)}-01", self.rng.randint(60, 100)
        declared = {"authority": "camden", "began_on": day, "declared_on": day}
        bodies_: dict[str, Body] = {
            "candidates": cases.candidate(opened_on=day),
            "data-transfers": cases.transfer(opened_on=day),
            "mobilisation-steps": {**cases.mobilisation(), **target, **ended},
            "meeting-schedules": cases.meeting_schedule(first_day=day, cadence=cadence),
            "concerns": cases.concern(opened_on=day),
            "incidents": recorded.incident("North", **declared),
            "complaints": recorded.complaint("C 1", received_on=day, **limit, **stage),
            "kpi-observations": recorded.count(self.above(path), numerator, month=month),
            "actions": {**cases.action(decided_on=day), "due_on": None, **due, **ended},
            "remedies": recorded.remedy(
                self.above(path), authority="camden", **within, **fell_away, **ended
            ),
            "kpis": recorded.kpi("beds", recorded.MINOR, target=str(self.rng.randint(91, 99))),
            "ombudsman-decisions": recorded.ombudsman(
                "24 1", authority="camden", decided_on=str(FIRST_DAY)
            ),
        }
        return bodies_[path]

    def above(self, path: str) -> str:
        """The case to which a part belongs, if it is one."""
        return self.rng.choice(
            [fact for name, fact, _ in self.records if name == _ABOVE.get(path)] or [""]
        )

    def takes_step(self) -> None:
        if found := [item for item in self.records if item[0] in STEPS]:
            path, case, _ = self.rng.choice(found)
            name = self.rng.choice(STEPS[path])
            more = {"stage": "stage-2"} if name == "escalated" else {}
            more |= {"by": "north"} if name == "blocked" else {}
            more |= {"due_on": self.day()} if name == "improvement-plan" else {}
            more |= {"reason": "It withdrew."} if name == "fell-through" else {}
            body = {**cases.step(name, self.day(), **more), "source": "paper-0"}
            if fact := self.posts(f"{path}/{case}/steps", body):
                self.facts.append(fact)

    def corrects(self) -> None:
        if self.records:
            path, fact, body = self.rng.choice(self.records)
            kept: Body = {name: body[name] for name in ("visibility", "owner") if name in body}
            changed: Body = {k: v for k, v in self.body(path).items() if k in body}
            again: Body = {**body, **changed, **kept}
            self.posts(path, {**again, "replaces": fact}, seen=f'"{fact}"')

    def corroborates(self) -> None:
        if self.facts:
            source = f"paper-{self.rng.randrange(6)}"
            choices: list[Body] = [{}, recorded.PARTNERS, recorded.OURS]
            hidden = self.rng.choice(choices)
            body = {"source": source, "confidence": "high", **hidden}
            self.posts(f"facts/{self.rng.choice(self.facts)}/corroborations", body)

    def withdraws(self) -> None:
        if self.facts:
            fact = self.facts.pop(self.rng.randrange(len(self.facts)))
            body = {"reason": "It was a mistake."}
            self.system.posts(f"facts/{fact}/withdrawal", body, seen=f'"{fact}"')

    def attests(self) -> None:
        subject = self.rng.choice([item for item in AttestationSubject if item != "cover"])
        first_day, last_day = sorted((self.day(), self.day()))
        self.posts("authorities/camden/attestations", bodies.complete(subject, first_day, last_day))


_HIDEABLE = {case.path for case in CASE_TYPES if "visibility" in case.fact.input.model_fields}
_ABOVE = {"remedies": "ombudsman-decisions", "kpi-observations": "kpis"}


@pytest.fixture(scope="module")
def history(camden: System, admin: System) -> list[str]:
    """Record a random history, and return some of its moments."""
    rng = Random(SEED)
    author = Author(camden, rng)
    camden.states("contracts", bodies.contract("beds"))
    for n in range(6):
        dated = {"dated_on": str(FIRST_DAY + timedelta(n * 10))} if n else {}
        camden.states("sources", bodies.source(f"paper-{n}", **dated))
    for path in _ABOVE.values():
        for _ in range(2):
            body = author.body(path)
            fact = str(camden.states(path, body)["fact"])
            author.records.append((path, fact, body))
    often = [author.opens, author.takes_step, author.takes_step]
    rarely = [author.corrects, author.corroborates, author.withdraws, author.attests]
    for _ in range(FACTS):
        rng.choice(often if rng.random() < 0.8 else rarely)()
    assert len(author.facts) > FACTS / 4
    moments = recorded.moments(admin, "public")
    return [moments[len(moments) // 2], moments[-1]]


def test_every_derived_filter_is_tried() -> None:
    declared = {
        (case.path, name)
        for case in CASE_TYPES
        if isinstance(case, CaseType)
        for name in case.listing.derived_filters
    }

    tried = {(path, name) for path, tries in FILTERS.items() for name, _, _ in tries}

    assert tried == declared


@pytest.mark.parametrize("few", [0, 500])
@pytest.mark.parametrize("path", FILTERS)
def test_filtered_list_has_the_records_with_the_value_as_of_any_day_and_moment(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    history: list[str],
    path: str,
    few: int,
) -> None:
    monkeypatch.setattr(derived, "FEW", few)
    count = 0
    for who in ("camden", "reader", "anybody"):
        system: System = request.getfixturevalue(who)
        for known_at in history:
            for on in (FIRST_DAY + timedelta(n) for n in (-40, 15, 30, 100)):
                asked = {"known_at": known_at, "on": str(on)}
                whole = paged(system, path, limit=200, **asked)
                for name, value, passes in FILTERS[path]:
                    expected = [item["id"] for item in whole if passes(item)]
                    found = paged(system, path, limit=7, **{name: value}, **asked)
                    assert [item["id"] for item in found] == expected, (who, asked, name, value)
                    count += len(expected)
    assert count > 10


def test_stored_days_follow_from_the_facts(history: list[str], registry: Registry) -> None:
    with registry.database.read_session() as session:
        found = verify(session, CATALOGUE)

    assert history
    assert found.is_sound, found
