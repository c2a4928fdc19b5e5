"""Find providers that have the name of a supplier without a known number.

An equal name is a suggestion to people, never a match.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.suppliers import name_key
from app.interchange.ocds.import_.parties import Party
from app.ledger.identifiers import number_key
from app.platform.db.columns import NEVER, table
from app.registry.contracts.models import SupplierMatchFact
from app.registry.providers.models import ProviderDetailsFact
from app.registry.providers.schemas import ProviderIn

_PROVIDER, _MATCH = table(ProviderDetailsFact), table(SupplierMatchFact)
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


@dataclass(slots=True)
class ProviderNames:
    """The names of all providers, read when one is first looked up."""

    session: Session
    _named: dict[str, list[_Provider]] | None = None

    def find(self, supplier: Party) -> str | None:
        """Return the provider with a supplier's name, and no other number in its register.

        It is none of those that were decided not to be the supplier.
        """
        number = supplier.official_identifier
        keys = {name_key(name) for name in (supplier.name, supplier.legal_name) if name} - {""}
        found = {
            provider.code
            for key in keys
            for provider in self._providers.get(key, ())
            if number is None or number.scheme not in provider.schemes
        }
        if not found:
            return None
        refused = {item.provider for item in self._decisions(supplier) if not item.is_accepted}
        return min(found - refused, default=None)

    def is_matched(self, supplier: Party) -> bool:
        """Return whether it was decided which provider a supplier is."""
        return any(item.is_accepted for item in self._decisions(supplier))

    def _decisions(self, supplier: Party) -> Sequence[Any]:
        """Return the current decisions on the number of a supplier, or else on its name."""
        key = _MATCH.c.name_key == name_key(supplier.name or "")
        if supplier.published_number is not None:
            key = _MATCH.c.number_key == number_key(*supplier.published_number)
        decided = select(_MATCH.c.provider, _MATCH.c.is_accepted).where(key)
        return self.session.execute(decided.where(_MATCH.c.to_at == NEVER)).all()

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
