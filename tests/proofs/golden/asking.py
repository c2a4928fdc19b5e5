"""How the golden proof asks: a dated row, and the questions that rows may ask.

A row reads: on this day, this question, is answered so, because of these facts. Rows are written
by hand from `tests/data/facts.yaml`; `why` names the facts there. A question names the view
in which its answer is compared, so that a row says only what it is about.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from fastapi.testclient import TestClient

from tests.proofs.golden import views

View = Callable[[views.Told], views.Told]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a path, its parameters, the parameter that takes the day, and the view."""

    path: str
    view: View
    params: dict[str, Any] = field(default_factory=dict)
    day: str = "on"

    def known(self, at: str) -> "Question":
        """The same, as the registry would have answered at that moment."""
        return replace(self, params=self.params | {"known_at": at})

    def ask(self, client: TestClient, on: str, headers: Mapping[str, str]) -> dict[str, Any]:
        """Ask of a day. Where `{incident}` stands in the path, the one that there is is meant."""
        asked, path = self.params | {self.day: on}, self.path
        if "{incident}" in path:
            (incident,) = client.get("/v1/incidents").json()["items"]
            path = path.format(incident=incident["id"])
        answer = client.get(f"/v1/{path}", params=asked, headers=dict(headers))
        assert answer.status_code == 200, (self.path, self.params, answer.text)
        told: Any = answer.json()
        assert "next" not in told or told["next"] is None, (self.path, "more than one page")
        return self.view(told)


class Dated:
    """One row of the proof: on a day, a question, what must be answered, and why."""

    def __init__(self, on: str, asks: Question, *, why: str, **says: Any) -> None:
        self.on, self.asks, self.why, self.says = on, asks, why, says

    def __str__(self) -> str:
        asked = " ".join(str(value) for value in self.asks.params.values())
        return f"{self.on} {self.asks.path} {asked} ({self.why})"

    @property
    def facts(self) -> list[str]:
        return self.why.replace(",", " ").split()

    def answer(
        self, client: TestClient, headers: Mapping[str, str] = MappingProxyType({})
    ) -> dict[str, Any]:
        """Ask, as anybody or with a key, and take of the answer what the row is about."""
        found = self.asks.ask(client, self.on, headers)
        return {name: _said(found[name], says) for name, says in self.says.items()}


def _said(found: Any, says: Any) -> Any:
    """Of several things told by name, those that a row names."""
    if isinstance(found, dict) and isinstance(says, dict):
        return {name: told for name, told in found.items() if name in says}
    return found


def cell(authority: str, scope: str) -> Question:
    """Cover of one leaf in one authority."""
    return Question("cover", views.cell, {"authority": authority, "scope": scope})


def cells(**asked: Any) -> Question:
    """Cover of many cells: which are in which state."""
    return Question("cover", views.cells, asked)


def summary(authority: str) -> Question:
    return Question("cover/summary", views.summary, {"authority": authority})


def timeline(authority: str, scope: str, last_day: str) -> Question:
    """How a cell goes on, from the day of the row."""
    params = {"authority": authority, "scope": scope, "last_day": last_day}
    return Question("cover/timeline", views.runs, params, day="first_day")


def gaps(last_day: str, **asked: Any) -> Question:
    """What is uncovered, from the day of the row."""
    return Question("cover/gaps", views.runs, {"last_day": last_day, **asked}, day="first_day")


def overlaps(last_day: str, **asked: Any) -> Question:
    """What two contracts hold at once, from the day of the row."""
    return Question("cover/overlaps", views.runs, {"last_day": last_day, **asked}, day="first_day")


def contracts(**asked: Any) -> Question:
    return Question("contracts", views.contracts, {"limit": 200, **asked})


def contract(reference: str) -> Question:
    return Question(f"contracts/{reference}", views.contract)


def provider(code: str) -> Question:
    return Question(f"providers/{code}", views.same)


def events(code: str) -> Question:
    """What had become known of a provider by the day of the row."""
    return Question(f"providers/{code}/events", views.events, day="known_at")


def exposure(code: str) -> Question:
    return Question(f"providers/{code}/exposure", views.exposure)


def members(consortium: str) -> Question:
    return Question(f"consortia/{consortium}/members", views.members)


def authority(code: str) -> Question:
    return Question(f"authorities/{code}", views.same)


def conflict(topic: str) -> Question:
    """How the registry saw a disagreement of sources on the day of the row."""
    view = views.conflict_about(topic)
    return Question("conflicts", view, {"limit": 200}, day="known_at")


def claims(about: str, field: str) -> Question:
    """What sources said of a field of a thing by the day of the row."""
    params = {"about": about, "field": field, "limit": 200}
    return Question("claims", views.claims, params, day="known_at")


def key_dates(reference: str, first_day: str, last_day: str) -> Question:
    params = {"contract": reference, "first_day": first_day, "last_day": last_day}
    return Question("key-dates", views.key_dates, params)


def notices(reference: str) -> Question:
    """How a contract stands to each rule about notices."""
    return Question("notices", views.notices, {"contract": reference, "limit": 200})
