"""Find authorities that have the name of a buyer without a known number.

An equal name is a suggestion to people, never a match.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import Session

from app.interchange.ocds.import_.parties import Party
from app.interchange.ocds.import_.queries import resolve_spellings
from app.ledger.as_of import AsOf
from app.ledger.identifiers import number_key
from app.ledger.projections import chunks
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import BuyerMatchFact, PublishedBuyerFact
from app.registry.authorities.names import authorities_named

_MATCH, _PUBLISHED = table(BuyerMatchFact), table(PublishedBuyerFact)
_NUMBERS: BindParameter[Sequence[str]] = bindparam("numbers", expanding=True)
_REFUSED = select(_MATCH.c.authority, _MATCH.c.number_key).where(
    _MATCH.c.number_key.in_(_NUMBERS), _MATCH.c.is_accepted.is_(False), _MATCH.c.to_at == NEVER
)
_KNOWN = select(_PUBLISHED.c.authority, _PUBLISHED.c.number_key).where(
    _PUBLISHED.c.number_key.in_(_NUMBERS), _PUBLISHED.c.to_at == NEVER
)


class NamedBuyer(NamedTuple):
    """A buyer with a number, and the authority that has its name."""

    authority: str
    name: str
    scheme: str
    number: str

    @property
    def spelling(self) -> str:
        """The scheme and number, joined as the registry resolves them."""
        return f"{self.scheme}-{self.number}"

    @property
    def key(self) -> tuple[str, str]:
        """The authority and the spelling by which the number is found."""
        return self.authority, number_key(self.scheme, self.number)


@dataclass(slots=True)
class AuthorityNames:
    """The authorities of the names of some buyers, and the numbers that were decided not theirs."""

    codes: dict[str, list[str]] = field(default_factory=dict)
    refused: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def read(cls, session: Session, buyers: Collection[Party], as_of: AsOf) -> "AuthorityNames":
        """Read what is known about the names and the numbers of some buyers."""
        named = authorities_named(session, {buyer.name for buyer in buyers if buyer.name})
        if not named:
            return cls()
        numbers = {
            number_key(item.scheme, item.id) for buyer in buyers for item in buyer.identifiers
        }
        refused = [*_pairs(session, _REFUSED, numbers)]
        codes = {code for some in named.values() for code in some}
        current = resolve_spellings(
            session, "authority", codes | {code for code, _ in refused}, as_of
        )
        return cls(
            {
                name: sorted({current.get(code, code) for code in some})
                for name, some in named.items()
            },
            {(current.get(code, code), number) for code, number in refused},
        )

    def of(self, buyer: Party) -> list[NamedBuyer]:
        """Return each authority that has the name of a buyer with each number of the buyer."""
        return [
            NamedBuyer(code, buyer.name or "", item.scheme, item.id)
            for code in self.codes.get(buyer.name or "", ())
            for item in buyer.identifiers
        ]


def unrecorded(session: Session, buyers: Sequence[NamedBuyer]) -> list[NamedBuyer]:
    """Return the buyers that no source is recorded to name, each once."""
    known = {*_pairs(session, _KNOWN, {buyer.key[1] for buyer in buyers})}
    return [buyer for key, buyer in {item.key: item for item in buyers}.items() if key not in known]


def _pairs(
    session: Session, statement: Select[str, str], numbers: Collection[str]
) -> Iterator[tuple[str, str]]:
    for some in chunks(sorted(numbers)):
        yield from session.execute(statement, {"numbers": some})
