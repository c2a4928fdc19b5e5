"""Merged things: which code answers use, and which codes facts about a thing may have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.ledger.history import FactsAt
from app.ledger.models import MergeFact


@dataclass(frozen=True, slots=True)
class Merges:
    """The current merges of one kind of thing, which form no chains."""

    into: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[MergeFact]) -> "Merges":
        """Return the merges that some facts record."""
        return cls({fact.former: fact.into for fact in facts})

    def current(self, code: str) -> str:
        """Return the code that answers use for a thing."""
        return self.into.get(code, code)

    def group(self, codes: Iterable[str]) -> set[str]:
        """Return all codes of the things that have one of these codes."""
        named = {self.current(code) for code in codes}
        return named | {code for code, into in self.into.items() if into in named}


def merges_of(facts: FactsAt, kind: type[MergeFact]) -> Merges:
    """Return the merges of a kind that are current in some facts."""
    return facts.derived(kind, Merges.of)


def current_or_none(merges: Merges, code: str | None) -> str | None:
    """Return the code that answers use for a thing that may be unknown."""
    return None if code is None else merges.current(code)
