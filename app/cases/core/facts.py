"""Kinds of cases: how one is opened, what is added to it, and the checks of its whole history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar, cast

from pydantic import BaseModel
from sqlalchemy import ColumnElement, FromClause, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cases.core.models import CaseFact, PartFact, RecordFact, StepFact
from app.domain.errors import DomainError
from app.domain.steps import Step, Workflow, check_steps
from app.domain.vocabulary import Visibility
from app.ledger.as_of import AsOf, visible_as_of
from app.ledger.commands import check_replaceable, record, recording_entry
from app.ledger.entries import Subject
from app.ledger.fact_types import Check, CommandContext, FactType, Owners, about
from app.ledger.inputs import HideableIn
from app.ledger.models import Change, Fact
from app.platform.db.columns import NEVER, table
from app.platform.problems.problem import Problem, unknown_code
from app.registry.authorities.facts import the_authority

AnyRecord = TypeVar("AnyRecord", bound=RecordFact)
AnyBody = TypeVar("AnyBody", bound=BaseModel)
AnyCase = TypeVar("AnyCase", bound=CaseFact)
AnyPart = TypeVar("AnyPart", bound=PartFact)

History: TypeAlias = Callable[[Any, Sequence[Any]], None]
"""Refuses a case, given its opening and what was added to it in the order of the ledger."""


_ABOUT_AUTHORITY = about("authority")


@dataclass(frozen=True, slots=True)
class CaseType:
    """A kind of case as commands, lists, examples and tests need to know it.

    `path` lists and records it, `smallest` is a valid input without its source, and `statements`
    is the number of SQL statements that its list takes. A part of a case names its case by the
    `parent` type: in the path if it is a step, else in the input's field `parent_field`.
    """

    name: str
    path: str
    fact: FactType[Any, Any]
    smallest: dict[str, Any]
    statements: int = 3
    parent: "CaseType | None" = None
    parent_field: str | None = None


def record_type(
    name: str,
    model: type[AnyRecord],
    input_: type[AnyBody],
    *,
    subject: Callable[[Session, AnyRecord], Subject] = _ABOUT_AUTHORITY,
    owners: Owners = the_authority,
    checks: tuple[Check, ...] = (),
    to_row: Callable[[CommandContext, AnyBody], dict[str, Any]] | None = None,
) -> FactType[AnyRecord, AnyBody]:
    """The type of a record that keeps its id when it is revised; by default of an authority."""

    def row(ctx: CommandContext, body: AnyBody, **_named: Any) -> dict[str, Any]:
        made = body.model_dump() if to_row is None else to_row(ctx, body)
        replaced = made.get("replaces") and ctx.session.get(model, made["replaces"])
        return {**made, "opening": replaced.record_id if replaced else None}

    return FactType(name, model, input_, subject, owners, checks, row)


def step_type(
    name: str,
    model: type[AnyPart],
    input_: type[AnyBody],
    case: FactType[Any, Any],
    *,
    checks: tuple[Check, ...],
) -> FactType[AnyPart, AnyBody]:
    """The type of a step of a case: the owners of the case record it."""

    def owners(ctx: CommandContext, step: AnyPart) -> frozenset[str]:
        """The owners of the case."""
        return ctx.owners_of(_opening(ctx.session, case.model, step.case))

    def subject(session: Session, step: AnyPart) -> Subject:
        return subject_of(session, _opening(session, case.model, step.case))

    return record_type(name, model, input_, subject=subject, owners=owners, checks=checks)


def record_step(ctx: CommandContext, type_: CaseType, body: BaseModel, id_: str) -> PartFact:
    """Record a step of a case that the caller sees. Raises Problem `unknown-code` for no case."""
    assert type_.parent is not None  # noqa: S101 - a step has a case
    opening = visible_case(ctx.session, type_.parent.fact.model, id_, ctx.as_of)
    check_replaceable(ctx, body)
    return record_part(ctx, type_, body, opening)


def record_part(
    ctx: CommandContext, type_: CaseType, body: BaseModel, opening: CaseFact
) -> PartFact:
    """Record a step of a case that is open; the step is as visible as the case."""
    visible = {"visibility": opening.visibility, "owner": opening.owner}
    part: PartFact = record(ctx, type_.fact, body, case=opening.record_id, **visible)
    return part


def _opening(session: Session, model: type[AnyCase], case: str) -> AnyCase:
    """The current opening of a case; once it has ended, its first one."""
    return current_case(session, model, case) or session.get_one(model, case)


def subject_of(session: Session, case: CaseFact) -> Subject:
    """The subject of a case: that of its opening."""
    entry = session.scalars(recording_entry(case.id)).one()
    return Subject(entry.thing, entry.code)


def visible_case(session: Session, kind: type[AnyCase], id_: str, as_of: AsOf) -> AnyCase:
    """The current opening of a case that the caller sees. Raises Problem `unknown-code`."""
    rows = table(kind)
    found = None
    if "\x00" not in id_:
        opening = select(rows.c.id).where(is_case(rows, id_), visible_as_of(rows))
        found = session.scalar(opening, as_of.parameters())
    if found is None:
        raise unknown_code(str(kind.__tablename__), id_)
    return session.get_one(kind, found)


def named_case(
    ctx: CommandContext, kind: type[AnyCase], id_: str, field: str, code: str = "unknown-fact"
) -> AnyCase:
    """The current opening of a case that an input names in a field. Raises DomainError."""
    try:
        return visible_case(ctx.session, kind, id_, ctx.as_of)
    except Problem as missing:
        raise DomainError(code, f"there is no {kind.__tablename__} {id_}", field) from missing


def is_case(rows: FromClause, id_: str) -> ColumnElement[bool]:
    """Whether an opening is that of a case; of all those that were stated of it one stands."""
    return or_(rows.c.id == id_, rows.c.opening == id_)


def case_in(openings: FromClause) -> ColumnElement[str]:
    """The id of the case that each opening is that of."""
    return func.coalesce(openings.c.opening, openings.c.id)


def current_case(session: Session, kind: type[AnyCase], case: str) -> AnyCase | None:
    """The opening of a case that stands now."""
    is_it = is_case(table(kind), case)
    return session.scalars(select(kind).where(is_it, col(kind.to_position) == NEVER)).one_or_none()


def current_parts(session: Session, kind: type[AnyPart], case: str) -> Sequence[AnyPart]:
    """What stands in a case now, in the order of the ledger."""
    return session.scalars(
        select(kind)
        .where(col(kind.case) == case, col(kind.to_position) == NEVER)
        .order_by(col(kind.from_position))
    ).all()


def case_check(case: type[CaseFact], part: type[PartFact], history: History) -> Check:
    """Check the whole of a case whenever something is stated or withdrawn in it."""

    def check(session: Session, fact: Fact) -> None:
        """Refuse a case whose opening and parts do not fit together, or parts without a case."""
        id_ = fact.case if isinstance(fact, PartFact) else cast(CaseFact, fact).record_id
        opening, parts = current_case(session, case, id_), current_parts(session, part, id_)
        if opening is not None:
            _check_history(history, opening, parts, fact)
        elif parts:
            raise DomainError("case-in-use", "withdraw first what belongs to it")

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


def workflow_history(workflow: Workflow[Any], opened: str = "opened_on") -> History:
    """A case goes step by step, and takes none before the day on which it was opened."""

    def history(opening: CaseFact, steps: Sequence[Any]) -> None:
        taken = [Step(step.step, cast(StepFact, step).day) for step in steps]
        check_steps(workflow, getattr(opening, opened), taken)

    return history


def named_record(
    ctx: CommandContext, body: HideableIn, field: str, *, kind: str | None = None
) -> str | None:
    """The id of the record that a body names in a field, if it does; of a case, that of the case.

    It must be one that the caller sees, of the kind wanted, and shown to all who see the body.
    """
    fact: str | None = getattr(body, field)
    if fact is None:
        return None
    entry = ctx.session.scalars(recording_entry(fact)).one_or_none()
    if entry is None or kind not in {None, entry.kind} or not _sees(ctx, entry):
        raise DomainError("unknown-fact", f"there is no {kind or 'fact'} {fact}", field)
    visibility, owner = _shown_to(entry)
    is_hidden_from = {
        Visibility.PUBLIC: False,
        Visibility.PARTNERS: body.visibility is Visibility.PUBLIC,
        Visibility.OWNER: (body.visibility, body.owner) != (visibility, owner),
    }
    if is_hidden_from[visibility]:
        detail = f"not all who would see this may see {fact}"
        raise DomainError("visibility-differs", detail, "visibility")
    return entry.content.get("opening") or fact


def _sees(ctx: CommandContext, entry: Change) -> bool:
    caller = ctx.provenance.caller
    return caller is None or caller.sees(*_shown_to(entry))


def _shown_to(entry: Change) -> tuple[Visibility, str | None]:
    visibility = entry.content.get("visibility", Visibility.PUBLIC)
    return Visibility(visibility), entry.content.get("owner")
