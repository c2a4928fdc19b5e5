"""Amounts of money as OCDS values, and as text."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.vocabulary import ValueBasis, Vat
from app.interchange.ocds.export.release_delta import Json, compact
from app.interchange.ocds.export.replay import Content


def value_of(amounts: Sequence[Content], basis: ValueBasis) -> Json:
    """Return the value of a basis, net and gross; empty if several amounts compete.

    An amount of unknown VAT counts as net if no net amount is known.
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
    """Format every amount with its basis and VAT."""
    return "; ".join(
        f"{amount['amount']} {amount['currency']} "
        f"({_format_basis(amount['basis'])}, VAT {amount['vat']})"
        for amount in amounts
    )


def _single(amounts: Sequence[Content], vat: Vat) -> Content:
    found = [amount for amount in amounts if amount["vat"] == vat]
    return found[0] if len(found) == 1 else {}


def _number(amount: Content) -> float | None:
    """Return the amount as a JSON number; a float is exact up to 15 digits."""
    return float(Decimal(amount["amount"])) if amount else None


def _format_basis(basis: str) -> str:
    return "basis unknown" if basis == ValueBasis.UNKNOWN else basis.replace("-", " ")
