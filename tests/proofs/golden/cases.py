"""What rows may ask of cases and records: candidates, data, remedies, the incident, briefs."""

from collections import Counter, defaultdict
from typing import Any

from app.domain.incidents import CellOutcome
from app.domain.undertakings import UndertakingStatus
from app.worklist.open_items.schemas import OpenKind
from tests.proofs.golden.asking import Question
from tests.proofs.golden.views import Told

ALL: dict[str, Any] = {"limit": 200}


def candidates(**asked: Any) -> Question:
    """Who was to take over, and how far each had come."""
    return Question("candidates", _candidates, ALL | asked)


def transfers(**asked: Any) -> Question:
    """Data that a service waits for."""
    return Question("data-transfers", _transfers, ALL | asked)


def readiness(contract: str) -> Question:
    return Question("readiness", _readiness, ALL | {"contract": contract})


def mobilisation(**asked: Any) -> Question:
    return Question("mobilisation-steps", _mobilisation, ALL | asked)


def replacements(**asked: Any) -> Question:
    """Which contracts take the place of which."""
    return Question("replacements", _replacements, ALL | asked)


def remedies(**asked: Any) -> Question:
    """What Ombudsmen asked for, by its text."""
    return Question("remedies", _remedies, ALL | asked)


def decisions(**asked: Any) -> Question:
    return Question("ombudsman-decisions", _columns, ALL | asked)


def kpis(**asked: Any) -> Question:
    """What is to be measured."""
    return Question("kpis", _columns, ALL | asked)


def records(path: str, **asked: Any) -> Question:
    """Any list of records: how many there are, and what they say in each field."""
    return Question(path, _columns, ALL | asked)


def incident() -> Question:
    """The incidents declared by a day, of which there is one."""
    return Question("incidents", _incident, ALL)


def days(last_day: str) -> Question:
    """What became of the cells of the failed, from the day of the row."""
    return Question("incidents/{incident}/days", _days, ALL | {"last_day": last_day}, "first_day")


def outcomes(**asked: Any) -> Question:
    """How the cells of the failed stand on a day."""
    return Question("incidents/{incident}/cells", _outcomes, ALL | asked)


def brief(of: str) -> Question:
    """Everything that is open for `authorities/…` or `consortia/…`."""
    return Question(f"{of}/brief", _brief)


def _columns(told: Told) -> Told:
    """Each field with what the items say in it, and how many items there are."""
    found: dict[str, Any] = defaultdict(list)
    for one in told["items"]:
        for name, value in one.items():
            found[name].append(value)
    return found | {"count": len(told["items"])}


def _candidates(told: Told) -> Told:
    items = sorted(told["items"], key=lambda one: (one["authority"], one["provider"]))
    return {
        "stages": [(one["authority"], one["provider"], one["stage"]) for one in items],
        "since": {one["provider"]: one["stage_on"] for one in items},
        "contracts": {one["provider"]: one["contract"] for one in items},
        "reasons": {one["provider"]: one["reason"] for one in items},
        "taken": {one["provider"]: [step["step"] for step in one["steps"]] for one in items},
    }


def _transfers(told: Told) -> Told:
    """How many there are, and of one all that it says."""
    if not told["items"]:
        return {"count": 0}
    one: Told = told["items"][0]
    return one | {
        "count": len(told["items"]),
        "holds": [(one["by"], one["days_known"], one["last_heard_on"]) for one in one["holds"]],
        "taken": [(step["step"], step["day"]) for step in one["steps"]],
    }


def _readiness(told: Told) -> Told:
    items = told["items"]
    return {
        "done": {one["authority"]: (one["done"], one["steps"]) for one in items},
        "live": {one["authority"]: one["live"] for one in items},
        "waiting": {one["authority"]: one["waiting"] for one in items},
        "ready": [one["authority"] for one in items if one["ready"]],
        "late": sum(one["late"] for one in items),
        "count": len(items),
    }


def _mobilisation(told: Told) -> Told:
    items = told["items"]
    return {
        "states": sorted((one["authority"], one["step"], one["state"]) for one in items),
        "texts": sorted(one["text"] for one in items),
        "count": len(items),
    }


def _replacements(told: Told) -> Told:
    """Pairs of the old and the new contract; the days between them by the new one."""
    items = told["items"]
    return {
        "pairs": [(one["old_contract"], one["new_contract"]) for one in items],
        "providers": [(one["old_provider"], one["new_provider"]) for one in items],
        "days_between": [one["days_between"] for one in items],
        "ended": [one["old_last_day"] for one in items],
        "begins": [one["new_first_day"] for one in items],
        "count": len(items),
    }


def _remedies(told: Told) -> Told:
    items = told["items"]
    states = Counter(one["state"] for one in items)
    return {
        "states": {one["text"]: one["state"] for one in items},
        "due": {one["text"]: one["due_on"] for one in items},
        "working_day": {one["text"]: one["due_is_working_day"] for one in items},
        "amounts": {one["text"]: one["amount"] for one in items if one["amount"]},
        "why": {one["fell_away_because"] for one in items} - {None},
        "numbers": {state.value: states[state] for state in UndertakingStatus},
        "count": len(items),
    }


def _incident(told: Told) -> Told:
    """How many there are, and of one who advises, and how much was decided."""
    if not told["items"]:
        return {"count": 0}
    one: Told = told["items"][0]
    return one | {"count": len(told["items"]), "decided": len(one["decisions"])}


def _days(told: Told) -> Told:
    """Runs of days, each as its first day and what the cells are; all cells are always counted."""
    names = ("first_day", "lost", *(outcome.value.replace("-", "_") for outcome in CellOutcome))
    items = told["items"]
    return {
        "runs": [tuple(one[name] for name in names) for one in items],
        "last_day": items[-1]["last_day"],
        "cells": {one["cells"] for one in items},
    }


def _outcomes(told: Told) -> Told:
    of: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told["items"]:
        of[one["authority"]][one["outcome"]] += 1
    items = told["items"]
    return {
        "of": {authority: dict(found) for authority, found in of.items()},
        "authorities": sorted(of),
        "scopes": sorted({one["scope"] for one in items}),
        "held_by": sorted(
            {held["provider"] for one in items for held in one["held_by"] if held["provider"]}
        ),
        "before": dict(Counter(one["before"] for one in items)),
        "count": len(items),
    }


def _brief(told: Told) -> Told:
    """Which kinds of items wait, how many of each, how many of them late, and the cover."""
    items = told["items"]
    counts = Counter(one["kind"] for one in items)
    late = Counter(one["kind"] for one in items if one["late"])
    texts: dict[str, list[str]] = defaultdict(list)
    for one in items:
        texts[one["kind"]].append(one["text"])
    return {
        "kinds": sorted(counts),
        "counts": {kind.value: counts[kind] for kind in OpenKind},
        "late": {kind.value: late[kind] for kind in OpenKind},
        "texts": dict(texts),
        "authorities": sorted({one["authority"] for one in items if one["authority"]}),
        "cover": {one["state"]: (one["cells"], one["assumed"]) for one in told["cover"]},
    }
