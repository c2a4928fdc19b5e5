"""Outputs of the counts of contracts."""

from dataclasses import dataclass, fields
from typing import Annotated, Any

from pydantic import Field

from app.domain.vocabulary import ContractKind, Ground, Purpose, Regime, ValueBasis, Vat


@dataclass(frozen=True, slots=True)
class ValueCountOut:
    """The sum of the values of contracts that have the same basis and VAT treatment."""

    basis: Annotated[ValueBasis, Field(description="Meaning of the amounts.")]
    vat: Annotated[Vat, Field(description="VAT treatment of the amounts.")]
    contracts: Annotated[int, Field(description="Number of contracts with such a value.")]
    amount: Annotated[str, Field(description="Their sum in pounds with two decimals, as text.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractGroup:
    """The fields by which contracts are counted; null if not asked for, or not recorded."""

    authority: Annotated[str | None, Field(description="Code of the authority.")] = None
    authority_name: Annotated[
        str | None, Field(description="Name of the authority on the day.")
    ] = None
    provider: Annotated[
        str | None, Field(description="Code of the provider; null if not public.")
    ] = None
    provider_name: Annotated[str | None, Field(description="Name of the provider on the day.")] = (
        None
    )
    consortium: Annotated[
        str | None, Field(description="Code of the consortium that bought the contracts.")
    ] = None
    kind: Annotated[ContractKind | None, Field(description="Kind of the contracts.")] = None
    purpose: Annotated[Purpose | None, Field(description="Purpose of the contracts.")] = None
    regime: Annotated[Regime | None, Field(description="Procurement law that applies.")] = None
    ground: Annotated[
        Ground | None, Field(description="Legal ground; null if they are no direct awards.")
    ] = None
    sme: Annotated[
        bool | None, Field(description="True for small or medium-sized enterprises.")
    ] = None
    vcse: Annotated[
        bool | None,
        Field(description="True for voluntary, community or social enterprises."),
    ] = None
    end_month: Annotated[
        str | None,
        Field(
            description="Month of the last day, such as `2026-03`; `open`, if there is none by "
            "agreement, `unknown`, if it is not known; null for cancelled contracts."
        ),
    ] = None
    contracts: Annotated[int, Field(description="Number of contracts.")]
    with_value: Annotated[int, Field(description="Number of those with a recorded value.")]
    with_days: Annotated[int, Field(description="Number of those with a known first and last day.")]
    median_days: Annotated[
        float | None, Field(description="Median of the days of their terms, as far as known.")
    ]


@dataclass(frozen=True, kw_only=True)
class ValueColumns:
    """The sum of the values of one kind, as columns of a table."""

    value_basis: Annotated[ValueBasis | None, Field(description="Meaning of the amounts.")]
    value_vat: Annotated[Vat | None, Field(description="VAT treatment of the amounts.")]
    value_contracts: Annotated[
        int | None, Field(description="Number of contracts with such a value.")
    ]
    value_amount: Annotated[str | None, Field(description="Their sum in pounds.")]


# The bases are in this order because the fields of the last base come first.
@dataclass(frozen=True, kw_only=True)
class ContractCountRow(ValueColumns, ContractGroup):
    """A line of a table of counts: a group, and the sum of its values of one kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractCountOut(ContractGroup):
    """The number of contracts of a group, with the sums of their values."""

    values: Annotated[
        list[ValueCountOut],
        Field(description="Sums of the values, each of equal basis and VAT treatment."),
    ]

    def rows(self) -> list[ContractCountRow]:
        """Return a line for each kind of value, or one line if there is none."""
        return [ContractCountRow(**cells) for cells in rows_by_value(self, ContractGroup)]


def rows_by_value(item: Any, group: type[Any]) -> list[dict[str, Any]]:
    """Return the cells of a line for each kind of value of an item, or of one line without any.

    The fields of `group` are repeated in each line.
    """
    own = {field.name: getattr(item, field.name) for field in fields(group)}
    cells = ("basis", "vat", "contracts", "amount")
    return [
        own | {f"value_{name}": None if value is None else getattr(value, name) for name in cells}
        for value in item.values or [None]
    ]
