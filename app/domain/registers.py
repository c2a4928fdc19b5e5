"""Words of a published contracts register, and their meaning in the registry."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.vocabulary import ContractKind, ValueBasis

TENDERED = "From an invitation to quote or a published invitation to tender."
NOT_TENDERED = "Not from an invitation to quote or a published invitation to tender."
"""Sentences in a tender route, for contracts whose kind does not decide the question."""

TEMPLATE_REFERENCES = ("EXAMPLE-001", "EXAMPLE-002")
"""The references of the example rows in the template, which imports skip."""

_IMPLIED = {
    ContractKind.COMPETED: True,
    ContractKind.DIRECT_AWARD: False,
    ContractKind.IN_HOUSE: False,
}
_BEST = (ValueBasis.TOTAL, ValueBasis.PER_YEAR)


def was_tendered(kind: ContractKind, route: str | None) -> bool | None:
    """Return whether a contract came from an invitation to quote or tender; None if unknown."""
    if (implied := _IMPLIED.get(kind)) is not None:
        return implied
    said = route or ""
    if NOT_TENDERED in said:
        return False
    return True if TENDERED in said else None


def route_with_tender(
    kind: ContractKind, route: str | None, came_from_tender: bool | None
) -> str | None:
    """Return the tender route with a sentence on tendering, unless it is unknown or implied."""
    if came_from_tender is None or was_tendered(kind, route) is came_from_tender:
        return route
    said = (route or "").replace(NOT_TENDERED, "").replace(TENDERED, "").strip()
    return f"{said} {TENDERED if came_from_tender else NOT_TENDERED}".strip()


def contradicts_kind(kind: ContractKind, came_from_tender: bool | None) -> bool:
    """Return whether the kind of the contract contradicts the answer on tendering."""
    implied = _IMPLIED.get(kind)
    return None not in {implied, came_from_tender} and implied is not came_from_tender


def register_value(values: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the amount for a register: the total, else the amount per year, else the first."""
    for basis in _BEST:
        for value in values:
            if value["basis"] == basis:
                return value
    return values[0] if values else None
