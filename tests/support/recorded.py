"""What is said of performance, complaints and incidents; and ways to ask for it."""

from collections.abc import Callable
from csv import DictReader
from io import StringIO
from typing import Any

from httpx2 import Response

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.registry import Refusal, Registry, System, told
from tests.support.sent import selects
from tests.support.world import STATED

MINOR = "minor-adaptations-within-5-working-days"
PARTNERS: Body = {"visibility": "partners"}
PUBLIC: Body = {"visibility": "public"}
OURS: Body = {"visibility": "owner", "owner": "camden"}


def kpi(contract: str, standard: str, **said: Any) -> Body:
    """95 in a hundred, approached from 90 on, inadequate below 80."""
    return {
        **STATED, "contract": contract, "standard": standard, "name": "Done in time, of all.",
        "target": "95", "approaching": "90", "improvement": "80", **said,
    }  # fmt: skip


def count(of: str, numerator: int, denominator: int | None = 100, **said: Any) -> Body:
    return {
        **STATED, "kpi": of, "authority": "camden", "month": "2025-06-01",
        "numerator": numerator, "denominator": denominator, **said,
    }  # fmt: skip


TWENTY_DAYS = {"reply_within": {"length": 20, "unit": "working-days", "basis": "contract"}}
"""The time limit of a reply, as a contract states it."""


def complaint(reference: str, **said: Any) -> Body:
    return {
        **STATED, "authority": "camden", "reference": reference, "received_on": "2025-08-12", **said
    }  # fmt: skip


def step(name: str, day: str, **said: Any) -> Body:
    return {**STATED, "step": name, "day": day, **said}


def complaint_count(received: int, **said: Any) -> Body:
    return {
        **STATED, "authority": "camden", "kind": "complaint", "month": "2025-06-01",
        "received": received, **said,
    }  # fmt: skip


def ombudsman(reference: str, **said: Any) -> Body:
    """Hackney was decided about on 12 August 2025."""
    return {
        **STATED, "authority": "hackney", "reference": reference, "outcome": "upheld",
        "ombudsman": "Local Government and Social Care Ombudsman", "decided_on": "2025-08-12",
        **said,
    }  # fmt: skip


def remedy(decision: str | None, **said: Any) -> Body:
    return {
        **STATED, "authority": "hackney", "decision": decision, "text": "Apologise to both.", **said
    }  # fmt: skip


def incident(title: str, **said: Any) -> Body:
    """North has failed on 1 August 2025."""
    return {
        **STATED, "title": title, "providers": ["north"], "began_on": "2025-08-01",
        "declared_on": "2025-08-01", **said,
    }  # fmt: skip


def pair(admin: System) -> None:
    """Camden and Islington also buy as a pair, since 2024; Hackney is not of it."""
    admin.states("consortia", bodies.consortium("pair"))
    since = {"first_day": "2024-01-01", "last_day": None, "last_day_basis": "open-ended"}
    for code, role in (("camden", "lead"), ("islington", "member")):
        said = bodies.membership(code, role=role, **since)
        admin.states("consortia/pair/memberships", said)


def refusal(registry: Registry, send: Callable[[], Response]) -> Refusal:
    """How the registry says no, with nothing stored."""
    before = registry.everything()

    response = send()

    assert registry.everything() == before
    return told(response)


def paged(asking: System, path: str, **asked: Any) -> list[dict[str, Any]]:
    """A whole list, asked for page by page; by default each page has one item."""
    found: list[dict[str, Any]] = []
    more: dict[str, Any] = {}
    while True:
        page = asking.sees(path, **{"limit": 1, **asked, **more})
        assert len(page["items"]) <= asked.get("limit", 1)
        found += page["items"]
        if page["next"] is None:
            return found
        more = {"cursor": page["next"]}


def moments(asking: System, *streams: str) -> list[str]:
    """Return the moments of all batches of some streams, in order."""
    entries = [
        item for name in streams for item in paged(asking, "changes", stream=name, limit=200)
    ]
    assert {item["stream"] for item in entries} == {*streams}
    return sorted({item["recorded_at"] for item in entries})


def filters(asking: System, path: str, ids: dict[str, str], **asked: Any) -> set[str]:
    """Which of some facts are listed, by the names that a test gives them."""
    found = {one["fact"] for one in asking.lists(path, limit=200, **asked)}
    return {name for name, fact in ids.items() if fact in found}


def rows(asking: System, path: str, **asked: Any) -> list[dict[str, str]]:
    """A list as a spreadsheet has it."""
    response = asking.asks(path, format="csv", **asked)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/csv")
    return list(DictReader(StringIO(response.text)))


def taken(asking: System, path: str, **asked: Any) -> int:
    """How many statements an answer takes."""
    with selects() as sent:
        asking.sees(path, **asked)
    return len(sent)


def received(asking: System, reference: str, *steps: Body, **said: Any) -> str:
    """A complaint, with what became of it."""
    id_ = str(asking.states("complaints", complaint(reference, **said))["fact"])
    for one in steps:
        asking.states(f"complaints/{id_}/steps", one)
    return id_
