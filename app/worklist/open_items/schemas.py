"""Filters and responses of open items."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import AuthorityFilter, ProviderFilter
from app.domain.vocabulary import Visibility
from app.domain.vocabulary.codelist import Codelist
from app.ledger.schemas import FactPageQuery, OnDayQuery


class OpenKind(Codelist):
    """The kind of an open item."""

    CELL_OPEN = "cell-open"
    """Nobody delivers a scope in an authority, as somebody says, or its recorded cover ended."""
    CELL_AT_RISK = "cell-at-risk"
    """A scope is covered, but the cover is at risk, for example by insolvency."""
    NOTICE = "notice"
    """A required notice of a contract is due or late."""
    KEY_DATE = "key-date"
    """A key date of a contract is near."""
    CONFLICT = "conflict"
    """Sources disagree, and at least one claim is not decided."""
    CANDIDATE = "candidate"
    """A candidate provider has neither signed nor dropped out."""
    DATA_TRANSFER = "data-transfer"
    """A data transfer from a holder is neither complete nor abandoned."""
    MOBILISATION = "mobilisation"
    """A mobilisation step is not done."""
    MEETING = "meeting"
    """The next meeting of a schedule is not held yet."""
    CONCERN = "concern"
    """A concern about a provider is not closed."""
    ACTION = "action"
    """An agreed action is not done."""
    KPI_BREACH = "kpi-breach"
    """The latest month with counts, at most three months ago, missed its target."""
    COMPLAINT_REPLY = "complaint-reply"
    """A complaint has no reply yet."""
    REMEDY = "remedy"
    """A remedy required by an Ombudsman is not done."""
    INCIDENT = "incident"
    """An incident is not stood down."""


class OpenItemQuery(FactPageQuery, OnDayQuery, AuthorityFilter, ProviderFilter):
    """Filters of open items: authority, consortium, provider and day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItemOut:
    """An open item: pending work of any kind."""

    kind: Annotated[OpenKind, Field(description="The kind of the item.")]
    text: Annotated[str, Field(description="The pending work, in a few words.")]
    id: Annotated[
        str | None, Field(description="The id of the record behind the item, if there is one.")
    ] = None
    authority: Annotated[str | None, Field(description="The code of the authority.")] = None
    provider: Annotated[str | None, Field(description="The code of the provider.")] = None
    contract: Annotated[str | None, Field(description="The reference of the contract.")] = None
    due_on: Annotated[date | None, Field(description="The due date, if there is one.")] = None
    late: Annotated[
        bool,
        Field(
            description="True if a source, or a record attested to be complete, says that it is "
            "late, or that a meeting was missed."
        ),
    ] = False
    not_recorded: Annotated[
        bool,
        Field(
            description="True if the due date is past, or no source speaks of the day, and nothing "
            "is recorded: it may have been done."
        ),
    ] = False
    last_heard_on: Annotated[
        date | None,
        Field(description="The latest day on which a source speaks of it; null if not known."),
    ] = None
    address: Annotated[str, Field(description="The path of the resource behind the item.")]
    visibility: Annotated[Visibility, Field(description="The visibility of the item.")] = (
        Visibility.PUBLIC
    )
    authorities: Annotated[
        list[str],
        Field(
            description="The codes of all authorities of the brief that it concerns: its own, or "
            "those that the contract serves."
        ),
    ] = field(default_factory=list)

    @property
    def sort_key(self) -> tuple[date, str, str, str]:
        """The sort key: by due date, items without one last."""
        return (self.due_on or date.max, self.kind, self.authority or "", self.text)
