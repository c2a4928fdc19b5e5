"""Filters of contracts."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from app.domain.vocabulary import Confidence, ContractKind, Ground, Purpose, Regime
from app.ledger.schemas import AsOfQuery, FactPageQuery, FactQuery, OnDayQuery
from app.platform.date_types import Day, check_order
from app.platform.http.pagination import PageQuery, Text
from app.registry.authorities.schemas import AreaFilter

ContractEnd: TypeAlias = Literal["known", "open", "unknown"]
"""The kind of end: a last day on record, none by agreement, or none that is known."""

Known: TypeAlias = Literal["true", "false", "unknown"]
"""A filter by a fact that may not be recorded."""

Pounds = Annotated[str, StringConstraints(pattern=r"^\d{1,13}(\.\d{1,2})?$")]
"""An amount of money in a filter, in pounds."""


class AuthorityFilters(AreaFilter):
    """Filters of contracts by the authorities that they serve."""

    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only contracts that one of these authorities leads, buys under or has an "
        "award from; repeatable.",
    )
    consortium: Text | None = Field(
        default=None,
        description="Only contracts that a member of this consortium on the day leads, buys under "
        "or has an award from.",
    )
    labelled_consortium: Text | None = Field(
        default=None, description="Only contracts that name this consortium as their buyer."
    )


class PartyFilters(AuthorityFilters):
    """Filters of contracts by the authorities that they serve and by their provider."""

    provider: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only contracts of one of these providers; repeatable.",
    )


class ContractFilters(AsOfQuery, OnDayQuery, PartyFilters):
    """Filters of contracts, the same for their list, their counts and the register."""

    authority_match: Literal["any", "all"] = Field(
        default="any",
        description="`all`: only contracts that serve each of the authorities in `authority`.",
    )
    scope: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only contracts with an award that covers one of these scopes or a part of it; "
        "repeatable.",
    )
    kind: list[ContractKind] = Field(
        default_factory=list,
        max_length=20,
        description="Only these kinds of contracts; repeatable.",
    )
    purpose: list[Purpose] = Field(
        default_factory=list,
        max_length=20,
        description="Only `lasting` or only `bridging` contracts; repeatable.",
    )
    regime: list[Regime] = Field(
        default_factory=list,
        max_length=20,
        description="Only contracts under these laws; repeatable.",
    )
    ground: list[Ground] = Field(
        default_factory=list,
        max_length=50,
        description="Only direct awards on these grounds; `unknown`: none is recorded; repeatable.",
    )
    identifier: Text | None = Field(
        default=None,
        description="Only the contract with this notice number, OCID or other identifier.",
    )
    framework: Text | None = Field(
        default=None, description="Only contracts that were called off from this framework."
    )
    replaces: Text | None = Field(
        default=None, description="Only contracts that come in the place of this one."
    )
    live_on: Day | None = Field(
        default=None, description="Only contracts with an award that gives cover on this day."
    )
    starts_from: Day | None = Field(
        default=None, description="Only contracts with a first day on or after this day."
    )
    starts_to: Day | None = Field(
        default=None, description="Only contracts with a first day on or before this day."
    )
    ends_from: Day | None = Field(
        default=None,
        description="Only contracts with an agreed last day on or after this day, and last those "
        "whose last day is not known (leave these out with `end=known`).",
    )
    ends_to: Day | None = Field(
        default=None,
        description="Only contracts with an agreed last day on or before this day, and last those "
        "whose last day is not known (leave these out with `end=known`).",
    )
    end: ContractEnd | None = Field(
        default=None,
        description="Only contracts whose last day is on record, that have none by agreement, or "
        "whose last day is not known; cancelled contracts and superseded records are left out.",
    )
    is_cancelled: bool | None = Field(
        default=None, description="Only contracts that were cancelled, or only the others."
    )
    has_value: bool | None = Field(
        default=None, description="Only contracts with a recorded value, or only the others."
    )
    value_from: Pounds | None = Field(
        default=None, description="Only contracts with a `value` of at least this amount."
    )
    value_to: Pounds | None = Field(
        default=None, description="Only contracts with a `value` of at most this amount."
    )
    confidence: Confidence | None = Field(
        default=None, description="Only contracts whose details have this confidence."
    )
    sme: Known | None = Field(
        default=None,
        description="Only contracts whose provider is a small or medium-sized enterprise, is none, "
        "or of which this is not recorded (`unknown`).",
    )
    vcse: Known | None = Field(
        default=None,
        description="Only contracts whose provider is a voluntary, community or social enterprise, "
        "is none, or of which this is not recorded (`unknown`).",
    )
    department: Text | None = Field(
        default=None, description="Only contracts that this department of their lead manages."
    )
    supplier: Text | None = Field(
        default=None,
        description="Only contracts with a supplier as published of this name (case, accents, "
        "signs and `Limited` or `Ltd` make no difference) or number (such as `GB-COH-01234567`).",
    )
    q: Text | None = Field(
        default=None,
        description="Words in the title, reference, identifiers, suppliers as published or names "
        "of the provider; at most "
        "12, each in full, the beginning of one, or, where no word begins with it, slightly "
        "misspelt.",
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "ends_from", "ends_to")
        check_order(self, "starts_from", "starts_to")
        return self


ContractSort: TypeAlias = Literal[
    "reference", "first_day", "-first_day", "last_day", "-last_day", "value", "-value"
]


class ContractQuery(FactPageQuery, ContractFilters):
    """Filters and order of the list of contracts."""

    sort: ContractSort = Field(
        default="reference",
        description="Order of the list; with `-` the latest day or the largest value comes first. "
        "Contracts of which the day or value is not known come last.",
    )


class ContractItemQuery(FactQuery, OnDayQuery):
    """The day of an answer about one contract."""


class HistoryQuery(FactPageQuery):
    """The page of a contract's history."""


CountBy: TypeAlias = Literal[
    "authority",
    "provider",
    "consortium",
    "kind",
    "purpose",
    "regime",
    "ground",
    "sme",
    "vcse",
    "end_month",
]


class ContractCountQuery(PageQuery, ContractFilters):
    """Filters and groups of the counts of contracts."""

    by: list[CountBy] = Field(
        default_factory=list,
        max_length=10,
        description="Group the contracts by these fields; without any, all are one group; "
        "repeatable. With `authority`, a contract counts for each authority that it serves.",
    )
