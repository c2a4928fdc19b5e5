"""Record the sources, providers, contracts, notices and claims of a release."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from app.domain.notice_rules import is_notice_of
from app.domain.vocabulary import Confidence, NoticeType, Regime
from app.interchange.ocds.import_.buyers import NamedBuyer, unrecorded
from app.interchange.ocds.import_.notices import Notice, read_notice, read_notices
from app.interchange.ocds.import_.references import source_code
from app.interchange.ocds.import_.schemas import RecordedOut
from app.ledger.fact_types import CommandContext
from app.ledger.identities import create
from app.ledger.inputs import SourceIn
from app.ledger.models import Source
from app.ledger.recording import record, register_source
from app.platform.db.columns import NEVER
from app.registry.authorities.facts import PUBLISHED_BUYER
from app.registry.authorities.schemas import PublishedBuyerIn
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


class Statement(NamedTuple):
    """The value of a field according to a source; `reads_as` if it has the form of the field."""

    value: str
    source: str
    reads_as: str | None = None


class Disagreement(NamedTuple):
    """Two values of one field of a contract; the registered one is None if there is none."""

    field: str
    registered: Statement | None
    said: Statement


@dataclass(frozen=True, slots=True)
class Writer:
    """Records the facts of one release and lists them in `recorded`."""

    ctx: CommandContext
    recorded: list[RecordedOut]

    def find_or_record_source(self, row: Any, notice: Notice | None = None) -> str:
        """Return the code of the source for a notice; register it if unknown."""
        session, notice = self.ctx.session, notice or read_notice(row.content)
        code = source_code(row.ocid, notice.identifier)
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
            register_source(self.ctx, body)
            self._report("source", code)
        return found or code

    def record_provider(self, body: ProviderIn) -> str:
        """Record a provider and return its code."""
        fact = create(self.ctx, PROVIDER, body)
        self._report("provider_details", fact.id)
        return body.code

    def record_buyers(self, buyers: Sequence[NamedBuyer], row: Any) -> None:
        """Record buyers that have the name of an authority, unless they are recorded already."""
        for buyer in unrecorded(self.ctx.session, buyers):
            body = PublishedBuyerIn(
                source=self.find_or_record_source(row),
                confidence=Confidence.MEDIUM,
                authority=buyer.authority,
                name=truncate(buyer.name),
                number=buyer.number,
                scheme=buyer.scheme,
            )
            self._report("published_buyer", record(self.ctx, PUBLISHED_BUYER, body).id)

    def record_contract(self, body: ContractIn, buyer: str) -> None:
        """Record a contract on behalf of the buyer."""
        ctx = self._acting_for(frozenset({buyer}))
        self._report("contract_details", create(ctx, CONTRACT, body).id)
        ctx.batch.settle()

    def record_notices(self, contract: str, regime: Regime, row: Any) -> Iterator[str]:
        """Record the notices of a release, and yield a remark for each one skipped or untyped.

        A notice of unknown type is recorded as such: a duty that it may meet is not missed.
        """
        recorded = self._recorded_notices(contract)
        for notice in read_notices(row.content):
            type_ = notice.type or NoticeType.UNKNOWN
            if not is_notice_of(regime, type_):
                yield "notice-unknown-to-regime"
            elif any(_is_same(notice, other) for other in recorded):
                yield "notice-known"
            else:
                recorded.append(self._record_notice(contract, row, notice, type_))
                if notice.type is None:
                    yield "notice-type-unknown"

    def _record_notice(
        self, contract: str, row: Any, notice: Notice, type_: NoticeType
    ) -> NoticeFact:
        body = NoticeIn(
            source=self.find_or_record_source(row, notice),
            confidence=Confidence.MEDIUM if notice.is_inferred else Confidence.HIGH,
            note=_INFERRED if notice.is_inferred and notice.type else None,
            notice_type=type_,
            published_on=notice.published_on,
            identifier=notice.identifier,
            url=notice.url,
        )
        ctx = self._acting_for(owners_of_contract(self.ctx.session, contract, self.ctx.today))
        fact = record(ctx, NOTICE, body, contract=contract)
        self._report("notice", fact.id)
        return fact

    def record_disagreement(self, contract: str, disagreement: Disagreement) -> None:
        """Record each value as a claim on one topic, unless it is already claimed."""
        ctx = self._acting_for(self._claim_owners(contract))
        for statement in filter(None, (disagreement.registered, disagreement.said)):
            body = ClaimIn(
                source=statement.source,
                confidence=Confidence.MEDIUM,
                about=f"contract:{contract}",
                field=disagreement.field,
                value=truncate(statement.value, 4_000),
                reads_as=statement.reads_as,
                topic=truncate(f"{contract}: {disagreement.field}"),
            )
            if not self._is_claimed(contract, body):
                self._report("claim", record(ctx, CLAIM, body).id)

    def _claim_owners(self, contract: str) -> frozenset[str]:
        any_claim = ClaimFact(
            source="",
            confidence=Confidence.LOW,
            thing="contract",
            code=contract,
            field="",
            value="",
        )
        return claim_owners(self.ctx, any_claim)

    def _recorded_notices(self, contract: str) -> list[NoticeFact]:
        known = self.ctx.session.scalars(
            select(NoticeFact).where(
                col(NoticeFact.contract) == contract, col(NoticeFact.to_at) == NEVER
            )
        )
        return [*known]

    def _is_claimed(self, contract: str, body: ClaimIn) -> bool:
        known = self.ctx.session.scalars(
            select(col(ClaimFact.id)).where(
                col(ClaimFact.thing) == "contract",
                col(ClaimFact.code) == contract,
                col(ClaimFact.field) == body.field,
                col(ClaimFact.value) == body.value,
                col(ClaimFact.to_at) == NEVER,
            )
        )
        return known.first() is not None

    def _acting_for(self, owners: frozenset[str]) -> CommandContext:
        """Return a context that acts for the owner, because the owner published the notice.

        A caller with an `Acting-For` header keeps it.
        """
        provenance = self.ctx.provenance
        if provenance.caller is None or provenance.acting_for is not None or not owners:
            return self.ctx
        return replace(self.ctx, provenance=replace(provenance, acting_for=min(owners)))

    def _report(self, kind: str, code: str) -> None:
        self.recorded.append(RecordedOut(kind, code))


def truncate(value: str, max_length: int = 200) -> str:
    """Shorten a text to a maximum length, with an ellipsis."""
    return value if len(value) <= max_length else value[: max_length - 1] + "…"


def _is_same(notice: Notice, recorded: NoticeFact) -> bool:
    """Return whether a recorded notice has the same identifier, or else type and day."""
    if recorded.identifier is not None:
        return recorded.identifier == notice.identifier
    type_ = notice.type or NoticeType.UNKNOWN
    return (recorded.notice_type, recorded.published_on) == (type_, notice.published_on)


def _title_of(row: Any, notice: Notice) -> str:
    content: Mapping[str, Any] = row.content
    for part in (
        content.get("tender"),
        *(content.get("contracts") or []),
        *(content.get("awards") or []),
    ):
        if isinstance(part, dict) and isinstance(part.get("title"), str) and part["title"].strip():
            return truncate(f"{notice.type or 'Notice'}: {part['title'].strip()}", 4_000)
    return f"{notice.type or 'Notice'} {row.id}"
