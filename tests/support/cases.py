"""What Camden says of transition and oversight: valid unless told otherwise."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.registry import Registry, System
from tests.support.world import STATED

PARTNERS = {"visibility": "partners"}
OURS = {"visibility": "owner", "owner": "camden"}
HELD = {**STATED, "authority": "camden"}


def candidate(**said: Any) -> Body:
    return {**HELD, "scope": "delivery", "provider": "north", "opened_on": "2025-08-07", **said}


def transfer(**said: Any) -> Body:
    return {
        **HELD, "holder": "north", "recipient": "south", "classes": ["loans", "open-orders"],
        "scopes": ["delivery"], "opened_on": "2025-09-04", **said,
    }  # fmt: skip


def concern(**said: Any) -> Body:
    text = "Failed deliveries rose to one in five."
    return {**HELD, "provider": "north", "text": text, "opened_on": "2025-06-02", **said}


def mobilisation(**said: Any) -> Body:
    text = "Prescribers trained on the new catalogue."
    return {
        **HELD, "contract": "beds", "step": "training", "text": text, "target_on": "2025-09-15",
        **said,
    }  # fmt: skip


def meeting_schedule(**said: Any) -> Body:
    return {
        **HELD, "provider": "north", "kind": "meeting", "level": "manager",
        "cadence": "fortnightly", "first_day": "2025-08-18", **said,
    }  # fmt: skip


def oversight_event(**said: Any) -> Body:
    day = {"day": "2025-08-25", "about": "Stock and staff."}
    return {**HELD, "provider": "north", "kind": "meeting", "level": "manager", **day, **said}


def staffing(**said: Any) -> Body:
    return {**HELD, "role": "delivery driver", "posts": 12, "first_day": "2025-08-04", **said}


def lesson(**said: Any) -> Body:
    text = "Ask for a copy of the data while the contract runs."
    return {**HELD, "text": text, "learnt_on": "2025-11-20", **said}


def action(**said: Any) -> Body:
    return {
        **HELD, "text": "Write the copy of the data into the next contract.",
        "owner_role": "head of commissioning", "decided_on": "2025-11-20", "due_on": "2026-03-31",
        **said,
    }  # fmt: skip


def step(name: str, day: str, **said: Any) -> Body:
    return {**STATED, "step": name, "day": day, **said}


@dataclass(frozen=True)
class Kind:
    """A kind of record: where it is stated and listed, and what else might be said of it."""

    path: str
    body: Callable[..., Body]
    begins: str | None
    otherwise: Body
    steps: Sequence[tuple[str, Body]] = ()
    visibility: str = "public"
    unknown: Sequence[tuple[str, Any]] = field(default_factory=list)

    def __str__(self) -> str:
        return self.path


CASES = [
    Kind("candidates", candidate, "opened_on", {"opened_on": "2025-08-05"},
         [("approached", {}), ("fell-through", {"reason": "It withdrew."})], "partners",
         [("provider", "nobody"), ("scope", "ramps")]),
    Kind("data-transfers", transfer, "opened_on", {"opened_on": "2025-09-01"},
         [("requested", {}), ("received", {"records": 9_000})], "partners",
         [("holder", "nobody"), ("recipient", "nobody"), ("contract", "k-0")]),
    Kind("concerns", concern, "opened_on", {"text": "Failed deliveries: one in four."},
         [("warning", {}), ("improvement-plan", {"due_on": "2026-01-31"})], "partners",
         [("provider", "nobody"), ("contract", "k-0")]),
]  # fmt: skip
PLAIN = [
    Kind("mobilisation-steps", mobilisation, None, {"done_on": "2025-09-12"},
         unknown=[("contract", "k-0")]),
    Kind("meeting-schedules", meeting_schedule, "first_day", {"cadence": "weekly"},
         unknown=[("provider", "nobody"), ("contract", "k-0")]),
    Kind("oversight-events", oversight_event, "day", {"findings": "Two vans short."},
         unknown=[("provider", "nobody"), ("contract", "k-0")]),
    Kind("staffing", staffing, "first_day", {"posts": 10}, unknown=[("contract", "k-0")]),
    Kind("lessons", lesson, "learnt_on", {"shared_with": "six", "shared_on": "2025-12-01"},
         unknown=[("provider", "nobody"), ("shared_with", "nine")]),
    Kind("actions", action, "decided_on", {"done_on": "2026-02-27"},
         unknown=[("provider", "nobody"), ("contract", "k-0")]),
]  # fmt: skip
RECORDS = CASES + PLAIN
FIRST, SECOND = "2025-10-01", "2025-10-20"


def opened(asking: System, path: str, body: Body) -> str:
    """The id of a case, or of another record, once it is stated."""
    return str(asking.states(path, body)["fact"])


def takes(asking: System, path: str, case: str, *steps: Body) -> list[str]:
    """Take steps in a case, and return the facts."""
    return [str(asking.states(f"{path}/{case}/steps", one)["fact"]) for one in steps]


def shown(asking: System, path: str, **asked: Any) -> list[str]:
    """The ids of what a list shows."""
    return [str(one["id"]) for one in asking.lists(path, **{"limit": 200, **asked})]


def the(asking: System, kind: Kind, id_: str, **asked: Any) -> dict[str, Any]:
    """One record, out of the list of its kind."""
    found = asking.lists(kind.path, limit=200, **asked)
    return next(one for one in found if one["id"] == id_)


def steps_of(kind: Kind) -> list[Body]:
    """Two steps that this kind of case takes one after the other."""
    (first, more), (second, most) = kind.steps
    return [step(first, FIRST, **more), step(second, SECOND, **most)]


def days(asking: System, kind: Kind, case: str, **asked: Any) -> list[str]:
    return [one["day"] for one in asking.sees(f"{kind.path}/{case}", **asked)["steps"]]


def pages(asking: System, path: str, **asked: Any) -> Iterator[Body]:
    """The items of a list, each on a page of its own."""
    cursor: Body | None = {}
    while cursor is not None:
        page = asking.sees(path, limit=1, **asked, **cursor)
        (item,) = page["items"]
        yield item
        cursor = {"cursor": page["next"]} if page["next"] else None


def seen(fact: str) -> dict[str, str]:
    return {"seen": f'"{fact}"'}


def pair_up(admin: System) -> None:
    """A consortium of Camden, from August 2025, which Hackney joins in January 2026."""
    admin.states("consortia", bodies.consortium("pair"))
    for code, first_day in (("camden", "2025-08-01"), ("hackney", "2026-01-01")):
        said = {"first_day": first_day, "last_day": None, "last_day_basis": "open-ended"}
        admin.states("consortia/pair/memberships", bodies.membership(code, **said))


def mark(registry: Registry, asking: System) -> int:
    """The position of something public that nothing follows from, a while after all before it."""
    registry.watch.now += timedelta(minutes=1)
    entry = asking.states("sources", bodies.source(f"mark-{next(_MARKS)}"))
    registry.watch.now += timedelta(minutes=1)
    return int(entry["position"])


_MARKS = count()
