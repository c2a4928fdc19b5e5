"""What notices lead to, stated: sources, providers, contracts, notices given, claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from app.domain.notice_rules import is_known_to
from app.domain.vocabulary import Confidence, NoticeType, Regime
from app.interchange.ocds.import_.notices import Notice, notice_of, notices_of
from app.interchange.ocds.import_.quota import Room
from app.interchange.ocds.import_.references import source_code_of
from app.interchange.ocds.import_.schemas import StatedOut
from app.ledger.commands import record, register_source
from app.ledger.fact_types import CommandContext
from app.ledger.identities import create
from app.ledger.inputs import SourceIn
from app.ledger.models import Source
from app.platform.db.columns import NEVER
from app.registry.claims.facts import CLAIM
from app.registry.claims.models import ClaimFact
from app.registry.claims.schemas import ClaimIn
from app.registry.contracts.facts import CONTRACT, NOTICE
from app.registry.contracts.models import NoticeFact
from app.registry.contracts.ownership import claim_owners, owners_of_contract
from app.registry.contracts.schemas import ContractIn, NoticeIn
from app.registry.providers.facts import PROVIDER
from app.registry.providers.schemas import ProviderIn

_INFERRED = "The type is inferred from the stage of the release."


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two values of one field of a contract, each with the source that says so."""

    field: str
    values: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Writer:
    """States what one release leads to; `stated` is told of it."""

    said: CommandContext
    room: Room
    stated: list[StatedOut]

    def source(self, row: Any, notice: Notice | None = None) -> str:
        """The code of the source that a notice is; made known if nobody has yet."""
        session, notice = self.said.session, notice or notice_of(row.content)
        code = source_code_of(row.ocid, notice.identifier)
        known = col(Source.code) == code
        if notice.url is not None:
            known = known | (col(Source.url) == notice.url)
        named = select(col(Source.code)).where(known).order_by(col(Source.code))
        found = session.scalars(named).first()
        if found is None:
            body = SourceIn(
                code=code,
                url=notice.url,
                title=_title_of(row, notice),
                publisher=row.publisher,
                kind="notice",
                published_on=notice.published_on,
                dated_on=notice.published_on,
            )
            register_source(self.said, body)
            self._tell("source", code)
        return found or code

    def provider(self, body: ProviderIn) -> str:
        """Make a provider known."""
        fact = create(self.said, PROVIDER, body)
        self._tell("provider_details", fact.id)
        return body.code

    def contract(self, body: ContractIn, buyer: str) -> None:
        """Make a contract known, in the name of the authority that buys."""
        ctx = self._acting_for(frozenset({buyer}))
        self._tell("contract_details", create(ctx, CONTRACT, body).id)

    def notices(self, contract: str, regime: Regime, row: Any) -> Iterator[str]:
        """State the notices that a release tells of, and tell why one is not stated."""
        given = self._given(contract)
        for notice in notices_of(row.content):
            if notice.type is None:
                yield "notice-type-unknown"
            elif not is_known_to(regime, notice.type):
                yield "notice-unknown-to-regime"
            elif any(_is_same(notice, one) for one in given):
                yield "notice-known"
            else:
                given.append(self._notice(contract, row, notice, notice.type))

    def _notice(self, contract: str, row: Any, notice: Notice, type_: NoticeType) -> NoticeFact:
        body = NoticeIn(
            source=self.source(row, notice),
            confidence=Confidence.MEDIUM if notice.is_inferred else Confidence.HIGH,
            note=_INFERRED if notice.is_inferred else None,
            notice_type=type_,
            published_on=notice.published_on,
            identifier=notice.identifier,
            url=notice.url,
        )
        ctx = self._acting_for(owners_of_contract(self.said.session, contract, self.said.today))
        fact = record(ctx, NOTICE, body, contract=contract)
        self._tell("notice", fact.id)
        return fact

    def disagreement(self, contract: str, one: Disagreement) -> None:
        """State what each side says, as claims on one question; not again what is claimed."""
        about = f"contract:{contract}"
        ctx = self._acting_for(self._owners_of_claims(contract))
        for source, value in one.values:
            body = ClaimIn(
                source=source,
                confidence=Confidence.MEDIUM,
                about=about,
                field=one.field,
                value=cut(value, 4_000),
                topic=f"{contract}: {one.field}",
            )
            if not self._is_claimed(contract, body):
                self._tell("claim", record(ctx, CLAIM, body).id)

    def _owners_of_claims(self, contract: str) -> frozenset[str]:
        any_ = ClaimFact(
            source="",
            confidence=Confidence.LOW,
            thing="contract",
            code=contract,
            field="",
            value="",
        )
        return claim_owners(self.said, any_)

    def _given(self, contract: str) -> list[NoticeFact]:
        known = self.said.session.scalars(
            select(NoticeFact).where(
                col(NoticeFact.contract) == contract, col(NoticeFact.to_position) == NEVER
            )
        )
        return [*known]

    def _is_claimed(self, contract: str, body: ClaimIn) -> bool:
        known = self.said.session.scalars(
            select(col(ClaimFact.id)).where(
                col(ClaimFact.thing) == "contract",
                col(ClaimFact.code) == contract,
                col(ClaimFact.field) == body.field,
                col(ClaimFact.value) == body.value,
                col(ClaimFact.to_position) == NEVER,
            )
        )
        return known.first() is not None

    def _acting_for(self, owners: frozenset[str]) -> CommandContext:
        """The context for a fact of these owners: a notice is published by its authority.

        A caller who names an authority in `Acting-For` is held to that.
        """
        provenance = self.said.provenance
        if provenance.caller is None or provenance.acting_for is not None or not owners:
            return self.said
        return replace(self.said, provenance=replace(provenance, acting_for=min(owners)))

    def _tell(self, kind: str, code: str) -> None:
        self.room.take(1)
        self.stated.append(StatedOut(kind, code))


def cut(said: str, longest: int = 200) -> str:
    """As much of a text as there is room for."""
    return said if len(said) <= longest else said[: longest - 1] + "…"


def _is_same(notice: Notice, given: NoticeFact) -> bool:
    """Whether a notice is one that was given: by its number, else by type and day."""
    if given.identifier is not None:
        return given.identifier == notice.identifier
    return (given.notice_type, given.published_on) == (notice.type, notice.published_on)


def _title_of(row: Any, notice: Notice) -> str:
    said: Mapping[str, Any] = row.content
    for part in (said.get("tender"), *(said.get("contracts") or []), *(said.get("awards") or [])):
        if isinstance(part, dict) and isinstance(part.get("title"), str) and part["title"].strip():
            return cut(f"{notice.type or 'Notice'}: {part['title'].strip()}", 4_000)
    return f"{notice.type or 'Notice'} {row.id}"
