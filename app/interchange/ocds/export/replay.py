"""Replay of ledger entries: the state of contracts and names after each entry.

A release shows what was known when its entry was recorded. It is made only from the entries up to
that one, so it never changes.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.ledger.models import RECORDING_ACTIONS
from app.ledger.schemas import ChangeOut

Content: TypeAlias = Mapping[str, Any]

DETAILS = "contract_details"
RELEASED_KINDS = (DETAILS, "award", "term_change", "notice")
"""The kinds of facts that make releases; all of them are public."""
NAMED_BY = tuple(f"{thing}_details" for thing in ("authority", "provider", "scope"))
"""The kinds of facts with the names and identifiers of what contracts name."""


@dataclass(slots=True)
class ReplayState:
    """The current facts about one thing, each under the id of the first fact of its chain."""

    facts: dict[str, dict[str, Content]] = field(default_factory=lambda: defaultdict(dict))
    _first: dict[str, str] = field(default_factory=dict)

    def add(self, entry: ChangeOut) -> None:
        """Apply an entry; a revised fact keeps the id of the fact that it replaces."""
        if entry.action in RECORDING_ACTIONS:
            first = self._first.get(entry.replaces or "", entry.fact)
            self._first[entry.fact] = first
            self.facts[entry.type][first] = {**entry.given, "position": entry.position}
        elif entry.action == "withdrawn":
            self.facts[entry.type].pop(self._first.get(entry.fact, entry.fact), None)

    def content_of(self, entry: ChangeOut) -> Content:
        """Return the content of the fact that an entry records, or ends here."""
        if entry.action in RECORDING_ACTIONS:
            return entry.given
        return self.facts[entry.type].get(self._first.get(entry.fact, entry.fact), {})

    def versions(self, kind: str) -> list[tuple[str, Content]]:
        """Return the versions of details by the day from which each holds."""
        return sorted(self.facts[kind].items(), key=lambda version: _holds_from(version[1]))

    def version_on(self, kind: str, day: str) -> Content:
        """Return the version that holds on a day, else the first; empty if there is none."""
        versions = [content for _, content in self.versions(kind)]
        held = [content for content in versions if _holds_from(content) <= day]
        return next(iter([*held[-1:], *versions]), {})


@dataclass(slots=True)
class ReplayedContract:
    """The current facts about one contract."""

    reference: str
    state: ReplayState = field(default_factory=ReplayState)
    first_provider: str | None = None

    def add(self, entry: ChangeOut) -> None:
        """Apply an entry of the ledger to the replayed state."""
        self.state.add(entry)
        if self.first_provider is None:
            self.first_provider = self.details.get("provider")

    @property
    def details(self) -> Content:
        """The latest version of the contract details, which also decides the term."""
        versions = self.state.versions(DETAILS)
        return versions[-1][1] if versions else {}

    def facts(self, kind: str) -> dict[str, Content]:
        """Return the facts of a kind by the id of the first fact of each chain."""
        return self.state.facts[kind]


@dataclass(slots=True)
class NameIndex:
    """The details of the authorities, providers and scopes that contracts name."""

    _things: dict[tuple[str, str], ReplayState] = field(
        default_factory=lambda: defaultdict(ReplayState)
    )

    def add(self, entry: ChangeOut) -> None:
        """Apply an entry of the ledger to the replayed state."""
        if entry.type == f"{entry.subject.thing}_details":
            self._things[entry.subject.thing, entry.subject.code].add(entry)

    def on(self, thing: str, code: str, day: str) -> Content:
        """Return the details of a thing on a day."""
        return self._things[thing, code].version_on(f"{thing}_details", day)


def _holds_from(content: Content) -> str:
    return content.get("holds_from") or ""
