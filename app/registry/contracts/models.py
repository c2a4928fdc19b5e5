"""Tables of contracts and awards, and of the days computed from them."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import (
    ChangeGround,
    ContractKind,
    DateBasis,
    EndingReason,
    Ground,
    InstalledBase,
    MatchBasis,
    NoticeType,
    Purpose,
    RecordState,
    Regime,
    Route,
    ServiceLevel,
    SpecialRegime,
    TermChangeKind,
    ValueBasis,
    Vat,
)
from app.ledger.models import Details, Fact
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, Code, Json, codelist
from app.platform.db.references import Link, link_list


class Contract(SQLModel, table=True):
    """A contract: only its reference."""

    __tablename__ = "contract"

    code: str = Field(primary_key=True, sa_type=Code)


class ContractBuyer(Link, table=True):
    """An authority that buys under a contract."""

    __tablename__ = "contract_buyer"

    fact: str = Field(primary_key=True, foreign_key="contract_details.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    authority: str = Field(foreign_key="authority.code", sa_type=Code, index=True)


class ContractReplacement(Link, table=True):
    """An earlier contract in whose place a contract comes."""

    __tablename__ = "contract_replacement"

    fact: str = Field(primary_key=True, foreign_key="contract_details.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    contract: str = Field(foreign_key="contract.code", sa_type=Code, index=True)


class ContractDetailsFact(Details, table=True):
    """Parties, law, days, options and values of a contract. Its name is its title."""

    __tablename__ = "contract_details"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="term_ordered"),
        Index("ix_contract_details_code", "code"),
        Index("ix_contract_details_lead", "lead"),
        Index("ix_contract_details_kind", "kind", "code"),
        Index("ix_contract_details_purpose", "purpose", "code"),
        Index("ix_contract_details_regime", "regime", "code"),
        Index("ix_contract_details_ground", "ground", "code"),
        Index("ix_contract_details_confidence", "confidence", "code"),
        Index("ix_contract_details_department", "department", "code"),
        Index("ix_contract_details_sme", "sme", "code"),
        Index("ix_contract_details_vcse", "vcse", "code"),
        Index("ix_contract_details_provider", "provider"),
        Index("ix_contract_details_framework", "framework"),
        Index("ix_contract_details_superseded_by", "superseded_by"),
    )

    code: str = Field(foreign_key="contract.code", sa_type=Code)
    kind: ContractKind = Field(sa_type=codelist(ContractKind))
    purpose: Purpose = Field(sa_type=codelist(Purpose))
    regime: Regime = Field(sa_type=codelist(Regime))
    special_regime: SpecialRegime = Field(sa_type=codelist(SpecialRegime))
    ground: Ground | None = Field(default=None, sa_type=codelist(Ground))
    cpv: str | None = None
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    suppliers_as_published: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    supplier_matches: list[list[str]] = Field(
        default_factory=list,
        sa_type=Json,
        description="Decisions on the name of each supplier that stood when this was recorded.",
    )
    lead: str | None = Field(default=None, foreign_key="authority.code", sa_type=Code)
    buyers: list[ContractBuyer] = link_list(ContractBuyer, lazy="selectin")
    department: str | None = None
    consortium: str | None = Field(default=None, foreign_key="consortium.code", sa_type=Code)
    framework: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    replaces_contracts: list[ContractReplacement] = link_list(ContractReplacement, field="replaces")
    first_day: date | None = None
    first_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "first_day_basis"))
    last_day: date | None = None
    last_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "last_day_basis"))
    options: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    break_on: date | None = None
    review_on: date | None = None
    decided_on: date | None = None
    signed_on: date | None = None
    decision_reference: str | None = None
    special_urgency: bool | None = Field(
        default=None, description="True if decided by a special urgency procedure."
    )
    notice_months: int | None = Field(
        default=None, description="Months of notice that a party gives to end it."
    )
    route: Route | None = Field(default=None, sa_type=codelist(Route))
    record: RecordState = Field(default=RecordState.CURRENT, sa_type=codelist(RecordState))
    superseded_by: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    amounts: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)
    irrecoverable_vat: str | None = None
    tender_route: str | None = Field(default=None, sa_type=Text)
    sme: bool | None = None
    vcse: bool | None = None
    ocid: str | None = None


class TermChangeFact(Fact, table=True):
    """An extension, a termination, a cancellation or another change of a contract."""

    __tablename__ = "term_change"
    __table_args__ = (
        CheckConstraint(
            "(change IN ('cancellation', 'variation')) = (last_day IS NULL)", name="day_if_any_left"
        ),
        Index("ix_term_change_contract", "contract", "to_at"),
    )

    contract: str = Field(foreign_key="contract.code", sa_type=Code)
    change: TermChangeKind = Field(sa_type=codelist(TermChangeKind))
    last_day: date | None = None
    agreed_on: date | None = None
    reason: EndingReason | None = Field(default=None, sa_type=codelist(EndingReason))
    change_ground: ChangeGround | None = Field(default=None, sa_type=codelist(ChangeGround))
    value_percent: str | None = Field(
        default=None, description="Change of the value, in per cent of the value before."
    )
    term_percent: str | None = Field(
        default=None, description="Change of the term, in per cent of the longest term at award."
    )


class AwardFact(Fact, table=True):
    """The award of one scope to one authority from a contract, at a level, for a period."""

    __tablename__ = "award"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="period_ordered"),
        CheckConstraint("seen_from <= seen_to", name="seen_ordered"),
        Index("ix_award_contract", "contract", "to_at"),
        Index("ix_award_authority", "authority", "scope", "to_at"),
    )

    contract: str = Field(foreign_key="contract.code", sa_type=Code)
    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    scope: str = Field(foreign_key="scope.code", sa_type=Code)
    level: ServiceLevel = Field(sa_type=codelist(ServiceLevel))
    items: list[str] = Field(default_factory=list, sa_type=Json)
    cases: list[str] = Field(default_factory=list, sa_type=Json)
    audiences: list[str] = Field(default_factory=list, sa_type=Json)
    installed_base: InstalledBase = Field(
        default=InstalledBase.UNKNOWN, sa_type=codelist(InstalledBase)
    )
    first_day: date | None = None
    first_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "first_day_basis"))
    last_day: date | None = None
    last_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "last_day_basis"))
    seen_from: date | None = None
    seen_to: date | None = None


class NoticeFact(Fact, table=True):
    """A procurement notice about a contract."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_contract", "contract", "to_at"),)

    contract: str = Field(foreign_key="contract.code", sa_type=Code)
    notice_type: NoticeType = Field(sa_type=codelist(NoticeType))
    published_on: date | None = None
    identifier: str | None = None
    url: str | None = None
    with_copy: bool | None = Field(
        default=None, description="True if it carried the contract itself; null if nobody said so."
    )


