"""Fact types: each kind of fact with its owners, checks and computed rows."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import BaseModel
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.permissions import Caller
from app.domain.vocabulary import Visibility
from app.ledger.as_of import AsOf, resolve_code
from app.ledger.batch import Batch
from app.ledger.commitments import FreeText, free_texts, join
from app.ledger.entries import REVISION_REASON, Provenance, RecordedFact, Subject
from app.ledger.models import PLACE_COLUMNS, Fact, Source, fact_models
from app.ledger.projections import Changes, HistoryPart
from app.ledger.searched import Searched
from app.ledger.streams import Predecessors, readable_streams
from app.platform.clock import from_micros, in_london
from app.platform.db.columns import LATEST
from app.platform.db.references import links_of, loaded
from app.platform.http.entity_tags import plain_tag
from app.platform.problems.problem import FieldError, Problem

AnyFact = TypeVar("AnyFact", bound=Fact)
AnyBody = TypeVar("AnyBody", bound=BaseModel)

Check: TypeAlias = Callable[[Session, Sequence[Any]], None]
"""A function that raises DomainError if the history that a batch of facts results in contradicts.

It gets all recorded, revised and ended facts of the batch whose types name it, in ledger order,
reads the history in a number of statements that does not depend on the number of facts (but for
chunks), and names the `fact` of the batch that caused the refusal: of those that contradict each
other, the last one.
"""

Owners: TypeAlias = Callable[["CommandContext", Any], frozenset[str]]
"""A function that returns the authorities that may record a fact; empty for admins only."""


@dataclass(frozen=True, slots=True)
class NewFact(Generic[AnyFact]):
    """A fact that is not recorded yet, with the content of its entry: the validated input."""

    type: "FactType[AnyFact, Any]"
    row: AnyFact
    content: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class FactType(Generic[AnyFact, AnyBody]):
    """A kind of fact: its table, its input, its subject, its owners and its checks.

    `name` is the type in the ledger's entries, whatever the table is called. `owners` is None where
    only a room above knows the owner; that room declares an `Ownership`.

    `resolve(ctx, body)` returns what the command finds in the registry for an input, such as the
    case of a step; it becomes a part of the content. `to_row(body, **named)` makes the columns of
    the table where they are not called like the input. It depends on its arguments alone, so that
    the row follows from the entry.
    """

    name: str
    model: type[AnyFact]
    input: type[AnyBody]
    subject: Callable[["CommandContext", AnyFact], Subject]
    owners: Owners | None = None
    checks: tuple[Check, ...] = ()
    resolve: Callable[["CommandContext", Any], dict[str, Any]] | None = None
    to_row: Callable[..., dict[str, Any]] | None = None

    @property
    def texts(self) -> tuple[FreeText, ...]:
        """The fields with free text, which are committed and erasable each by itself."""
        return free_texts(self.input)

    def build(self, ctx: "CommandContext", body: AnyBody, **named: Any) -> NewFact[AnyFact]:
        """Build the fact of an input; `named` are columns that the input does not have."""
        resolved = self.resolve(ctx, body) if self.resolve is not None else {}
        given = body.model_dump(mode="json", include={*self.input.model_fields})
        named = {**named, **resolved}
        row = loaded(self.model, self._columns(body, named))
        return NewFact(self, row, {**given, **named})

    def columns_of(
        self, content: Mapping[str, Any], texts: Mapping[str, str | None]
    ) -> dict[str, Any]:
        """Return the columns and lists of codes that follow from an entry, without its place."""
        joined = join(content, texts, self.texts)
        joined.pop(REVISION_REASON, None)  # about the entry, not the fact
        fields = self.input.model_fields.keys()
        body = self.input.model_validate({k: v for k, v in joined.items() if k in fields})
        columns = self._columns(body, {k: v for k, v in joined.items() if k not in fields})
        defaults = _defaults_of(self.model)
        return {name: columns.get(name, default) for name, default in defaults.items()}

    def _columns(self, body: AnyBody, named: Mapping[str, Any]) -> dict[str, Any]:
        row = body.model_dump() if self.to_row is None else self.to_row(body, **named)
        return {**row, **named}


@cache
def _defaults_of(model: type[Fact]) -> dict[str, Any]:
    """Return the columns and lists of a fact that its content decides, with their defaults."""
    names = [name for name in model.model_fields if name not in PLACE_COLUMNS]
    fields = model.model_fields
    defaults = {name: fields[name].get_default(call_default_factory=True) for name in names}
    return {**defaults, **{name: [] for name in links_of(model)}}


@dataclass(frozen=True, slots=True)
class Ownership:
    """The owners of a fact type of a room below."""

    fact: FactType[Any, Any]
    owners: Owners


@dataclass(frozen=True, slots=True)
class Projection:
    """Rows computed from facts, declared by the room that owns the rows.

    `affected` returns the keys of the rows of these `models` that some facts, or the changes of
    projections before this one, may change; `project` brings the rows of these keys up to date at
    a moment, and returns those that it opened or closed. `histories` computes every row that ever
    followed from the facts, in parts; it may read the rows of projections before this.
    A projection that `reads_restricted` facts writes its rows to the streams of these facts.
    `erase` computes the rows anew of what some facts or sources named before an erasure.
    """

    name: str
    facts: tuple[type[Fact] | type[Source], ...]
    models: tuple[type[SQLModel], ...]
    affected: Callable[[Session, Sequence[Any], Changes], Collection[Any]]
    project: Callable[[Session, Any, int], Changes]
    histories: Callable[[Session], Iterable[HistoryPart]]
    reads_restricted: bool = False
    erase: Callable[[Session, Sequence[Any]], None] | None = None


@dataclass(frozen=True, slots=True)
class TextHolder:
    """A place outside the ledger that may hold texts of facts, declared by the room that owns it.

    `erase` removes what holds one of these texts.
    """

    name: str
    erase: Callable[[Session, frozenset[str]], None]


class FactCatalogue:
    """Every fact type with its owners and projections, put together once from all rooms.

    `types` and `owners` are by the name of the type.

    Raises RuntimeError if a stored kind of fact has no type or no owners, or more than one.
    """

    def __init__(
        self,
        types: Iterable[FactType[Any, Any]],
        ownerships: Iterable[Ownership],
        projections: Iterable[Projection],
        text_holders: Iterable[TextHolder] = (),
        predecessors: Predecessors = lambda _, __: frozenset(),
        *,
        searched: Iterable[Searched] = (),
    ) -> None:
        """Check and index the types, owners and projections."""
        self.types = _by_name(types)
        self.projections = tuple(projections)
        self.text_holders = tuple(text_holders)
        self.searched = tuple(searched)
        self._predecessors = predecessors
        self.owners = _owners_by_name(self.types, ownerships)
        self._types_by_model = {type_.model: type_ for type_ in self.types.values()}

    def streams_of(self, session: Session, caller: Caller) -> tuple[str, ...] | None:
        """Return the streams that a caller may read, or None if these are all."""
        return readable_streams(session, caller, self._predecessors)

    def type_of(self, fact: Fact) -> FactType[Any, Any]:
        """Return the type of a fact."""
        return self._types_by_model[type(fact)]

    def owners_of(self, ctx: "CommandContext", fact: Fact) -> frozenset[str]:
        """Return the authorities that may record or end a fact today."""
        return self.owners[self.type_of(fact).name](ctx, fact)

    def check(self, session: Session, facts: Sequence[Fact]) -> None:
        """Run each check of the types of some facts once, in the order of declaration.

        Raises DomainError.
        """
        checks = dict.fromkeys(check for type_ in self.types.values() for check in type_.checks)
        for check in checks:
            if of_check := [fact for fact in facts if check in self.type_of(fact).checks]:
                check(session, of_check)

    def project(self, session: Session, facts: Sequence[Fact | Source], moment: int) -> None:
        """Update all rows that some facts and new sources affect, in the order of the projections.

        Projections are computed from public facts only, so that no answer reveals a restricted one,
        unless their rows are as restricted as the facts.
        """
        public = [fact for fact in facts if is_public(fact)]
        changes: Changes = {}
        for projection in self.projections:
            visible = facts if projection.reads_restricted else public
            own = [fact for fact in visible if isinstance(fact, projection.facts)]
            if own and (keys := projection.affected(session, own, changes)):
                changes = {**changes, **projection.project(session, keys, moment)}

    def erase(self, session: Session, fact: Fact | Source) -> None:
        """Remove from the computed rows what a fact or a source lost by an erasure."""
        for projection in self.projections:
            if projection.erase and is_public(fact) and isinstance(fact, projection.facts):
                projection.erase(session, [fact])


def is_public(fact: Fact | Source) -> bool:
    """Return whether everybody may read a fact; sources are always public."""
    return isinstance(fact, Source) or fact.visibility is Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class CommandContext:
    """A command in progress: its batch, its fact types, its author and its precondition.

    `if_match` is the version that the caller has seen, where the command came over HTTP.
    """

    batch: Batch
    catalogue: FactCatalogue
    provenance: Provenance
    if_match: str | None = None

    @property
    def session(self) -> Session:
        """The session of the batch; what was recorded so far can be read in it."""
        return self.batch.session

    @property
    def today(self) -> date:
        """The day of the command in London."""
        return in_london(from_micros(self.batch.moment)).date()

    @property
    def as_of(self) -> AsOf:
        """The newest state, with the streams of the author; the operator can read everything."""
        positions, caller = self.batch.positions, self.provenance.caller
        if caller is not None and (seen := self.batch.streams_of(caller)) is not None:
            positions = {name: n for name, n in positions.items() if name in seen}
        return AsOf(LATEST, self.today, positions)

    def sees(self, stream: str) -> bool:
        """Return whether the author may read a stream; the operator can read everything."""
        caller = self.provenance.caller
        seen = None if caller is None else self.batch.streams_of(caller)
        return seen is None or stream in seen

    def code(self, thing: str, spelling: str) -> str:
        """Return the code of a thing, by code or identifier. Raises Problem `unknown-code`."""
        if self.batch.creates(thing, spelling):
            # Until the end of the batch, no computed row has it.
            return spelling
        known = self.batch.known_codes
        if (thing, spelling) not in known:
            known[thing, spelling] = resolve_code(self.session, thing, spelling, self.as_of)
        return known[thing, spelling]

    def recorded(self, fact: str) -> RecordedFact:
        """Return what the entry of a fact says. Raises LookupError if no entry records it."""
        recorded = self.batch.recorded(fact)
        if recorded is None:
            raise LookupError(f"no entry records {fact}")
        return recorded

    def owners_of(self, fact: Fact) -> frozenset[str]:
        """Return the authorities that may record or end a fact today."""
        return self.catalogue.owners_of(self, fact)

    def matched_fact(self) -> str:
        """Return the fact that `If-Match` names. Raises Problem `if-match-needed`, also for `*`.

        Corroborations do not change the version: a fact that gained one is still matched.
        """
        if self.if_match is None or self.if_match.strip() == "*":
            detail = "If-Match is missing; send the ETag of the version that you read"
            raise _if_match_problem("if-match-needed", detail)
        return _fact_in(plain_tag(self.if_match.strip()).removeprefix('"').removesuffix('"'))

    def check_if_match(self, version: str) -> None:
        """Refuse to end a version that the caller has not read. Raises Problem `stale`."""
        if self.matched_fact() != _fact_in(version):
            raise stale_version()


def about(thing: str, column: str | None = None) -> Callable[["CommandContext", Any], Subject]:
    """Return the subject function of facts that name one thing in a column.

    The column has the name of the thing by default.
    """
    name = column or thing

    def subject(_: CommandContext, fact: Any) -> Subject:
        return Subject(thing, getattr(fact, name))

    return subject


def admins_only(_: CommandContext, __: Any) -> frozenset[str]:
    """Return no owners: only admins record these facts."""
    return frozenset()


def stale_version() -> Problem:
    """Return the problem of a version that is no longer current."""
    return _if_match_problem(
        "stale", "the ETag is not that of the current version; get the item again"
    )


def _if_match_problem(code: str, detail: str) -> Problem:
    return Problem(code, detail, [FieldError("/header/If-Match", code, detail)])


def _fact_in(tag: str) -> str:
    return tag.partition(";")[0]


def _by_name(types: Iterable[FactType[Any, Any]]) -> dict[str, FactType[Any, Any]]:
    named: dict[str, FactType[Any, Any]] = {}
    for type_ in types:
        if type_.name in named:
            raise RuntimeError(f"two fact types are called {type_.name}")
        named[type_.name] = type_
    typed = {type_.model for type_ in named.values()}
    if untyped := {*fact_models().values()} - typed:
        names = ", ".join(sorted(str(model.__tablename__) for model in untyped))
        raise RuntimeError(f"no fact type for {names}")
    return named


def _owners_by_name(
    types: Mapping[str, FactType[Any, Any]], ownerships: Iterable[Ownership]
) -> dict[str, Owners]:
    owners = {name: type_.owners for name, type_ in types.items() if type_.owners is not None}
    for ownership in ownerships:
        if ownership.fact.name in owners:
            raise RuntimeError(f"{ownership.fact.name} has owners already")
        owners[ownership.fact.name] = ownership.owners
    if missing := types.keys() - owners.keys():
        raise RuntimeError(f"no owners for {', '.join(sorted(missing))}")
    return owners
