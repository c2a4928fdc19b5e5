"""What everybody must see of records: each as it stands, and what belongs to it, on a day."""

from collections.abc import Iterator
from typing import Any

from tests.proofs.shadow import Fact
from tests.proofs.shadow_records import BY_TYPE, Rule, root
from tests.proofs.shadow_sight import Json, Sight, View, items


def records(sight: Sight) -> Iterator[View]:
    """Every list of records; and each case, with the steps taken in it by the day."""
    for rule in BY_TYPE.values():
        if rule.case and not rule.named:
            continue
        begun = [one for one in sight.facts(rule.type) if has_begun(sight, rule, one)]
        expected = [(root(one), one.id) for one in begun]
        take = items(lambda one: (one["id"], one["fact"]))
        lasting = (one for one in begun if still_runs(sight, one))
        if rule.type == "staffing":
            expected = [(root(one), one.id) for one in lasting]
        yield View(rule.path, expected, take, sight.on)
    for rule in BY_TYPE.values():
        if rule.case and not rule.named:
            opening = BY_TYPE[rule.case]
            for one in sight.facts(rule.case):
                if has_begun(sight, opening, one):
                    yield a_case(sight, rule, one)


def has_begun(sight: Sight, rule: Rule, fact: Fact) -> bool:
    if fact.type == "remedy":
        (decision,) = (
            one for one in sight.facts("ombudsman_decision") if root(one) == fact.said["case"]
        )
        return str(decision.said["decided_on"]) <= sight.asked
    return rule.begins is None or str(fact.said[rule.begins]) <= sight.asked


def still_runs(sight: Sight, fact: Fact) -> bool:
    return (fact.said.get("last_day") or "9") >= sight.asked


def a_case(sight: Sight, rule: Rule, opening: Fact) -> View:
    steps = sorted(
        (one for one in sight.facts(rule.type, case=root(opening))
         if one.said["day"] <= sight.asked),
        key=lambda one: (one.said["day"], one.place),
    )  # fmt: skip

    def take(said: Json) -> Any:
        return said["fact"], [step["fact"] for step in said["steps"]]

    expected = (opening.id, [one.id for one in steps])
    return View(f"{rule.path}/{root(opening)}", expected, take, sight.on)
