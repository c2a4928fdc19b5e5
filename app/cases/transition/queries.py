"""Lists of candidates, data transfers and mobilisation steps, and readiness."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import literal, not_, tuple_
from sqlalchemy.orm import Session

from app.cases.core.derived import (
    IS_OPEN,
    Attested,
    DerivedFilter,
    Word,
    late_words,
    open_days,
    taken_steps,
    undertaking_days,
)
from app.cases.core.explain import READINESS_RULE, explain_records
from app.cases.core.listing import Listing
from app.cases.core.rows import RowContext, from_row, latest_day, record_id
from app.cases.transition.models import (
    CandidateFact,
    CandidateStepFact,
    DataTransferFact,
    MobilisationFact,
    TransferStepFact,
)
from app.cases.transition.responses import (
    CandidateOut,
    CandidateStepOut,
    DataTransferOut,
    HoldOut,
    MobilisationOut,
    ReadinessOut,
    TransferStepOut,
)
from app.cases.transition.schemas import ReadinessQuery
from app.cover.responses import ExplainedPage
from app.domain.timelines import Timeline
from app.domain.transfers import Progress, TransferEvent, blocked_days, progress
from app.domain.undertakings import Undertaking, UndertakingStatus, status_on
from app.domain.vocabulary import (
    AttestationSubject,
    CandidateStage,
    DataClass,
    MobilisationKind,
    TransferStep,
)
from app.domain.workflows import CANDIDATE, TRANSFER
from app.ledger.as_of import AsOf, merged_codes
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, paginate
from app.registry.authorities.attestations import attested_days
from app.registry.scopes.queries import ScopeTree, scope_tree

_STEP = table(MobilisationFact)
_PLACE = (_STEP.c.authority, _STEP.c.contract)


def _candidate_out(ctx: RowContext, row: Any) -> CandidateOut:
    steps = ctx.steps(row)
    last = steps[-1] if steps else None
    return from_row(
        CandidateOut,
        row,
        ctx,
        stage=last.step if last else CandidateStage.IDENTIFIED,
        stage_on=last.day if last else row.opened_on,
        contract=last.contract if last else None,
        reason=last.reason if last else None,
        steps=[from_row(CandidateStepOut, step, ctx) for step in steps],
    )


_STAGES = {stage: (Word(stage),) for stage in CandidateStage}


OPEN_STAGES = [Word(stage) for stage in CandidateStage if stage not in CANDIDATE.final]
"""The words of candidates that have neither signed nor dropped out."""


def _stage_days(ctx: RowContext, row: Any) -> Iterator[tuple[Word, Timeline]]:
    for days, taken in taken_steps(ctx, row):
        yield Word(taken[-1].name if taken else CandidateStage.IDENTIFIED), days


CANDIDATES = Listing(
    CandidateFact,
    CandidateOut,
    _candidate_out,
    parts=CandidateStepFact,
    begins="opened_on",
    derived_filters={"stage": DerivedFilter(attrgetter("stage"), _STAGES)},
    days=_stage_days,
)


def _transfer_out(ctx: RowContext, row: Any) -> DataTransferOut:
    parts = ctx.parts.get(record_id(row), ())
    events = [transfer_event(step, ctx.heard_on(step)) for step in parts]
    last_heard_on = ctx.last_heard_on(row, row.opened_on) or row.opened_on
    attested = ctx.attested_by(row)
    now = progress(events, ctx.on, last_heard_on, attested)
    undertaking = Undertaking(
        done_on=_day_of(events, TransferStep.COMPLETED),
        fell_away_on=_day_of(events, TransferStep.ABANDONED),
        last_heard_on=last_heard_on,
    )
    return from_row(
        DataTransferOut,
        row,
        ctx,
        classes=[DataClass(code) for code in row.classes],
        state=status_on(undertaking, ctx.on, attested),
        last_heard_on=last_heard_on,
        open=now.is_open,
        last_step=now.last_step,
        agreement=now.agreement,
        fee_asked=_format_amount(now.fee_asked),
        fee_paid=_format_amount(now.fee_paid),
        requested_on=now.requested_on,
        received_on=now.received_on,
        records_received=now.received,
        records_reconciled=now.reconciled,
        records_missing=now.missing,
        blocked=now.is_blocked,
        blocked_since=min((hold.since for hold in now.holds if hold.since), default=None),
        days_known=now.days_known,
        holds=[
            HoldOut(hold.by, hold.since, hold.days_known, hold.last_heard_on, hold.is_current)
            for hold in now.holds
        ],
        cells_at_risk=_cells_at_risk(now, row, ctx.related),
        steps=[from_row(TransferStepOut, step, ctx) for step in ctx.steps(row)],
    )


def transfer_event(step: Any, heard_on: date | None = None) -> TransferEvent:
    """Build the event of a transfer from the columns of a step and the day of its sources."""
    return TransferEvent(
        step.step,
        step.day,
        by=step.by,
        amount=None if step.amount is None else Decimal(step.amount),
        records=step.records,
        missing=step.missing,
        heard_on=heard_on,
    )


def _day_of(events: Sequence[TransferEvent], step: TransferStep) -> date | None:
    return next((event.on for event in events if event.name is step), None)


def _format_amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _cells_at_risk(now: Progress, row: Any, tree: ScopeTree) -> list[str]:
    if not now.is_risk:
        return []
    leaves = {leaf for scope in row.scopes for leaf in tree.leaves_under(scope)}
    return [f"{row.authority}/{leaf}" for leaf in sorted(leaves)]


_BLOCKED, _FREE = Word("blocked"), Word("free")
_MAY_BE_BLOCKED = Word("may be blocked", Attested.THEN)


def _transfer_days(ctx: RowContext, row: Any) -> Iterator[tuple[Word, Timeline]]:
    yield from open_days(TRANSFER, ctx, row)
    steps = ctx.parts.get(record_id(row), ())
    blocked = blocked_days([transfer_event(step, ctx.heard_on(step)) for step in steps])
    yield _BLOCKED, blocked.known
    yield _MAY_BE_BLOCKED, blocked.possible
    yield _FREE, Timeline.always() - blocked.possible


TRANSFERS = Listing(
    DataTransferFact,
    DataTransferOut,
    _transfer_out,
    parts=TransferStepFact,
    begins="opened_on",
    derived_filters={
        "open": DerivedFilter(attrgetter("open"), IS_OPEN),
        "blocked": DerivedFilter(
            attrgetter("blocked"), {True: (_BLOCKED, _MAY_BE_BLOCKED), False: (_FREE,)}
        ),
    },
    days=_transfer_days,
    related=lambda session, _, as_of, on: scope_tree(session, as_of, on),
    subject=AttestationSubject.TRANSFERS,
)


def _mobilisation_out(ctx: RowContext, row: Any) -> MobilisationOut:
    undertaking = _mobilisation(ctx, row)
    state = status_on(undertaking, ctx.on, ctx.attested_by(row))
    return from_row(MobilisationOut, row, ctx, state=state, last_heard_on=undertaking.last_heard_on)


def _mobilisation(ctx: RowContext, row: Any) -> Undertaking:
    return Undertaking(
        due_on=row.target_on,
        done_on=row.done_on,
        reported_late_on=row.reported_late_on,
        last_heard_on=ctx.last_heard_on(row, row.done_on, row.reported_late_on),
    )


MOBILISATION = Listing(
    MobilisationFact,
    MobilisationOut,
    _mobilisation_out,
    derived_filters={
        "late": DerivedFilter(lambda step: step.state is UndertakingStatus.LATE, late_words())
    },
    days=lambda ctx, row: undertaking_days(_mobilisation(ctx, row)),
    subject=AttestationSubject.MOBILISATION,
)


def list_readiness(
    session: Session, query: ReadinessQuery, as_of: AsOf
) -> ExplainedPage[ReadinessOut]:
    """List the readiness of each authority for each contract, by their codes."""
    steps = _steps_of_page(session, query, as_of)
    attested, on = (
        attested_days(session, as_of, AttestationSubject.MOBILISATION),
        as_of.day(query.on),
    )
    found = [
        _readiness_out(list(group), is_list_complete=on in attested.of(authority))
        for (authority, _), group in groupby(steps, key=_place)
    ]
    page = paginate(found, query, as_of, _place)
    explanation = None
    if query.explain:
        shown = {_place(item) for item in page.items}
        of_page = [step for step in steps if _place(step) in shown]
        subject = AttestationSubject.MOBILISATION
        explanation = explain_records(session, READINESS_RULE, subject, of_page, as_of)
    return ExplainedPage(page.items, page.next, explanation)


def _steps_of_page(session: Session, query: ReadinessQuery, as_of: AsOf) -> list[MobilisationOut]:
    """Return the steps of the first pairs of authority and contract after the cursor, by pair."""
    cursor = Cursor.read(query, str, str)
    after = (cursor.keys[0], cursor.keys[1]) if cursor else ("", "")
    merged = merged_codes(session, "authority", as_of)
    places = _first_places(session, query, as_of, merged, after)
    authorities = {authority for authority, _ in places}
    authorities |= {former for former, code in merged.items() if code in authorities}
    conditions = (
        _STEP.c.authority.in_(sorted(authorities)),
        _STEP.c.contract.in_(sorted({contract for _, contract in places})),
    )
    steps = MOBILISATION.all(session, query, as_of, as_of.day(query.on), conditions=conditions)
    return sorted((step for step in steps if _place(step) in places), key=_place)


def _first_places(
    session: Session,
    query: ReadinessQuery,
    as_of: AsOf,
    merged: Mapping[str, str],
    after: tuple[str, str],
) -> set[tuple[str, str]]:
    """Return the first pairs after a place, under the codes that answers use."""
    limit, former = query.limit + 1, _STEP.c.authority.in_(sorted(merged))
    follow = tuple_(*_PLACE) > tuple_(*map(literal, after, (column.type for column in _PLACE)))
    own = MOBILISATION.different(
        session, query, as_of, _PLACE, conditions=(not_(former), follow), limit=limit
    )
    found = {(authority, contract) for authority, contract in own}
    if merged:
        others = MOBILISATION.different(session, query, as_of, _PLACE, conditions=(former,))
        found |= {(merged[authority], contract) for authority, contract in others}
    return {*sorted(place for place in found if place > after)[:limit]}


def _place(item: MobilisationOut | ReadinessOut) -> tuple[str, str]:
    return (item.authority, item.contract)


def _readiness_out(steps: Sequence[MobilisationOut], *, is_list_complete: bool) -> ReadinessOut:
    pending = [step for step in steps if step.state.is_pending]
    late = [step for step in pending if step.state is UndertakingStatus.LATE]
    unheard = [step for step in pending if step.state is UndertakingStatus.NOT_RECORDED]
    ahead = [
        step.target_on
        for step in pending
        if step.target_on and step.state is UndertakingStatus.OPEN
    ]
    go_live = [step for step in steps if step.step is MobilisationKind.GO_LIVE]
    return ReadinessOut(
        authority=steps[0].authority,
        authority_name=steps[0].authority_name,
        contract=steps[0].contract,
        contract_name=steps[0].contract_name,
        steps=len(steps),
        done=len(steps) - len(pending),
        late=len(late),
        not_recorded=len(unheard),
        last_heard_on=latest_day(step.last_heard_on for step in steps),
        late_steps=list(dict.fromkeys(step.step for step in late)),
        next_on=min(ahead, default=None),
        live=[_scope_at_level(step) for step in go_live if not step.state.is_pending],
        waiting=[_scope_at_level(step) for step in go_live if step.state.is_pending],
        ready=_is_ready(pending, is_list_complete=is_list_complete),
    )


def _is_ready(pending: Sequence[MobilisationOut], *, is_list_complete: bool) -> bool | None:
    """Return whether an authority is ready, or None if the record does not say."""
    if any(step.state is not UndertakingStatus.NOT_RECORDED for step in pending):
        return False
    return True if is_list_complete and not pending else None


def _scope_at_level(step: MobilisationOut) -> str:
    return f"{step.scope}/{step.level}" if step.level else str(step.scope)
