"""Lists of complaints, Ombudsman decisions and remedies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.cases.complaints.models import (
    ComplaintFact,
    ComplaintStepFact,
    OmbudsmanDecisionFact,
    RemedyFact,
)
from app.cases.complaints.responses import (
    ComplaintOut,
    ComplaintStageOut,
    ComplaintStepOut,
    DecisionOut,
    RemedyOut,
    ShareOut,
    StatutoryClockOut,
)
from app.cases.core.derived import (
    IS_OPEN,
    DerivedFilter,
    Word,
    late_words,
    open_days,
    status_words,
    undertaking_days,
)
from app.cases.core.listing import Codes, Listing
from app.cases.core.queries import case_id, has_begun, is_one_of, is_part_of
from app.cases.core.rows import RowContext, from_row, latest_day, record_id
from app.cases.core.statutory_data import complaint_clocks, due_on, working_days
from app.domain.clocks import Clock, Convention
from app.domain.complaints import ComplaintEvent, Stage, TimeLimit, current_stages, stages
from app.domain.periods import ONE_DAY
from app.domain.timelines import Timeline
from app.domain.undertakings import Undertaking, UndertakingStatus, case_state, status_on
from app.domain.vocabulary import (
    AttestationSubject,
    ComplaintStage,
    ComplaintStep,
    FaultParty,
    ReplyBasis,
)
from app.domain.workflows import COMPLAINT
from app.ledger.as_of import AsOf, visible_as_of
from app.platform.db.columns import table
from app.registry.contracts.models import ContractDetailsFact

_CONTRACT = table(ContractDetailsFact)
_DECISION, _REMEDY = table(OmbudsmanDecisionFact), table(RemedyFact)


@dataclass(frozen=True, slots=True)
class _Related:
    """The frameworks that contracts call off from."""

    framework_of: Mapping[str, str]


def _frameworks(session: Session, complaints: Sequence[Any], as_of: AsOf, _: date) -> _Related:
    contracts = sorted({row.contract for row in complaints if row.contract is not None})
    if not contracts:
        return _Related({})
    rows = session.execute(
        select(_CONTRACT.c.code, _CONTRACT.c.framework).where(
            visible_as_of(_CONTRACT),
            _CONTRACT.c.framework.is_not(None),
            _CONTRACT.c.code.in_(contracts),
        ),
        as_of.parameters(),
    )
    return _Related({row.code: row.framework for row in rows})


def first_stage(opening: Any) -> Stage:
    """Build the first stage of a complaint from the columns of its opening."""
    return Stage(opening.stage, opening.received_on, _reply_limit(opening))


def complaint_event(step: Any) -> ComplaintEvent:
    """Build the event of a complaint from the columns of a step."""
    return ComplaintEvent(
        step.step,
        step.day,
        stage=step.stage,
        within=_reply_limit(step),
        signposted=step.signposted,
        copied=step.copied,
    )


def _reply_limit(row: Any) -> TimeLimit | None:
    if row.reply_length is None:
        return None
    clock = Clock(Convention.AFTER, row.reply_length, row.reply_unit)
    return TimeLimit(clock, row.reply_basis)


def _complaint_out(ctx: RowContext, row: Any) -> ComplaintOut:
    steps = ctx.steps(row)
    last = steps[-1].step if steps else None
    taken = stages(first_stage(row), map(complaint_event, steps))
    shown = [_stage_out(ctx, row, stage) for stage in taken]
    replies = [stage for stage in shown if stage.replied_on is not None]
    last_heard_on = ctx.last_heard_on(row, row.received_on, row.visit_failed_on)
    attested = ctx.attested_by(row)
    failed_on = row.visit_failed_on
    if failed_on is not None and failed_on > ctx.on:
        failed_on = None
    return from_row(
        ComplaintOut,
        row,
        ctx,
        state=case_state(_ended_on(ctx, row), last_heard_on, ctx.on, attested),
        last_heard_on=last_heard_on,
        open=last not in COMPLAINT.final,
        stage=shown[-1].stage,
        stages=shown,
        last_step=last,
        reply_due_on=shown[-1].reply_due_on,
        replied_on=replies[-1].replied_on if replies else None,
        reply=shown[-1].reply,
        signposted=replies[-1].signposted if replies else None,
        copied=replies[-1].copied if replies else None,
        visit_failed_on=failed_on,
        call_due_on=None if failed_on is None else failed_on + ONE_DAY,
        call=None if failed_on is None else _call_status(ctx, row, failed_on),
        ombudsman_reference=next((step.reference for step in steps if step.reference), None),
        steps=[from_row(ComplaintStepOut, step, ctx) for step in steps],
    )


def _ended_on(ctx: RowContext, row: Any) -> date | None:
    """Return the day of the step that ended a complaint, even if it is after the day asked for."""
    steps = ctx.parts.get(record_id(row), ())
    return next((step.day for step in steps if step.step in COMPLAINT.final), None)


def _stage_out(ctx: RowContext, row: Any, stage: Stage) -> ComplaintStageOut:
    limit = stage.within or _recorded_limit(ctx.related, row, stage)
    undertaking = _reply(ctx, row, stage, limit)
    reply_due_on = undertaking.due_on
    reply = status_on(undertaking, ctx.on, ctx.attested_by(row))
    is_answered = True if stage.replied_on is not None else None
    return ComplaintStageOut(
        stage=stage.stage,
        received_on=stage.received_on,
        reply_due_on=reply_due_on,
        reply_basis=None if limit is None else limit.basis,
        statutory=_statutory_clocks(stage),
        replied_on=stage.replied_on,
        answered=False if reply is UndertakingStatus.LATE else is_answered,
        reply=reply,
        signposted=stage.signposted,
        copied=stage.copied,
        next_stages=_next_stages(stage, reply),
    )


def _reply(ctx: RowContext, row: Any, stage: Stage, limit: TimeLimit | None) -> Undertaking:
    return Undertaking(
        due_on=None if limit is None else due_on(limit.clock, stage.received_on),
        done_on=stage.replied_on,
        reported_late_on=stage.not_answered_on,
        last_heard_on=ctx.last_heard_on(row, row.received_on),
    )


def _next_stages(stage: Stage, reply: UndertakingStatus) -> list[ComplaintStage]:
    """Return the stages open next: a reply opens them, and so does a reply that did not come."""
    if stage.stage is not None and reply is UndertakingStatus.LATE:
        return list(stage.stage.following)
    return list(stage.following)


def _recorded_limit(related: _Related, row: Any, stage: Stage) -> TimeLimit | None:
    """Return the time limit that the contract or the authority is on record to state."""
    contracts = {row.contract, related.framework_of.get(row.contract)}
    for item in complaint_clocks():
        if stage.stage not in item.stages:
            continue
        if contracts & item.contracts:
            return TimeLimit(item.clock, ReplyBasis.CONTRACT)
        if row.authority in item.authorities:
            return TimeLimit(item.clock, ReplyBasis.AUTHORITY)
    return None


def _statutory_clocks(stage: Stage) -> list[StatutoryClockOut]:
    return [
        StatutoryClockOut(
            id=item.id,
            summary=item.says,
            source=item.source,
            due_on=due_on(item.clock, stage.received_on),
            to_be_checked=not item.is_confirmed,
        )
        for item in complaint_clocks()
        if item.is_statutory and stage.stage in item.stages
    ]


def _call_status(ctx: RowContext, row: Any, failed_on: date) -> UndertakingStatus:
    """Return the status of the call that is due within a day of a failed visit."""
    calls = (step.day for step in ctx.steps(row) if step.step is ComplaintStep.CALLED)
    called_on = next((day for day in calls if day >= failed_on), None)
    undertaking = Undertaking(failed_on + ONE_DAY, called_on)
    return status_on(undertaking, ctx.on, ctx.attested_by(row))


_REPLY = "reply"


def _complaint_days(ctx: RowContext, row: Any) -> Iterator[tuple[Word, Timeline]]:
    """Yield the days of an open complaint, and those of each status that its reply may have.

    The time limits follow from the contract or its framework, which is not asked for here.
    """
    yield from open_days(COMPLAINT, ctx, row)
    steps = ctx.parts.get(record_id(row), ())
    for days, stage in current_stages(first_stage(row), map(complaint_event, steps)):
        for limit in _possible_limits(row, stage):
            yield from undertaking_days(_reply(ctx, row, stage, limit), days, _REPLY)


def _possible_limits(row: Any, stage: Stage) -> list[TimeLimit | None]:
    """Return the time limits that a stage may have, whatever the framework of its contract is."""
    if stage.within is not None:
        return [stage.within]
    clocks = [item for item in complaint_clocks() if stage.stage in item.stages]
    found: list[TimeLimit | None] = [
        TimeLimit(item.clock, ReplyBasis.CONTRACT)
        for item in clocks
        if item.contracts and row.contract is not None
    ]
    found += [
        TimeLimit(item.clock, ReplyBasis.AUTHORITY)
        for item in clocks
        if row.authority in item.authorities
    ]
    return [*found, None]


COMPLAINTS = Listing(
    ComplaintFact,
    ComplaintOut,
    _complaint_out,
    parts=ComplaintStepFact,
    begins="received_on",
    derived_filters={
        "open": DerivedFilter(attrgetter("open"), IS_OPEN),
        "late": DerivedFilter(
            lambda complaint: complaint.reply is UndertakingStatus.LATE, late_words(_REPLY)
        ),
    },
    days=_complaint_days,
    related=_frameworks,
    subject=AttestationSubject.COMPLAINTS,
)


def _decision_out(ctx: RowContext, row: Any) -> DecisionOut:
    remedies = ctx.parts.get(record_id(row), ())
    states = [_remedy_status(ctx, remedy, row) for remedy in remedies]
    heard = [_remedy_heard_on(ctx, remedy, row) for remedy in remedies]
    return from_row(
        DecisionOut,
        row,
        ctx,
        remedies=len(states),
        remedies_open=sum(state.is_pending for state in states),
        remedies_late=states.count(UndertakingStatus.LATE),
        remedies_not_recorded=states.count(UndertakingStatus.NOT_RECORDED),
        last_heard_on=latest_day([*heard, ctx.heard_on(row), row.decided_on]),
    )


DECISIONS = Listing(
    OmbudsmanDecisionFact,
    DecisionOut,
    _decision_out,
    parts=RemedyFact,
    begins="decided_on",
    subject=AttestationSubject.REMEDIES,
    known={"reference": "ombudsman_decision"},
)


def _remedy_out(ctx: RowContext, row: Any) -> RemedyOut:
    decision = ctx.related[row.case]
    due, calendar = _remedy_due_on(row, decision), working_days()
    is_known = due is not None and due in calendar.known
    within = _time_limit(row)
    return from_row(
        RemedyOut,
        row,
        ctx,
        decision=row.case,
        reference=decision.reference,
        within=str(within) if within else None,
        due_on=due,
        due_is_working_day=calendar.is_working(due) if due and is_known else None,
        shares=[ShareOut(FaultParty(share["fault"]), share["amount"]) for share in row.shares],
        last_heard_on=_remedy_heard_on(ctx, row, decision),
        state=_remedy_status(ctx, row, decision),
    )


def _remedy_status(ctx: RowContext, remedy: Any, decision: Any) -> UndertakingStatus:
    return status_on(_remedy(ctx, remedy, decision), ctx.on, ctx.attested_by(remedy))


def _remedy(ctx: RowContext, remedy: Any, decision: Any) -> Undertaking:
    return Undertaking(
        due_on=_remedy_due_on(remedy, decision),
        done_on=remedy.done_on,
        fell_away_on=remedy.fell_away_on,
        reported_late_on=remedy.reported_late_on,
        last_heard_on=_remedy_heard_on(ctx, remedy, decision),
    )


def _remedy_heard_on(ctx: RowContext, remedy: Any, decision: Any) -> date | None:
    """Return the latest day on which a source speaks of a remedy; its decision does."""
    days = (decision.decided_on, remedy.done_on, remedy.fell_away_on, remedy.reported_late_on)
    return latest_day([*days, ctx.heard_on(remedy)])


def _remedy_due_on(remedy: Any, decision: Any) -> date | None:
    """Return the day that was named, or the end of the time limit from the decision on."""
    within = _time_limit(remedy)
    day: date | None = remedy.due_on
    return day if within is None else due_on(within, decision.decided_on)


def _time_limit(remedy: Any) -> Clock | None:
    if remedy.within is None:
        return None
    return Clock(Convention.AFTER, remedy.within, remedy.within_unit)


def _decisions(
    session: Session, remedies: Sequence[Any], as_of: AsOf, _: date
) -> Mapping[str, Any]:
    is_theirs = is_one_of(_DECISION, sorted({remedy.case for remedy in remedies}))
    statement = select(_DECISION).where(visible_as_of(_DECISION), is_theirs)
    rows = session.execute(statement, as_of.parameters())
    return {record_id(row): row for row in rows}


def _remedy_filters(query: Any, _: Codes) -> Iterator[ColumnElement[bool]]:
    """Build the conditions that the decision of a remedy is listed, and the one of the query."""
    yield is_part_of(_DECISION, _REMEDY.c.case, has_begun(_DECISION.c.decided_on))
    if (decision := getattr(query, "decision", None)) is not None:
        yield _REMEDY.c.case == decision


def _is_of_providers(providers: Sequence[str]) -> ColumnElement[bool]:
    """Build the condition that the decision of a remedy names one of the providers."""
    decided = select(case_id(_DECISION)).where(
        visible_as_of(_DECISION), _DECISION.c.provider.in_(providers)
    )
    return _REMEDY.c.case.in_(decided)


REMEDIES = Listing(
    RemedyFact,
    RemedyOut,
    _remedy_out,
    of_providers=_is_of_providers,
    derived_filters={"state": DerivedFilter(attrgetter("state"), status_words())},
    days=lambda ctx, row: undertaking_days(_remedy(ctx, row, ctx.related[row.case])),
    parent=OmbudsmanDecisionFact,
    sql_filters=_remedy_filters,
    related=_decisions,
    subject=AttestationSubject.REMEDIES,
    known={"decision": "ombudsman_decision"},
)