class SupplierMatchFact(Fact, table=True):
    """The decision whether a supplier as published is a provider."""

    __tablename__ = "supplier_match"
    __table_args__ = (
        Index("ix_supplier_match_number", "number_key", "to_at"),
        Index("ix_supplier_match_name", "name_key", "to_at"),
    )

    provider: str = Field(foreign_key="provider.code", sa_type=Code)
    is_accepted: bool
    name: str | None = Field(default=None, sa_type=Text)
    name_key: str | None = Field(default=None, sa_type=Code)
    number: str | None = None
    scheme: str | None = None
    number_key: str | None = Field(default=None, sa_type=Code)
    reason: str | None = Field(default=None, sa_type=Text)
    suppliers: list[str] = Field(
        default_factory=list,
        sa_type=Json,
        description="The places of the name in details of contracts when this was decided.",
    )


class ContractSupplier(SQLModel, table=True):
    """Projection: a supplier as published in details of a contract, and the provider it is."""

    __tablename__ = "contract_supplier"
    __table_args__ = (
        Index("ix_contract_supplier_contract", "contract", "to_at"),
        Index("ix_contract_supplier_details", "details", "ordinal"),
        Index("ix_contract_supplier_name", "name_key", "to_at"),
        Index("ix_contract_supplier_number", "number_key", "to_at"),
        Index("ix_contract_supplier_provider", "provider", "to_at"),
        Index("ix_contract_supplier_suggested", "suggested", "details"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str = Field(sa_type=Code)
    details: str = Field(sa_type=Code)
    ordinal: int
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Code)
    number: str | None = None
    scheme: str | None = None
    number_key: str | None = Field(default=None, sa_type=Code)
    provider: str | None = Field(default=None, sa_type=Code)
    matched_by: MatchBasis | None = Field(default=None, sa_type=codelist(MatchBasis))
    decision: str | None = Field(
        default=None, sa_type=Code, description="The decision that matched it."
    )
    suggested: str | None = Field(
        default=None, sa_type=Code, description="The provider of equal name, if it is not matched."
    )
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class ContractTerm(SQLModel, table=True):
    """Projection: the agreed term, per version of the details."""

    __tablename__ = "contract_term"
    __table_args__ = (
        # A page of an early moment passes over later rows without reading them. With the days, too,
        # SQLite would make a Bloom filter of all versions of providers for each page.
        Index("ix_contract_term_contract", "contract", "to_at", "from_at"),
        Index("ix_contract_term_last_day", "last_day", "contract", "to_at"),
        Index("ix_contract_term_first_day", "first_day", "contract", "to_at"),
        Index("ix_contract_term_value", "value_pence", "contract", "to_at"),
        Index("ix_contract_term_provider", "provider", "contract"),
        Index("ix_contract_term_consortium", "consortium", "contract"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contract: str = Field(sa_type=Code)
    details: str = Field(sa_type=Code)
    provider: str | None = Field(default=None, sa_type=Code)
    consortium: str | None = Field(default=None, sa_type=Code)
    days_from: date = FIRST_DAY
    days_to: date = LAST_DAY
    first_day: date | None = None
    first_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "first_day_basis"))
    last_day: date = Field(default=LAST_DAY, description="9999-12-31 where there is none.")
    last_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "last_day_basis"))
    is_cancelled: bool = False
    days: int | None = Field(default=None, description="Days of the term; null if not known.")
    value_pence: int | None = Field(
        default=None,
        sa_type=BigInteger,
        description="The amount that says most about the whole contract.",
    )
    value_basis: ValueBasis | None = Field(default=None, sa_type=codelist(ValueBasis))
    value_vat: Vat | None = Field(default=None, sa_type=codelist(Vat))
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class ContractAuthority(SQLModel, table=True):
    """Projection: an authority that leads a contract, buys under it or has an award, by days."""

    __tablename__ = "contract_authority"
    __table_args__ = (
        Index("ix_contract_authority_contract", "contract", "to_at"),
        # The contracts of an authority are found without reading the rows.
        Index(
            "ix_contract_authority_authority",
            "authority", "contract", "to_at", "from_at", "days_from", "days_to",
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    contract: str = Field(sa_type=Code)
    authority: str = Field(sa_type=Code)
    days_from: date = FIRST_DAY
    days_to: date = LAST_DAY
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class PartyCount(SQLModel, table=True):
    """Projection: how many contracts more, or fewer, have exactly some authorities from a day on.

    Each of the authorities has a row. The row without an authority counts all contracts.
    """

    __tablename__ = "party_count"
    __table_args__ = (
        Index("ix_party_count_authority", "authority", "to_at"),
        Index("ix_party_count_parties", "parties", "to_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    parties: str = Field(sa_type=Code, description="The codes of the authorities, with spaces.")
    authority: str = Field(sa_type=Code)
    from_day: date = FIRST_DAY
    contracts: int
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class HoldingRow(SQLModel, table=True):
    """Projection: the days of an award for one leaf, by their state."""

    __tablename__ = "holding"
    __table_args__ = (
        # Who holds the cells of a day is counted without reading the rows.
        Index(
            "ix_holding_cell",
            "authority", "scope", "last_day", "first_day", "state", "provider", "to_at", "from_at",
        ),
        Index("ix_holding_contract", "contract", "to_at"),
        Index("ix_holding_provider", "provider", "last_day"),
        Index("ix_holding_award", "award"),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    award: str = Field(sa_type=Code)
    contract: str = Field(sa_type=Code)
    provider: str | None = Field(default=None, sa_type=Code)
    authority: str = Field(sa_type=Code)
    inherited_from: str | None = Field(
        default=None,
        sa_type=Code,
        description="The authority of the award, if it ended and this is its successor.",
    )
    scope: str = Field(sa_type=Code)
    level: ServiceLevel = Field(sa_type=codelist(ServiceLevel))
    nearness: int
    claimed_levels: list[str] = Field(
        sa_type=Json, description="Levels of undecided claims about the contract."
    )
    is_seconded: bool
    is_end_claimed: bool = Field(
        description="True if an undecided claim says that the contract was cancelled or terminated."
    )
    state: str = Field(description="live, fading, disputed, stopped or optional.")
    is_sure: bool = Field(description="True if the days are live without assumptions.")
    first_day: date
    last_day: date = LAST_DAY
    held_from: date = Field(description="The first live day of the award.")
    held_to: date = Field(default=LAST_DAY, description="Its last live day.")
    ending: DateBasis = Field(sa_type=codelist(DateBasis))
    evidence_on: date | None = None
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)
