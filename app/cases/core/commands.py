"""State what begins a case and what is added to it; the whole history of a case must make sense."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeAlias, TypeVar, cast

from pydantic import BaseModel
from sqlalchemy import ColumnElement, FromClause, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cases.core.models import CaseFact, PartFact, RecordFact, StepFact
from app.domain.errors import DomainError
from app.domain.steps import Course, Step, check_steps
from app.domain.vocabulary import Visibility
from app.ledger.as_of import AsOf, visible_as_of
from app.ledger.commands import record, recording_entry
from app.ledger.entries import Provenance, Subject
from app.ledger.http.writes import CommandContext
from app.ledger.inputs import HideableIn
from app.ledger.models import Change, Fact
from app.ledger.registration import Check, Owners, responsible_authorities
from app.platform.db.columns import NEVER, table
from app.platform.problems.problem import Problem, unknown_code

AnyFact = TypeVar("AnyFact", bound=Fact)
AnyRecord = TypeVar("AnyRecord", bound=RecordFact)
AnyCase = TypeVar("AnyCase", bound=CaseFact)
AnyPart = TypeVar("AnyPart", bound=PartFact)

History: TypeAlias = Callable[[Any, Sequence[Any]], None]
"""Refuse a case, by its opening and what was added to it in the order of the ledger."""


def stated(kind: type[AnyFact], body: BaseModel, **more: Any) -> AnyFact:
    """A fact of a kind that says what a body says, and more."""
    return kind.model_validate({**body.model_dump(), **more})


def state_about_authority(session: Session, fact: AnyRecord, provenance: Provenance) -> AnyRecord:
    """State something about the authority that it names."""
    subject = Subject("authority", cast(Any, fact).authority)
    return state_record(session, fact, subject, provenance)


def state_record(
    session: Session, fact: AnyRecord, subject: Subject, provenance: Provenance
) -> AnyRecord:
    """State a record; in the place of another it stays that one."""
    if fact.replaces is not None:
        replaced = session.get(type(fact), fact.replaces)
        fact.opening = None if replaced is None else replaced.record_id
    return record(session, fact, subject, provenance)


def take_step(
    session: Session, case: CaseFact, kind: type[AnyPart], body: BaseModel, provenance: Provenance
) -> AnyPart:
    """State that a step was taken in a case; whoever sees the case sees the step."""
    visible = {"visibility": case.visibility, "owner": case.owner}
    step = stated(kind, body, case=case.record_id, **visible)
    return state_record(session, step, subject_of(session, case), provenance)


def subject_of(session: Session, case: CaseFact) -> Subject:
    """What a case is about: what its opening was stated of."""
    entry = session.scalars(recording_entry(case.id)).one()
    return Subject(entry.thing, entry.code)


def case_shown(session: Session, kind: type[AnyCase], id_: str, as_of: AsOf) -> AnyCase:
    """The opening that stands of a case that the caller sees."""
    rows = table(kind)
    found = None
    if "\x00" not in id_:
        opening = select(rows.c.id).where(is_case(rows, id_), visible_as_of(rows))
        found = session.scalar(opening, as_of.parameters())
    if found is None:
        raise unknown_code(str(kind.__tablename__), id_)
    return session.get_one(kind, found)


def case_named(
    ctx: CommandContext, kind: type[AnyCase], id_: str, field: str, code: str = "unknown-fact"
) -> AnyCase:
    """The same of a case that a body names."""
    try:
        return case_shown(ctx.session, kind, id_, ctx.as_of)
    except Problem as missing:
        raise DomainError(code, f"no {kind.__tablename__} has the id {id_}", field) from missing


def is_case(rows: FromClause, id_: str) -> ColumnElement[bool]:
    """Whether an opening is that of a case; of all those that were stated of it one stands."""
    return or_(rows.c.id == id_, rows.c.opening == id_)


def case_in(openings: FromClause) -> ColumnElement[str]:
    """The id of the case that each opening is that of."""
    return func.coalesce(openings.c.opening, openings.c.id)


def standing_case(session: Session, kind: type[AnyCase], case: str) -> AnyCase | None:
    """The opening of a case that stands now."""
    is_it = is_case(table(kind), case)
    return session.scalars(select(kind).where(is_it, col(kind.to_position) == NEVER)).one_or_none()


def standing_parts(session: Session, kind: type[AnyPart], case: str) -> Sequence[AnyPart]:
    """What stands in a case now, in the order of the ledger."""
    return session.scalars(
        select(kind)
        .where(col(kind.case) == case, col(kind.to_position) == NEVER)
        .order_by(col(kind.from_position))
    ).all()


def case_check(case: type[CaseFact], part: type[PartFact], history: History) -> Check:
    """Check the whole of a case whenever something is stated or withdrawn in it."""

    def check(session: Session, fact: Fact) -> None:
        id_ = fact.case if isinstance(fact, PartFact) else cast(CaseFact, fact).record_id
        opening, parts = standing_case(session, case, id_), standing_parts(session, part, id_)
        if opening is not None:
            _check_history(history, opening, parts, fact)
        elif parts:
            raise DomainError("case-in-use", "other facts belong to the case; withdraw those first")

    return check


def _check_history(
    history: History, opening: CaseFact, parts: Sequence[PartFact], fact: Fact
) -> None:
    """Blame a field only of what is now stated: what was stated before may be at fault."""
    try:
        history(opening, parts)
    except DomainError as refused:
        if refused.field is None or hasattr(fact, refused.field):
            raise
        raise DomainError(refused.code, refused.detail) from refused


def course_history(course: Course[Any], opened: str = "opened_on") -> History:
    """A case goes step by step, and takes none before the day on which it was opened."""

    def history(opening: CaseFact, steps: Sequence[Any]) -> None:
        taken = [Step(step.step, cast(StepFact, step).day) for step in steps]
        check_steps(course, getattr(opening, opened), taken)

    return history


def charge_of_case(case: type[CaseFact]) -> Owners:
    """Whoever is in charge of a case states what belongs to it."""

    def charge(session: Session, fact: Fact, today: date) -> frozenset[str]:
        id_ = cast(PartFact, fact).case
        opening = standing_case(session, case, id_) or session.get_one(case, id_)
        return responsible_authorities(session, opening, today)

    return charge


def named_record(
    session: Session,
    body: HideableIn,
    field: str,
    provenance: Provenance,
    *,
    kind: str | None = None,
) -> str | None:
    """The id of the record that a body names in a field, if it does; of a case, that of the case.

    It must be one that the caller sees, of the kind wanted, and shown to all who see the body.
    """
    fact: str | None = getattr(body, field)
    if fact is None:
        return None
    entry = session.scalars(recording_entry(fact)).one_or_none()
    if entry is None or kind not in {None, entry.kind} or not _sees(provenance, entry):
        raise DomainError("unknown-fact", f"no {kind or 'fact'} has the id {fact}", field)
    visibility, owner = _shown_to(entry)
    is_hidden_from = {
        Visibility.PUBLIC: False,
        Visibility.PARTNERS: body.visibility is Visibility.PUBLIC,
        Visibility.OWNER: (body.visibility, body.owner) != (visibility, owner),
    }
    if is_hidden_from[visibility]:
        detail = f"{fact} is {visibility}, so this fact must not be visible to more callers"
        raise DomainError("visibility-differs", detail, "visibility")
    return entry.content.get("opening") or fact


def _sees(provenance: Provenance, entry: Change) -> bool:
    return provenance.caller is None or provenance.caller.sees(*_shown_to(entry))


def _shown_to(entry: Change) -> tuple[Visibility, str | None]:
    visibility = entry.content.get("visibility", Visibility.PUBLIC)
    return Visibility(visibility), entry.content.get("owner")
