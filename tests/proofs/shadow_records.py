"""What the statements of records do to what is known, as the rules of the domain are written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.proofs.shadow import Fact, No, Shadow

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One sort of record: what it is about, what it names, and what it belongs to.

    Of `about` the first field that is given says what it is about. `path` lists what has begun by
    a day: what its field `begins` says.
    """

    type: str
    path: str
    about: tuple[str, ...] = ("authority",)
    names: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    case: str | None = None
    named: str | None = None
    unknown: str = "unknown-fact"
    visibility: str = "public"
    begins: str | None = None


_A = {"authority": "authority"}
_P = {"provider": "provider"}
_C = {"contract": "contract"}
_HIDDEN: dict[str, Any] = {"visibility": "partners"}


def _step(type_: str, case: str, path: str, **names: str) -> Rule:
    return Rule(type_, path, case=case, names=names)


RULES: dict[str, Rule] = {
    "record_candidate": Rule("candidate", "candidates", names=_A | _P | {"scope": "scope"},
                            begins="opened_on", **_HIDDEN),
    "record_candidate_step": _step("candidate_step", "candidate", "candidates", **_C),
    "record_data_transfer": Rule("data_transfer", "data-transfers",
                                names=_A | _C | {"holder": "provider", "recipient": "provider"},
                                lists={"scopes": "scope"}, begins="opened_on", **_HIDDEN),
    "record_data_transfer_step": _step("transfer_step", "data_transfer", "data-transfers"),
    "record_mobilisation_step": Rule("mobilisation_step", "mobilisation-steps",
                                    names=_A | _C | {"scope": "scope"}),
    "record_meeting_schedule": Rule("meeting_schedule", "meeting-schedules",
                                    names=_A | _P | _C, begins="first_day"),
    "record_oversight_event": Rule("oversight_event", "oversight-events", names=_A | _P | _C,
                                   begins="day"),
    "record_concern": Rule("concern", "concerns", names=_A | _P | _C, begins="opened_on",
                          **_HIDDEN),
    "record_concern_step": _step("concern_step", "concern", "concerns"),
    "record_staffing": Rule("staffing", "staffing", names=_A | _C, begins="first_day"),
    "record_lesson": Rule("lesson", "lessons", names=_A | _P | {"shared_with": "consortium"},
                         begins="learnt_on"),
    "record_action": Rule("action", "actions", names=_A | _P | _C, begins="decided_on"),
    "record_kpi": Rule("kpi", "kpis", ("contract",), names=_C),
    "record_kpi_observation": Rule("kpi_observation", "kpi-observations", names=_A, case="kpi",
                                  named="kpi", begins="month", **_HIDDEN),
    "record_complaint": Rule("complaint", "complaints", names=_A | _P | _C,
                            begins="received_on", **_HIDDEN),
    "record_complaint_step": _step("complaint_step", "complaint", "complaints"),
    "record_complaint_count": Rule("complaint_count", "complaint-counts",
                                   names=_A | _P | _C, begins="month"),
    "record_ombudsman_decision": Rule(
        "ombudsman_decision", "ombudsman-decisions", names=_A | _P, begins="decided_on"
    ),
    "record_remedy": Rule("remedy", "remedies", names=_A, case="ombudsman_decision",
                         named="decision", unknown="remedy-without-decision"),
    "record_incident": Rule("incident", "incidents", ("consortium", "authority", "providers"),
                             names=_A | {"consortium": "consortium"},
                             lists={"providers": "provider"}, begins="declared_on"),
    "record_incident_step": _step("incident_step", "incident", "incidents"),
}  # fmt: skip
BY_TYPE = {rule.type: rule for rule in RULES.values()}
CASES = {rule.case for rule in RULES.values() if rule.case}


def root(fact: Fact) -> str:
    """The id of the case that an opening belongs to."""
    return str(fact.said.get("opening") or fact.id)


def opening_of(shadow: Shadow, type_: str, id_: str) -> Fact | None:
    """The opening that stands of a case, by the case's id or its own."""
    return next((one for one in shadow.standing(type_) if id_ in {root(one), one.id}), None)


def subject(rule: Rule, said: Said) -> tuple[str, str]:
    """What a record is about: the first of its fields that says so."""
    name = next(name for name in rule.about if said.get(name) is not None)
    code = said[name]
    return ("provider", code[0]) if name == "providers" else (name, code)


