"""Suggestions of authorities for buyers of equal name, by the number of the buyer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.vocabulary import SuggestionKind
from app.ledger.history import facts_of, is_current, moments_of, public_facts
from app.ledger.merges import Merges
from app.ledger.models import Fact, Identifier
from app.ledger.projections import Changes, Row, chunks
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import (
    AuthorityDetailsFact,
    AuthorityMergeFact,
    BuyerMatchFact,
    PublishedBuyerFact,
)
from app.registry.authorities.names import authority_key, name_keys
from app.registry.suggestions.rows import rows_by, suggestion_row

FACTS = (PublishedBuyerFact, BuyerMatchFact, AuthorityDetailsFact, AuthorityMergeFact)

_BUYER, _MATCH, _DETAILS = (
    table(model) for model in (PublishedBuyerFact, BuyerMatchFact, AuthorityDetailsFact)
)
_IDENTIFIER = table(Identifier)


@dataclass(frozen=True, slots=True)
class Buyers:
    """All buyers that ever had some numbers, and what decides which authorities they may be.

    `known` are the rows of these numbers as identifiers of authorities.
    """

    published: Mapping[str, Sequence[Any]]
    known: Mapping[str, Sequence[Any]]
    decisions: Mapping[str, Sequence[Any]]
    details: Sequence[Any]
    merges: Sequence[Any]

    @classmethod
    def read(cls, session: Session, numbers: Sequence[str]) -> "Buyers":
        """Read those with some numbers."""
        published = _by_number(session, PublishedBuyerFact, numbers)
        if not published:
            return cls({}, {}, {}, (), ())
        merges = [*session.execute(public_facts(AuthorityMergeFact))]
        named = {fact.authority for some in published.values() for fact in some}
        named |= {code for fact in merges for code in (fact.former, fact.into)}
        return cls(
            published,
            _known(session, numbers),
            _by_number(session, BuyerMatchFact, numbers),
            [*session.execute(public_facts(AuthorityDetailsFact, _DETAILS.c.code.in_(named)))],
            merges,
        )

    def moments(self, number: str) -> set[int]:
        """Return the moments at which the suggestions about a number may change."""
        own = [
            row
            for by_number in (self.published, self.known, self.decisions)
            for row in by_number.get(number, ())
        ]
        return moments_of([*own, *self.details, *self.merges]) if own else set()

    def rows(self, number: str, moment: int) -> Iterator[Row]:
        """Yield the suggestions about a number at a moment: none if an authority has it."""
        published, known, decisions, details, merged = (
            [row for row in rows if is_current(row, moment)]
            for rows in (
                self.published.get(number, ()),
                self.known.get(number, ()),
                self.decisions.get(number, ()),
                self.details,
                self.merges,
            )
        )
        merges = Merges.of(merged)
        suggested = {merges.current(fact.authority): fact for fact in reversed(published)}
        refused = {merges.current(fact.authority) for fact in decisions}
        for authority, fact in sorted(suggested.items()):
            if not known and authority not in refused and _is_named(fact, details, merges):
                yield suggestion_row(
                    SuggestionKind.BUYER, number_key=number, authority=authority, buyer=fact.id
                )


def _is_named(fact: Any, details: Iterable[Any], merges: Merges) -> bool:
    """Return whether the authority, under any of its codes, has the name of the buyer."""
    group = merges.group([fact.authority])
    names = [item for item in details if item.code in group]
    return fact.name is not None and authority_key(fact.name) in {
        key for item in names for key in name_keys(item.name, item.official_name)
    }


def _by_number(
    session: Session, kind: type[PublishedBuyerFact | BuyerMatchFact], numbers: Sequence[str]
) -> dict[str, list[Any]]:
    named = table(kind).c.number_key.in_(numbers)
    return rows_by(session, "number_key", public_facts(kind, named))


def _known(session: Session, numbers: Sequence[str]) -> dict[str, list[Any]]:
    of_authorities = (_IDENTIFIER.c.spelling.in_(numbers), _IDENTIFIER.c.thing == "authority")
    return rows_by(session, "spelling", select(_IDENTIFIER).where(*of_authorities))


def numbers_affected(session: Session, facts: Sequence[Fact], changes: Changes) -> set[str]:
    """Return the numbers about which a suggestion may have come or gone."""
    named = [fact for fact in facts if isinstance(fact, PublishedBuyerFact | BuyerMatchFact)]
    merges = facts_of(facts, AuthorityMergeFact)
    codes = {fact.code for fact in facts_of(facts, AuthorityDetailsFact)}
    codes |= {code for fact in merges for code in (fact.former, fact.into)}
    spellings = {
        row["spelling"] for row in changes.get(Identifier, ()) if row["thing"] == "authority"
    }
    if codes:
        current = public_facts(AuthorityMergeFact, table(AuthorityMergeFact).c.to_at == NEVER)
        known: list[Any] = [*session.execute(current)]
        codes |= Merges.of(known).group(codes)
    numbers: set[str] = {fact.number_key for fact in named}
    for column, values in ((_BUYER.c.authority, codes), (_BUYER.c.number_key, spellings)):
        for some in chunks(sorted(values)):
            numbers |= {*session.scalars(select(_BUYER.c.number_key).where(column.in_(some)))}
    return numbers
