"""Lists of candidates, data transfers and mobilisation steps, and readiness."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from app.cases.core.listing import Listing
from app.cases.core.rows import RowContext, from_row
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
from app.domain.transfers import Progress, TransferEvent, progress
from app.domain.undertakings import Undertaking, UndertakingStatus, status_on
from app.domain.vocabulary import CandidateStage, DataClass, MobilisationKind
from app.ledger.as_of import AsOf
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.scopes.queries import ScopeTree, scope_tree


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


CANDIDATES = Listing(
    CandidateFact,
    CandidateOut,
    _candidate_out,
    parts=CandidateStepFact,
    begins="opened_on",
    row_filters={"stage": attrgetter("stage")},
)


def _transfer_out(ctx: RowContext, row: Any) -> DataTransferOut:
    steps = ctx.steps(row)
    now = progress([transfer_event(step) for step in steps], ctx.on)
    return from_row(
        DataTransferOut,
        row,
        ctx,
        classes=[DataClass(code) for code in row.classes],
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
        days_blocked=now.days_blocked,
        holds=[HoldOut(hold.by, hold.days, hold.is_current) for hold in now.holds],
        cells_at_risk=_cells_at_risk(now, row, ctx.related),
        steps=[from_row(TransferStepOut, step, ctx) for step in steps],
    )


def transfer_event(step: Any) -> TransferEvent:
    """Build the event of a transfer from the columns of a step."""
    amount = None if step.amount is None else Decimal(step.amount)
    return TransferEvent(step.step, step.day, step.by, amount, step.records, step.missing)


def _format_amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _cells_at_risk(now: Progress, row: Any, tree: ScopeTree) -> list[str]:
    if not now.is_risk:
        return []
    leaves = {leaf for scope in row.scopes for leaf in tree.leaves_under(scope)}
    return [f"{row.authority}/{leaf}" for leaf in sorted(leaves)]


TRANSFERS = Listing(
    DataTransferFact,
    DataTransferOut,
    _transfer_out,
    parts=TransferStepFact,
    begins="opened_on",
    row_filters={"open": attrgetter("open"), "blocked": attrgetter("blocked")},
    related=scope_tree,
)


def _mobilisation_out(ctx: RowContext, row: Any) -> MobilisationOut:
    state = status_on(Undertaking(row.target_on, row.done_on), ctx.on)
    return from_row(MobilisationOut, row, ctx, state=state)


MOBILISATION = Listing(
    MobilisationFact,
    MobilisationOut,
    _mobilisation_out,
    row_filters={"late": lambda step: step.state is UndertakingStatus.LATE},
)


def list_readiness(session: Session, query: ReadinessQuery, as_of: AsOf) -> Page[ReadinessOut]:
    """List the readiness of each authority for each contract, by their codes."""
    steps = sorted(MOBILISATION.all(session, query, as_of, as_of.day(query.on)), key=_place)
    found = [_readiness_out(list(group)) for _, group in groupby(steps, key=_place)]
    if cursor := Cursor.read(query, str, str):
        found = [item for item in found if _place(item) > cursor.keys]
    return paginate(found[: query.limit + 1], query, as_of, _place)


def _place(item: MobilisationOut | ReadinessOut) -> tuple[str, str]:
    return (item.authority, item.contract)


def _readiness_out(steps: Sequence[MobilisationOut]) -> ReadinessOut:
    pending = [step for step in steps if step.state.is_pending]
    late = [step for step in pending if step.state is UndertakingStatus.LATE]
    ahead = [step.target_on for step in pending if step.target_on and step not in late]
    go_live = [step for step in steps if step.step is MobilisationKind.GO_LIVE]
    return ReadinessOut(
        authority=steps[0].authority,
        authority_name=steps[0].authority_name,
        contract=steps[0].contract,
        contract_name=steps[0].contract_name,
        steps=len(steps),
        done=len(steps) - len(pending),
        late=len(late),
        late_steps=list(dict.fromkeys(step.step for step in late)),
        next_on=min(ahead, default=None),
        live=[_scope_at_level(step) for step in go_live if not step.state.is_pending],
        waiting=[_scope_at_level(step) for step in go_live if step.state.is_pending],
        ready=not pending,
    )


def _scope_at_level(step: MobilisationOut) -> str:
    return f"{step.scope}/{step.level}"
