"""The questions, and the share of the ceiling that each answer should reach."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

DAY = date(2025, 9, 20)


@dataclass(frozen=True, slots=True)
class Question:
    """A GET, and the goals for it by engine, as shares of the ceiling."""

    name: str
    target: str
    is_known: bool = False  # the client has the answer already, and sends its ETag
    goals: Mapping[str, float] = field(default_factory=dict)

    def goal(self, server: str) -> float | None:
        """The goal for a server; repeated answers have the same for each question."""
        return self.goals.get(server, REPEATED.get(server))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a server, which the ceiling repeats."""

    status: int
    headers: Mapping[str, str]
    body: bytes


FIRST = " first"
"""The end of the name of a server that keeps no responses."""

REPEATED = {"sqlite": 1.4, "postgresql": 1.2}


def _first(**goals: float) -> dict[str, float]:
    return {f"{engine}{FIRST}": goal for engine, goal in goals.items()}


_ITEM = "/v1/contracts/bi-borough-community-equipment-2025"

QUESTIONS = (
    Question("item", _ITEM, goals=_first(sqlite=0.35, postgresql=0.20)),
    Question("list of 50", "/v1/contracts", goals=_first(sqlite=0.25, postgresql=0.12)),
    Question(
        "who covers S in A on D",
        f"/v1/cover?authority=westminster&scope=equipment-delivery&on={DAY}",
        goals=_first(sqlite=0.25, postgresql=0.12),
    ),
    Question("full cover matrix", f"/v1/cover?on={DAY}"),
    Question("304", _ITEM, is_known=True),
)
