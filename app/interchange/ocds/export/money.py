"""Amounts of money as numbers, where they say plainly what they count, and in words."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.vocabulary import ValueBasis, Vat
from app.interchange.ocds.export.release_delta import Json, compact
from app.interchange.ocds.export.replay import Content


def value_of(amounts: Sequence[Content], basis: ValueBasis) -> Json:
    """The amount that counts this, before and with tax; nothing where sources give several.

    An amount that does not say whether tax is in it counts as it is, if there is no other.
    """
    of_basis = [amount for amount in amounts if amount["basis"] == basis]
    is_vat_known = any(amount["vat"] == Vat.EXCLUDED for amount in of_basis)
    before_tax = _single(of_basis, Vat.EXCLUDED if is_vat_known else Vat.UNKNOWN)
    with_tax = _single(of_basis, Vat.INCLUDED)
    if not before_tax and not with_tax:
        return {}
    return compact(
        amount=_number(before_tax),
        amountGross=_number(with_tax),
        currency=(before_tax or with_tax)["currency"],
    )


def format_amounts(amounts: Sequence[Content]) -> str:
    """Every amount with what it counts."""
    return "; ".join(
        f"{amount['amount']} {amount['currency']} "
        f"({_format_basis(amount['basis'])}, VAT {amount['vat']})"
        for amount in amounts
    )


def _single(amounts: Sequence[Content], vat: Vat) -> Content:
    found = [amount for amount in amounts if amount["vat"] == vat]
    return found[0] if len(found) == 1 else {}


def _number(amount: Content) -> float | None:
    """The amount as a JSON number: of at most 15 digits, a float gives each back as it was."""
    return float(Decimal(amount["amount"])) if amount else None


def _format_basis(basis: str) -> str:
    return "basis unknown" if basis == ValueBasis.UNKNOWN else basis.replace("-", " ")
