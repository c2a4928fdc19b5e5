"""Reading transition."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from app.cases.core.listing import Listing, Shelf
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
from app.cases.transition.schemas import (
    CandidateQuery,
    DataTransferQuery,
    MobilisationQuery,
    ReadinessQuery,
)
from app.domain.transfers import Progress, TransferEvent, progress
from app.domain.undertakings import Undertaking, UndertakingStatus, status_on
from app.domain.vocabulary import CandidateStage, DataClass, MobilisationKind
from app.ledger.as_of import AsOf
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.scopes.queries import ScopeTree, scope_tree


def _candidate(shelf: Shelf, row: Any) -> CandidateOut:
    taken = shelf.steps(row)
    last = taken[-1] if taken else None
    return CandidateOut(
        **shelf.fields(
            row,
            CandidateOut,
            stage=last.step if last else CandidateStage.IDENTIFIED,
            stage_on=last.day if last else row.opened_on,
            contract=last.contract if last else None,
            reason=last.reason if last else None,
            steps=[CandidateStepOut(**shelf.fields(one, CandidateStepOut)) for one in taken],
        )
    )


CANDIDATES = Listing(table(CandidateFact), _candidate, table(CandidateStepFact), begins="opened_on")


def list_candidates(session: Session, query: CandidateQuery, as_of: AsOf) -> Page[CandidateOut]:
    """The candidates that were identified, in the order in which that was stated."""
    asks = (lambda one: one.stage in query.stage) if query.stage else None
    return CANDIDATES.page(session, query, as_of, asks)


def _transfer(shelf: Shelf, row: Any) -> DataTransferOut:
    taken = shelf.steps(row)
    now = progress([transfer_event(step) for step in taken], shelf.on)
    return DataTransferOut(
        **shelf.fields(
            row,
            DataTransferOut,
            classes=[DataClass(one) for one in row.classes],
            open=now.is_open,
            stands=now.last_step,
            agreement=now.agreement,
            fee_asked=_money(now.fee_asked),
            fee_paid=_money(now.fee_paid),
            requested_on=now.requested_on,
            received_on=now.received_on,
            records_received=now.received,
            records_reconciled=now.reconciled,
            records_missing=now.missing,
            blocked=now.is_blocked,
            days_blocked=now.days_blocked,
            holds=[HoldOut(hold.by, hold.days, hold.is_current) for hold in now.holds],
            cells_at_risk=_at_risk(now, row, shelf.context),
            steps=[TransferStepOut(**shelf.fields(one, TransferStepOut)) for one in taken],
        )
    )


def transfer_event(step: Any) -> TransferEvent:
    """A step of a transfer as it is stored, as the domain knows it."""
    amount = None if step.amount is None else Decimal(step.amount)
    return TransferEvent(step.step, step.day, step.by, amount, step.records, step.missing)


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _at_risk(now: Progress, row: Any, tree: ScopeTree) -> list[str]:
    if not now.is_risk:
        return []
    leaves = {leaf for scope in row.scopes for leaf in tree.leaves_under(scope)}
    return [f"{row.authority}/{leaf}" for leaf in sorted(leaves)]


TRANSFERS = Listing(
    table(DataTransferFact),
    _transfer,
    table(TransferStepFact),
    begins="opened_on",
    context=scope_tree,
)


def list_transfers(
    session: Session, query: DataTransferQuery, as_of: AsOf
) -> Page[DataTransferOut]:
    """The data transfers known to be needed, in the order in which that was stated."""

    def asks(one: DataTransferOut) -> bool:
        return query.open in {None, one.open} and query.blocked in {None, one.blocked}

    is_asked = query.open is not None or query.blocked is not None
    return TRANSFERS.page(session, query, as_of, asks if is_asked else None)


def _mobilisation(shelf: Shelf, row: Any) -> MobilisationOut:
    state = status_on(Undertaking(row.target_on, row.done_on), shelf.on)
    return MobilisationOut(**shelf.fields(row, MobilisationOut, state=state))


MOBILISATION = Listing(table(MobilisationFact), _mobilisation)


def list_mobilisation(
    session: Session, query: MobilisationQuery, as_of: AsOf
) -> Page[MobilisationOut]:
    """What must be ready, in the order in which it was stated."""

    def asks(one: MobilisationOut) -> bool:
        return (one.state is UndertakingStatus.LATE) is query.late

    return MOBILISATION.page(session, query, as_of, None if query.late is None else asks)


def list_readiness(session: Session, query: ReadinessQuery, as_of: AsOf) -> Page[ReadinessOut]:
    """How ready each authority is for each contract, in the order of their codes."""
    steps = sorted(MOBILISATION.all(session, query, as_of, as_of.day(query.on)), key=_place)
    found = [_readiness(list(some)) for _, some in groupby(steps, key=_place)]
    if cursor := Cursor.read(query, str, str):
        found = [one for one in found if _place(one) > cursor.keys]
    return paginate(found[: query.limit + 1], query, as_of, _place)


def _place(one: MobilisationOut | ReadinessOut) -> tuple[str, str]:
    return (one.authority, one.contract)


def _readiness(steps: Sequence[MobilisationOut]) -> ReadinessOut:
    pending = [step for step in steps if step.state.is_pending]
    late = [step for step in pending if step.state is UndertakingStatus.LATE]
    ahead = [one.target_on for one in pending if one.target_on and one not in late]
    lives = [step for step in steps if step.step is MobilisationKind.GO_LIVE]
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
        live=[_goes_live(step) for step in lives if not step.state.is_pending],
        waiting=[_goes_live(step) for step in lives if step.state.is_pending],
        ready=not pending,
    )


def _goes_live(step: MobilisationOut) -> str:
    return f"{step.scope}/{step.level}"