def check_case(shadow: Shadow, fact: Fact, _: Fact | None) -> None:
    """The whole of a case must make sense whatever is said or taken back in it."""
    rule = BY_TYPE[fact.type]
    type_ = rule.case or fact.type
    part = next(one.type for one in RULES.values() if one.case == type_)
    case = fact.said["case"] if rule.case else root(fact)
    opening, parts = opening_of(shadow, type_, case), shadow.standing(part, case=case)
    if opening is None:
        return
    if part in STEPS:
        check_steps(opening, parts)
    else:
        WHOLES[part](opening, parts)


NEEDS: dict[str, str] = {
    "agreement-signed": "agreement-asked", "fee-paid": "fee-asked", "unblocked": "blocked",
    "received": "requested", "reconciled": "received", "completed": "received",
    "improvement-plan": "warning", "improved": "improvement-plan", "termination": "warning",
    "to-ombudsman": "replied", "decided": "to-ombudsman",
}  # fmt: skip
STEPS: dict[str, list[str]] = {
    "candidate_step": ["approached", "negotiating", "approved"],
    "transfer_step": ["requested", "agreement-asked", "agreement-signed", "fee-asked", "fee-paid",
                      "blocked", "unblocked", "received", "reconciled", "completed", "abandoned"],
    "concern_step": ["warning", "improvement-plan", "improved", "termination", "closed"],
    "complaint_step": ["sent-on", "called", "replied", "escalated", "to-ombudsman", "decided",
                       "closed"],
    "incident_step": ["decision", "stood-down"],
}  # fmt: skip
LAST = {"completed", "abandoned", "termination", "closed", "decided", "stood-down"}
AGAIN = {"approached", "negotiating", "fee-asked", "fee-paid", "blocked", "unblocked", "received",
         "reconciled", "warning", "improvement-plan", "improved", "called", "escalated",
         "decision"}  # fmt: skip


def check_steps(opening: Fact, steps: list[Fact]) -> None:
    begun = opening.said[BY_TYPE[opening.type].begins or ""]
    taken: list[str] = []
    for one in sorted(steps, key=lambda step: str(step.said["day"])):
        name = one.said["step"]
        # A failed visit is called about before anybody complains of it.
        if one.said["day"] < begun and name != "called":
            raise No(409, "step-before-opening")
        if taken and taken[-1] in LAST:
            raise No(409, "case-closed")
        needed = NEEDS.get(name)
        # What has improved needs a new plan before it can improve again.
        again = name == "improved" in taken
        since = taken[len(taken) - taken[::-1].index("improved") :] if again else taken
        if needed and needed not in since:
            raise No(409, f"{name}-before-{needed}")
        if name in taken and name not in AGAIN:
            raise No(409, "step-known")
        taken.append(name)


def check_counts(_: Fact, observations: list[Fact]) -> None:
    seen: set[tuple[str, str, str | None]] = set()
    for one in observations:
        counted, out_of = one.said["numerator"], one.said["denominator"]
        if counted > out_of:
            raise No(422, "more-than-all")
        small = {*range(1, 5)} & {counted, out_of, out_of - counted}
        if one.visibility == "public" and small:
            raise No(422, "small-number")
        place = (one.said["authority"], one.said["month"], one.owner)
        if place in seen:
            raise No(409, "month-known")
        seen.add(place)


def check_remedies(decision: Fact, remedies: list[Fact]) -> None:
    for one in remedies:
        if one.said["authority"] != decision.said["authority"]:
            raise No(422, "other-authority")
        for day in ("done_on", "due_on"):
            if one.said.get(day) and one.said[day] < decision.said["decided_on"]:
                raise No(409, "remedy-before-decision")


WHOLES: dict[str, Callable[[Fact, list[Fact]], None]] = {
    "kpi_observation": check_counts,
    "remedy": check_remedies,
}


def check_count(_: Shadow, fact: Fact, __: Fact | None) -> None:
    if fact.said.get("upheld", 0) > fact.said["received"]:
        raise No(422, "more-than-all")
    upheld = fact.said.get("upheld")
    counts = {fact.said["received"], upheld or 0, fact.said["received"] - (upheld or 0)}
    if fact.visibility == "public" and counts & {1, 2, 3, 4}:
        raise No(422, "small-number")
