"""Find authorities and providers that have the name of a party without a known number.

An equal name is a suggestion to people, never a match.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.suppliers import name_key
from app.interchange.ocds.import_.parties import Party
from app.interchange.ocds.import_.text_checks import COUNCIL_WORDS
from app.ledger.searched import words_of
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import AuthorityDetailsFact
from app.registry.providers.models import ProviderDetailsFact
from app.registry.providers.schemas import ProviderIn

_AUTHORITY, _PROVIDER = table(AuthorityDetailsFact), table(ProviderDetailsFact)
_AUTHORITY_NAMES = select(_AUTHORITY.c.code, _AUTHORITY.c.name, _AUTHORITY.c.official_name).where(
    _AUTHORITY.c.to_at == NEVER
)
_PROVIDER_NAMES = select(
    _PROVIDER.c.code,
    _PROVIDER.c.name,
    _PROVIDER.c.legal_name,
    _PROVIDER.c.trading_names,
    _PROVIDER.c.name_variants,
    _PROVIDER.c.identifiers,
).where(_PROVIDER.c.to_at == NEVER)


class _Provider(NamedTuple):
    """A provider and the registers that it has a number in."""

    code: str
    schemes: frozenset[str]


def authority_key(name: str) -> str:
    """Return the words of the name of a council without those that say what it is.

    >>> authority_key("London Borough of Harrow") == authority_key("Harrow Council")
    True
    >>> authority_key("City of London Corporation")
    'city of london corporation'
    """
    words = words_of(name)
    return name_key(" ".join(word for word in words if word not in COUNCIL_WORDS)) or " ".join(
        words
    )


def authorities_named(session: Session, names: Collection[str]) -> dict[str, list[str]]:
    """Return the codes of the authorities that have one of these names, by name."""
    if not names:
        return {}
    codes: dict[str, set[str]] = defaultdict(set)
    for row in session.execute(_AUTHORITY_NAMES):
        for name in filter(None, (row.name, row.official_name)):
            codes[authority_key(name)].add(row.code)
    return {name: sorted(codes[key]) for name in names if (key := authority_key(name)) in codes}


@dataclass(slots=True)
class ProviderNames:
    """The names of all providers, read when one is first looked up."""

    session: Session
    _named: dict[str, list[_Provider]] | None = None

    def find(self, supplier: Party) -> str | None:
        """Return the provider with a supplier's name, and no other number in its register."""
        number = supplier.official_identifier
        keys = {name_key(name) for name in (supplier.name, supplier.legal_name) if name} - {""}
        found = {
            provider.code
            for key in keys
            for provider in self._providers.get(key, ())
            if number is None or number.scheme not in provider.schemes
        }
        return min(found, default=None)

    def add(self, body: ProviderIn) -> None:
        """Add the names of a provider that was just recorded."""
        schemes = frozenset(item.scheme for item in body.identifiers)
        self._add(_Provider(body.code, schemes), (body.name, body.legal_name))

    @property
    def _providers(self) -> dict[str, list[_Provider]]:
        if self._named is None:
            self._named = {}
            for row in self.session.execute(_PROVIDER_NAMES):
                schemes = frozenset(item["scheme"] for item in row.identifiers)
                names = (row.name, row.legal_name, *row.trading_names, *row.name_variants)
                self._add(_Provider(row.code, schemes), names)
        return self._named

    def _add(self, provider: _Provider, names: Iterable[str | None]) -> None:
        if self._named is not None:
            for key in {name_key(name) for name in names if name}:
                self._named.setdefault(key, []).append(provider)
