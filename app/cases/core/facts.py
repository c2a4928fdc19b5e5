"""Kinds of cases: how a case is opened, which parts are added, and the checks of its history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar, cast

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.cases.core.listing import Listing
from app.cases.core.models import AnyCase, AnyPart, AnyRecord, CaseFact, PartFact, StepFact
from app.cases.core.queries import current_case, current_openings, visible_case
from app.domain.errors import DomainError
from app.domain.steps import Step, Workflow, check_steps
from app.domain.vocabulary import Visibility
from app.ledger.checks import check_history, current_by, group_by
from app.ledger.entries import Subject
from app.ledger.fact_types import Check, CommandContext, FactType, Owners, about
from app.ledger.facts import named_fact
from app.ledger.inputs import HideableIn
from app.ledger.models import Fact
from app.ledger.recording import check_replaceable, record
from app.ledger.streams import audience_of
from app.platform.problems.problem import Problem
from app.registry.authorities.facts import the_authority

AnyBody = TypeVar("AnyBody", bound=BaseModel)

History: TypeAlias = Callable[[Any, Sequence[Any]], None]
"""Raises DomainError if an opening and its parts, in the order of the ledger, contradict."""

_ABOUT_AUTHORITY = about("authority")


@dataclass(frozen=True, slots=True)
class CaseType:
    """A kind of case or other record, with its fact type and its list.

    `record_<name>` is the operation that records it, and `path` its path under `/v1/`. `smallest`
    is a valid input without its source. A part of another case has that case's kind as `parent`,
    and names the case in the field `parent_field`.
    """

    name: str
    path: str
    fact: FactType[Any, Any]
    listing: Listing[Any]
    smallest: dict[str, Any]
    parent: "CaseType | None" = None
    parent_field: str | None = None


@dataclass(frozen=True, slots=True)
class StepType:
    """A kind of step of a case, recorded under the path of the case and shown with the case."""

    name: str
    fact: FactType[Any, Any]
    smallest: dict[str, Any]
    parent: CaseType
    parent_field: None = None

    @property
    def path(self) -> str:
        """The path under `/v1/` that records it."""
        return f"{self.parent.path}/{{id}}/steps"


def record_type(
    name: str,
    model: type[AnyRecord],
    input_: type[AnyBody],
    *,
    subject: Callable[[CommandContext, AnyRecord], Subject] = _ABOUT_AUTHORITY,
    owners: Owners = the_authority,
    checks: tuple[Check, ...] = (),
    resolve: Callable[[CommandContext, AnyBody], dict[str, Any]] | None = None,
) -> FactType[AnyRecord, AnyBody]:
    """Build the fact type of a record that keeps its id when it is revised.

    By default, the authority of the record is its subject and its owner.
    """

    def resolve_record(ctx: CommandContext, body: AnyBody) -> dict[str, Any]:
        found = {} if resolve is None else resolve(ctx, body)
        replaced = getattr(body, "replaces", None)
        known = ctx.batch.fact(model, replaced) if replaced else None
        return {**found, "opening": known.record_id} if known else found

    return FactType(name, model, input_, subject, owners, checks, resolve_record)


def step_type(
    name: str,
    model: type[AnyPart],
    input_: type[AnyBody],
    case: FactType[Any, Any],
    *,
    checks: tuple[Check, ...],
) -> FactType[AnyPart, AnyBody]:
    """Build the fact type of a step of a case, with the owners and the subject of the case."""

    def owners(ctx: CommandContext, step: AnyPart) -> frozenset[str]:
        """Return the owners of the case."""
        return ctx.owners_of(_opening(ctx, case.model, step.case))

    def subject(ctx: CommandContext, step: AnyPart) -> Subject:
        return subject_of(ctx, _opening(ctx, case.model, step.case))

    return record_type(name, model, input_, subject=subject, owners=owners, checks=checks)


def record_step(ctx: CommandContext, type_: StepType, body: BaseModel, id_: str) -> PartFact:
    """Record a step of a case that the caller may see. Raises Problem `unknown-code`."""
    opening = visible_case(ctx.session, type_.parent.fact.model, id_, ctx.as_of)
    check_replaceable(ctx, body)
    return record_part(ctx, type_, body, opening)


def record_part(
    ctx: CommandContext, type_: CaseType | StepType, body: BaseModel, opening: CaseFact
) -> PartFact:
    """Record a part of a case, as visible as the case."""
    visible = {"visibility": opening.visibility, "owner": opening.owner}
    part: PartFact = record(ctx, type_.fact, body, case=opening.record_id, **visible)
    return part


def _opening(ctx: CommandContext, model: type[AnyCase], case: str) -> AnyCase:
    """Return the current opening of a case, or its first one after it was withdrawn."""
    session = ctx.session
    return current_case(session, model, case) or session.get_one(model, case)


def subject_of(ctx: CommandContext, case: CaseFact) -> Subject:
    """Return the subject of a case: that of its opening."""
    return ctx.recorded(case.id).subject


def named_case(
    ctx: CommandContext, model: type[AnyCase], id_: str, field: str, code: str = "unknown-fact"
) -> AnyCase:
    """Return the current opening of a case that a field of an input names. Raises DomainError."""
    try:
        return visible_case(ctx.session, model, id_, ctx.as_of)
    except Problem as missing:
        raise DomainError(code, f"no {model.__tablename__} has the id {id_}", field) from missing


def case_check(case: type[CaseFact], part: type[PartFact], history: History) -> Check:
    """Build the check of a whole case, for facts that open it or are a part of it."""

    def rule(facts: Sequence[Fact]) -> None:
        for opening in (fact for fact in facts if isinstance(fact, case)):
            history(opening, [fact for fact in facts if isinstance(fact, part)])

    def check(session: Session, facts: Sequence[Fact]) -> None:
        """Raise DomainError if a case contradicts its parts."""
        batches = group_by(facts, _case_of)
        openings = current_openings(session, case, batches)
        parts = current_by(session, part, batches, "case")
        for id_, batch in batches.items():
            check_history(batch, [*openings[id_], *parts[id_]], rule, _name_own_field)

    return check


def _case_of(fact: Any) -> str:
    id_: str = fact.case if isinstance(fact, PartFact) else fact.record_id
    return id_


def _name_own_field(cause: Fact, refused: DomainError) -> DomainError:
    """Leave out the field that is wrong if the fact that caused the refusal does not have it."""
    if refused.field is None or hasattr(cause, refused.field):
        return refused
    return DomainError(refused.code, refused.detail)


def workflow_history(workflow: Workflow[Any], opened: str = "opened_on") -> History:
    """Build the check that the steps of a case follow its workflow from its opening on."""

    def history(opening: CaseFact, steps: Sequence[Any]) -> None:
        taken = [Step(step.step, cast(StepFact, step).day) for step in steps]
        check_steps(workflow, getattr(opening, opened), taken)

    return history


def named_record(
    ctx: CommandContext, body: HideableIn, field: str, *, kind: str | None = None
) -> str | None:
    """Return the id of the record that a field of an input names; of a case, the id of the case.

    Raises DomainError if the caller may not see the record, if it is of another kind, or if fewer
    callers may see it than the new fact.
    """
    fact: str | None = getattr(body, field)
    if fact is None:
        return None
    recorded = ctx.batch.recorded(fact)
    is_of_kind = recorded is not None and kind in {None, recorded.type}
    if recorded is None or not is_of_kind or not ctx.sees(recorded.stream):
        raise DomainError("unknown-fact", f"no {kind or 'fact'} has the id {fact}", field)
    visibility, owner = audience_of(recorded.stream)
    is_hidden_from = {
        Visibility.PUBLIC: False,
        Visibility.PARTNERS: body.visibility is Visibility.PUBLIC,
        Visibility.OWNER: (body.visibility, body.owner) != (visibility, owner),
    }
    if is_hidden_from[visibility]:
        detail = f"this would be visible to callers who may not see {fact}"
        raise DomainError("visibility-differs", detail, "visibility")
    return named_fact(ctx, recorded).record_id
