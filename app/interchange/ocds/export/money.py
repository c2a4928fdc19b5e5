"""Amounts of money as numbers, where they say plainly what they count, and in words."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.vocabulary import ValueBasis, Vat
from app.interchange.ocds.export.release_delta import Json, told
from app.interchange.ocds.export.replay import Content


def value_of(amounts: Sequence[Content], basis: ValueBasis) -> Json:
    """The amount that counts this, before and with tax; nothing where sources give several.

    An amount that does not say whether tax is in it counts as it is, if there is no other.
    """
    of_basis = [one for one in amounts if one["basis"] == basis]
    is_said = any(one["vat"] == Vat.EXCLUDED for one in of_basis)
    before_tax = _single(of_basis, Vat.EXCLUDED if is_said else Vat.UNKNOWN)
    with_tax = _single(of_basis, Vat.INCLUDED)
    if not before_tax and not with_tax:
        return {}
    return told(
        amount=_number(before_tax),
        amountGross=_number(with_tax),
        currency=(before_tax or with_tax)["currency"],
    )


def in_words(amounts: Sequence[Content]) -> str:
    """Every amount with what it counts."""
    return "; ".join(
        f"{one['amount']} {one['currency']} ({_counted(one['basis'])}, VAT {one['vat']})"
        for one in amounts
    )


def _single(amounts: Sequence[Content], vat: Vat) -> Content:
    found = [one for one in amounts if one["vat"] == vat]
    return found[0] if len(found) == 1 else {}


def _number(amount: Content) -> float | None:
    """The amount as a JSON number: of at most 15 digits, a float gives each back as it was."""
    return float(Decimal(amount["amount"])) if amount else None


def _counted(basis: str) -> str:
    return "basis unknown" if basis == ValueBasis.UNKNOWN else basis.replace("-", " ")
