"""What stood in the ledger after each of its entries: folded from the entries, never asked for.

A release says what was known when its entry was recorded. It is made from the entries up to that
one and from nothing else, so it is the same for ever.
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
"""The kinds of facts about contracts that releases tell of; none of them can be hidden."""


@dataclass(slots=True)
class ReplayState:
    """The facts that stand about one thing, each known by the fact that first said it."""

    facts: dict[str, dict[str, Content]] = field(default_factory=lambda: defaultdict(dict))
    _first: dict[str, str] = field(default_factory=dict)

    def add(self, entry: ChangeOut) -> None:
        """Let one more entry count. A corrected fact keeps the place of the one it replaces."""
        if entry.action in RECORDING_ACTIONS:
            first = self._first.get(entry.content.get("replaces") or "", entry.fact)
            self._first[entry.fact] = first
            self.facts[entry.kind][first] = entry.content
        else:
            self.facts[entry.kind].pop(self._first.get(entry.fact, entry.fact), None)

    def versions(self, kind: str) -> list[tuple[str, Content]]:
        """The versions of details, in the order in which they begin to hold."""
        return sorted(self.facts[kind].items(), key=lambda version: _holds_from(version[1]))

    def version_on(self, kind: str, day: str) -> Content:
        """The version that holds on a day; nothing where there is none at all."""
        versions = [content for _, content in self.versions(kind)]
        held = [content for content in versions if _holds_from(content) <= day]
        return next(iter([*held[-1:], *versions]), {})


@dataclass(slots=True)
class ReplayedContract:
    """What stands about one contract."""

    reference: str
    state: ReplayState = field(default_factory=ReplayState)
    first_provider: str | None = None

    def add(self, entry: ChangeOut) -> None:
        """Let one more entry count."""
        self.state.add(entry)
        if self.first_provider is None:
            self.first_provider = self.details.get("provider")

    @property
    def details(self) -> Content:
        """What the contract says: its latest version decides, as it does of its days."""
        versions = self.state.versions(DETAILS)
        return versions[-1][1] if versions else {}

    def facts(self, kind: str) -> dict[str, Content]:
        """The facts of a kind, by the fact that first said each."""
        return self.state.facts[kind]


@dataclass(slots=True)
class NameIndex:
    """What is said of the authorities, providers and scopes that contracts name."""

    _things: dict[tuple[str, str], ReplayState] = field(
        default_factory=lambda: defaultdict(ReplayState)
    )

    def add(self, entry: ChangeOut) -> None:
        """Let one more entry count."""
        if entry.kind == f"{entry.thing}_details":
            self._things[entry.thing, entry.code].add(entry)

    def on(self, thing: str, code: str, day: str) -> Content:
        """What was said of a thing, as it was on a day."""
        return self._things[thing, code].version_on(f"{thing}_details", day)


def _holds_from(content: Content) -> str:
    return content.get("holds_from") or ""
