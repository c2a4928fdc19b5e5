"""Selection of key dates and notice duties from their projections, in the order of a page."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, literal, not_, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from app.domain.clocks import add_months
from app.domain.duties import NoticeStatus
from app.domain.key_dates import KeyDateKind
from app.domain.periods import ONE_DAY, Period, shifted
from app.domain.vocabulary import AttestationSubject, NoticeType, Regime
from app.ledger.as_of import ON, AsOf, visible_as_of
from app.platform.db.columns import LAST_DAY, table
from app.registry.authorities.attestations import attests, has_attestations
from app.registry.contracts.queries import is_under
from app.worklist.deadlines.models import KeyDateRow, Listing, NoticeDutyRow
from app.worklist.deadlines.reads import ContractSelection, Start, from_first, is_disputed
from app.worklist.deadlines.schemas import KeyDateFilters
from app.worklist.deadlines.statutory_rules import contract_rules

KeyDateKey: TypeAlias = tuple[str, str, str, str]
"""The place of a key date in a list: its day, its contract, its kind and its name."""

_DATE, _DUTY = table(KeyDateRow), table(NoticeDutyRow)
_ORDER = (_DATE.c.day, _DATE.c.contract, _DATE.c.kind, _DATE.c.name)
_STATUSES = tuple(NoticeStatus)
_LONGEST_MONTH, _SHORTEST_MONTH, _END_OF_MONTH = 31, 28, timedelta(4)


@dataclass(frozen=True, slots=True)
class KeyDateSelection:
    """The key dates that a query asks for on a day, found by what does not depend on the day.

    A few of them may not be listed in the end: an answer computes the dates of their contracts.
    """

    session: Session
    query: KeyDateFilters
    as_of: AsOf
    contracts: ContractSelection
    kinds: Collection[KeyDateKind] = ()

    @property
    def on(self) -> date:
        """The day of the answer."""
        return self.as_of.day(self.query.on)

    @property
    def horizon(self) -> Period:
        """The horizon of the query."""
        return self.query.days(self.on)

    def keys(self, after: KeyDateKey | None, limit: int | None) -> list[KeyDateKey]:
        """Return the places of the first key dates after a place, in order."""
        branches = [
            select(
                select(*_ORDER)
                .where(*self._conditions(after), condition)
                .order_by(*_ORDER)
                .limit(limit)
                .subquery()
            )
            for condition in self._listings()
        ]
        rows = self.session.execute(union_all(*branches), self.as_of.parameters(on=self.on))
        found = [(str(day), contract, kind, name) for day, contract, kind, name in rows]
        found += [key for key in self._counted_back() if after is None or key > after]
        return sorted(found) if limit is None else nsmallest(limit, found)

    def _conditions(self, after: KeyDateKey | None) -> Iterator[ColumnElement[bool]]:
        yield _holds_on_day(_DATE)
        yield from self.contracts.conditions(_DATE.c.contract)
        if self.kinds:
            yield _DATE.c.kind.in_(sorted(self.kinds))
        if self.query.lead_months is not None:
            is_of_a_route = _DATE.c.kind == KeyDateKind.START_REPLACEMENT
            yield or_(not_(is_of_a_route), _DATE.c.name == "at-once")
        if after is not None:
            day, *others = after
            place = (date.fromisoformat(day), *others)
            yield tuple_(*_ORDER) > tuple_(*map(literal, place, (c.type for c in _ORDER)))

    def _listings(self) -> Iterator[ColumnElement[bool]]:
        """Yield the condition of each way to be listed; the rows of each are read in order."""
        days = self.horizon
        in_horizon = _DATE.c.day.between(days.first_day, days.last_day or LAST_DAY)
        yield and_(_DATE.c.listing == Listing.HORIZON, in_horizon)
        yield _DATE.c.listing == Listing.STANDING
        if self.query.overdue:
            yield and_(_DATE.c.listing == Listing.UNRECORDED, not_(in_horizon))
        if self._may_be_late():
            is_late = and_(_DATE.c.listing == Listing.LATE, _is_late(_DATE))
            yield is_late if self.query.overdue else and_(is_late, in_horizon)

    def _may_be_late(self) -> bool:
        """Return whether late notices are asked for, whose days are before the day of the answer.

        Most contracts have notices of which nobody attests that they are late.
        """
        is_asked = self.query.overdue or self.horizon.first_day not in Period(self.on)
        return is_asked and has_attestations(self.session, self.as_of, AttestationSubject.NOTICES)

    def _counted_back(self) -> Iterator[KeyDateKey]:
        """Yield the starts of replacements that take the asked number of months."""
        months = self.query.lead_months
        kind = KeyDateKind.START_REPLACEMENT
        if months is None or (self.kinds and kind not in self.kinds):
            return
        rows = self.session.execute(
            select(_DATE.c.contract, _DATE.c.day, _DATE.c.not_before).where(
                _DATE.c.listing == Listing.REPLACEABLE,
                _holds_on_day(_DATE),
                or_(*self._may_count_back(months)),
                *self.contracts.conditions(_DATE.c.contract),
            ),
            self.as_of.parameters(on=self.on),
        )
        for contract, last, not_before in rows:
            day = max(add_months(last, -months), not_before or date.min)
            is_unrecorded = day not in Period(self.on) and self.on not in Period(last + ONE_DAY)
            if day in self.horizon or (self.query.overdue and is_unrecorded):
                yield (str(day), contract, kind, "replacement")

    def _may_count_back(self, months: int) -> Iterator[ColumnElement[bool]]:
        """Yield conditions of which one holds where the day counted back may be listed."""
        days = self.horizon
        earliest = shifted(days.first_day, timedelta(_SHORTEST_MONTH * months))
        latest = shifted(days.last_day or LAST_DAY, timedelta(_LONGEST_MONTH * months))
        yield _DATE.c.day.between(earliest, shifted(latest, _END_OF_MONTH))
        yield _DATE.c.not_before.between(days.first_day, days.last_day or LAST_DAY)
        if self.query.overdue:
            yield _DATE.c.day >= self.on


@dataclass(frozen=True, slots=True)
class DutySelection:
    """The contracts that have notices of a type or a status on a day, found by their duties.

    `is_set` leaves out notices whose event is still ahead.
    """

    session: Session
    as_of: AsOf
    on: date
    contracts: ContractSelection
    statuses: Collection[NoticeStatus] = ()
    notice_type: NoticeType | None = None
    is_set: bool = False

    def references(self, start: Start = from_first, limit: int | None = None) -> list[str]:
        """Return the first contracts from a start, in order."""
        statuses = self.statuses or _STATUSES
        branches: list[tuple[ColumnElement[str], ColumnElement[bool]]] = [
            (_DUTY.c.contract, and_(*self._conditions(), condition))
            for status in statuses
            for condition in _stored_as(status)
        ]
        if NoticeStatus.NOT_REQUIRED in statuses:
            branches += [
                (column, and_(condition, *self.contracts.conditions(column)))
                for column, condition in map(is_under, self._other_laws())
            ]
        statements = [
            select(
                select(column)
                .distinct()
                .where(condition, start(column))
                .order_by(column)
                .limit(limit)
                .subquery()
            )
            for column, condition in branches
        ]
        found = self.session.scalars(union_all(*statements), self.as_of.parameters(on=self.on))
        return sorted({*found})[:limit]

    def _other_laws(self) -> list[Regime]:
        """Return the laws that are enough to see that some notice is not required."""
        laws = {
            item.rule.regime
            for item in contract_rules().values()
            if not item.rule.is_unread and self.notice_type in {None, item.rule.notice}
        }
        return [law for law in Regime if law is not Regime.UNKNOWN and laws - {law}]

    def _conditions(self) -> Iterator[ColumnElement[bool]]:
        yield _holds_on_day(_DUTY)
        yield from self.contracts.conditions(_DUTY.c.contract)
        if self.notice_type is not None:
            yield _DUTY.c.notice_type == self.notice_type
        if self.is_set:
            yield or_(_DUTY.c.trigger_on.is_(None), _DUTY.c.trigger_on <= ON)


def _stored_as(status: NoticeStatus) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on stored duties of which one holds where a duty has a status."""
    if status is NoticeStatus.LATE:
        yield and_(_DUTY.c.status == status, _is_late(_DUTY))
        return
    yield _DUTY.c.status == status
    if status is NoticeStatus.NOT_RECORDED:
        is_late = and_(_is_late(_DUTY), _DUTY.c.is_joint.is_(False))
        yield and_(_DUTY.c.status == NoticeStatus.LATE, not_(is_late))


def _holds_on_day(rows: Any) -> ColumnElement[bool]:
    """Return the condition that a visible row holds on `:on`, given whether the end is disputed."""
    disputed = or_(rows.c.is_disputed.is_(None), rows.c.is_disputed == is_disputed(rows.c.contract))
    return and_(visible_as_of(rows), rows.c.first_day <= ON, rows.c.last_day >= ON, disputed)


def _is_late(rows: Any) -> ColumnElement[bool]:
    return attests(AttestationSubject.NOTICES, rows.c.attested_by, rows.c.late_after)
