"""The columns of the contracts register, shared by CSV, XLSX and the Data Package."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from app.domain.vocabulary import (
    ContractKind,
    ContractState,
    DateBasis,
    NoticeType,
    Purpose,
    Regime,
    ValueBasis,
    Vat,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a contract, as far as it is recorded."""

    notice_type: NoticeType
    published_on: date | None
    identifier: str | None
    url: str | None

    def __str__(self) -> str:
        """Return the type, with the address if there is one."""
        return f"{self.notice_type} {self.url}" if self.url else self.notice_type


Cell: TypeAlias = str | date | Decimal | bool | tuple[Notice, ...] | None
Line: TypeAlias = tuple[Cell, ...]
"""A contract with a cell for each column; an unknown value is None."""


_ABBREVIATIONS = {"sme", "vcse", "cpv", "ocid", "vat"}


Codelist: TypeAlias = type[StrEnum]


@dataclass(frozen=True, slots=True)
class Column:
    """A column, with its type, description and item of the Transparency Code.

    `codes` is the list of its words. A workbook shows a column without a width only on request.
    """

    name: str
    type: str
    text: str
    fact: int | None = None
    width: int | None = None
    codes: Codelist | None = None

    @property
    def heading(self) -> str:
        """The name as people write it."""
        words = [word.upper() if word in _ABBREVIATIONS else word for word in self.name.split("_")]
        return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])

    def field(self) -> dict[str, Any]:
        """Return the column as a field of a Table Schema."""
        field: dict[str, Any] = {
            "name": self.name, "type": self.type, "description": self.text,
        }  # fmt: skip
        if self.type == "boolean":
            field |= {"trueValues": ["yes"], "falseValues": ["no"]}
        return field


COLUMNS: tuple[Column, ...] = (
    Column("reference", "string", "The contract's reference in the registry.", 1, 16),
    Column(
        "authority_reference", "string",
        "The number that the authority's own register or the buyer gave the contract.", 1, 11,
    ),
    Column("title", "string", "The title of the agreement.", 2, 24),
    Column(
        "state", "string",
        "The state of the contract on the day, by what is recorded: in-force, not-begun, over, "
        "replaced, supplier-stopped or not-evidenced.", None, 11, ContractState,
    ),
    Column(
        "replaced_by", "string",
        "The references of the contracts that come in its place, joined by `;`.", None, 13,
    ),
    Column(
        "department", "string", "The department of the authority that is responsible.", 3, 12
    ),
    Column(
        "description", "string",
        "The services that authorities take from the contract, by their titles, joined by `; `.",
        4, 22,
    ),
    Column(
        "supplier", "string",
        "The legal name of the supplier, else its known name, else the suppliers as published.",
        5, 18,
    ),
    Column("supplier_code", "string", "The supplier's code in the registry.", 5),
    Column(
        "supplier_matched", "boolean",
        "Whether the supplier is a provider in the registry; empty if none was published.", 5,
    ),
    Column(
        "suppliers_as_published", "string",
        "The suppliers as the source names them, with their numbers, joined by `; `.", 5,
    ),
    Column(
        "supplier_company_number", "string", "The supplier's number at Companies House.", 5, 10
    ),
    Column(
        "supplier_charity_number", "string",
        "The supplier's number at the Charity Commission for England and Wales.", 10, 10,
    ),
    Column(
        "value", "number",
        "The sum over the length of the contract; else a year's; else the first that is known.",
        6, 15,
    ),
    Column(
        "value_basis", "string",
        "What the sum counts: total, per-year, first-year, extension, framework-ceiling, unknown.",
        6, 9, ValueBasis,
    ),
    Column(
        "value_vat", "string", "Whether VAT is in the sum: excluded, included, unknown.",
        6, 9, Vat,
    ),
    Column("currency", "string", "The currency of both amounts: GBP.", 6),
    Column("irrecoverable_vat", "number", "The value added tax that cannot be recovered.", 7, 13),
    Column("first_day", "date", "The first day of the term.", 8, 11),
    Column(
        "first_day_basis", "string",
        "The basis of the first day; `assumed` if it is not published.", 8, None, DateBasis,
    ),
    Column(
        "last_day", "date", "The last day of the term now agreed; it is inside the term.", 8, 11
    ),
    Column(
        "last_day_basis", "string",
        "The basis of the last day: agreed, derived, assumed, open-ended, unknown.",
        8, None, DateBasis,
    ),
    Column(
        "extension_last_day", "date",
        "The last day if every option to extend of which a day is known is used.", 8, 11,
    ),
    Column("review_on", "date", "The day of the review.", 8, 11),
    Column(
        "tendered", "boolean",
        "Whether it came from an invitation to quote or a published invitation to tender.", 9, 10,
    ),
    Column("tender_route", "string", "How the contract came about, in words.", 9),
    Column("sme", "boolean", "Whether the supplier is a small or medium-sized enterprise.", 10, 6),
    Column(
        "vcse", "boolean",
        "Whether the supplier is a voluntary, community or social enterprise organisation.", 10, 6,
    ),
    Column(
        "notices", "string",
        "The notices about the contract by type, each with its address if it is recorded, joined "
        "by `; `.", None, 13, NoticeType,
    ),
    Column(
        "kind", "string", "How the contract came about, in one word.", None, None, ContractKind
    ),
    Column("purpose", "string", "lasting, bridging or unknown.", None, None, Purpose),
    Column(
        "regime", "string", "The procurement law that the contract is under.", None, None, Regime
    ),
    Column("cpv", "string", "The code of the common procurement vocabulary."),
    Column("ocid", "string", "The open contracting identifier."),
    Column("lead", "string", "The code of the authority that leads the contract."),
    Column("buyers", "string", "The codes of the authorities that buy, joined by `;`."),
    Column("source", "string", "The code of the source in the registry."),
)  # fmt: skip

HEADER = tuple(column.name for column in COLUMNS)
