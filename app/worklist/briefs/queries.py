"""Assembly of briefs from cover, deadlines, conflicts and open items."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias
from urllib.parse import parse_qsl, urlencode

from sqlalchemy.orm import Session

from app.cover.queries import cells_on
from app.cover.responses import CellOut
from app.cover.schemas import CoverQuery
from app.domain.duties import NoticeStatus
from app.domain.key_dates import KeyDateKind
from app.domain.vocabulary import Certainty, CoverState, Risk, Visibility
from app.ledger.as_of import AsOf, Named, named_on, resolve_group
from app.platform.date_types import LATEST
from app.registry.authorities.queries import current_members_on
from app.registry.claims.queries import find_conflicts
from app.worklist.briefs.schemas import BriefGroupOut, BriefOut, BriefQuery, StateCountOut
from app.worklist.deadlines.queries import key_dates_at, notices_of
from app.worklist.deadlines.reads import ContractSelection, read_contract_deadlines
from app.worklist.deadlines.schemas import KeyDateFilters, NoticeQuery
from app.worklist.deadlines.selection import DutySelection, KeyDateSelection
from app.worklist.open_items.queries import list_open_items
from app.worklist.open_items.schemas import OpenItemOut, OpenItemQuery, OpenKind

Thing = Literal["authority", "consortium"]
_Names: TypeAlias = Mapping[tuple[str, str], Named]
_WITHOUT_DAY = {"/v1/conflicts"}
"""Paths of lists that do not depend on a day."""
_ELSEWHERE = {KeyDateKind.NOTICE, KeyDateKind.NOTICE_GIVEN}
"""Key dates that a brief shows as notices, or that are done."""


@dataclass(frozen=True, slots=True)
class BriefSubject:
    """The subject of a brief: an authority or a consortium, its day, and its contracts.

    `served` are the authorities that each of the contracts serves.
    """

    thing: Thing
    code: str
    on: date
    authorities: Sequence[str]
    contracts: ContractSelection
    served: Mapping[str, Sequence[str]]

    @property
    def filters(self) -> dict[str, Any]:
        """The subject and the day as query parameters."""
        code = [self.code] if self.thing == "authority" else self.code
        return {self.thing: code, "on": self.on}

    @property
    def named(self) -> set[str]:
        """All codes by which facts name authorities of the brief."""
        return {*self.authorities, *(code for codes in self.served.values() for code in codes)}

    @property
    def claim_subjects(self) -> set[str]:
        """Everything that the brief concerns, as `thing:code`, the form that claims use."""
        named = {
            "authority": self.authorities,
            "contract": self.served,
            self.thing: [self.code],
        }
        return {f"{thing}:{code}" for thing, codes in named.items() for code in codes}


def get_brief(
    session: Session, query: BriefQuery, as_of: AsOf, thing: Thing, spelling: str
) -> BriefOut:
    """Return the open items of an authority, or of the members of a consortium, on a day."""
    codes, on = resolve_group(session, thing, spelling, as_of), as_of.day(query.on)
    code = codes[0]
    about = _brief_subject(session, thing, codes, as_of, on)
    cells = cells_on(session, CoverQuery.model_construct(**about.filters), as_of, on)
    items = [
        *_cell_items(cells),
        *_key_date_items(session, about.contracts, as_of, on, query.days),
        *_notice_items(session, about.contracts, as_of, on),
        *_conflict_items(session, about, as_of),
        *list_open_items(session, OpenItemQuery(**about.filters), as_of),
    ]
    items.sort(key=lambda item: item.sort_key)
    named = named_on(session, {"authority": about.named, thing: [code]}, as_of, on)
    items = [
        replace(
            item,
            address=_as_asked(item.address, query, on),
            authorities=_concerned(item, about, named),
        )
        for item in items
    ]
    return BriefOut(
        thing=thing,
        code=code,
        name=named[thing, code].name,
        on=on,
        groups=[*_groups(about, items, cells, named)],
        cover=_count_states(cells),
        open=len(items),
        late=sum(item.late for item in items),
        items=items,
    )


def _brief_subject(
    session: Session, thing: Thing, codes: Sequence[str], as_of: AsOf, on: date
) -> BriefSubject:
    """Return an authority with its contracts, or a consortium with those of its members."""
    contracts, code = ContractSelection.by(session, {thing: [*codes]}, as_of, on), codes[0]
    served = contracts.served(session, as_of, on)
    if thing == "authority":
        return BriefSubject(thing, code, on, codes, contracts, served)
    members = session.scalars(current_members_on(code), as_of.parameters(on=on)).all()
    return BriefSubject(thing, code, on, members, contracts, served)


def _as_asked(address: str, query: BriefQuery, on: date) -> str:
    """Return an address for the same day and the same state of knowledge as the brief."""
    path, _, given = address.partition("?")
    days = {} if path in _WITHOUT_DAY else {"on": on}
    known = {
        "known_at": None if query.known_at is None else query.known_at.isoformat(),
        "position": query.position,
    }
    parameters = {**dict(parse_qsl(given)), **days, **known}
    named = {name: value for name, value in parameters.items() if value is not None}
    return f"{path}?{urlencode(named, safe=':')}" if named else path


def _concerned(item: OpenItemOut, about: BriefSubject, named: _Names) -> list[str]:
    """Return the authorities of the brief that an item concerns, by the codes of answers."""
    if about.thing == "authority":
        return [about.code]
    of_contract = about.served.get(item.contract, ()) if item.contract else ()
    codes = [item.authority] if item.authority else of_contract
    of_all = {named["authority", code].code for code in codes if ("authority", code) in named}
    return sorted(of_all.intersection(about.authorities))


def _groups(
    about: BriefSubject, items: Sequence[OpenItemOut], cells: Sequence[CellOut], named: _Names
) -> Iterator[BriefGroupOut]:
    """Yield the counts for each authority by name, then those of what concerns no single one."""
    authorities = [about.code] if about.thing == "authority" else about.authorities
    names = {code: named["authority", code].name for code in authorities}
    for code in sorted(authorities, key=lambda code: (names[code], code)):
        own = [cell for cell in cells if cell.authority == code]
        yield _group(code, names[code], [i for i in items if code in i.authorities], own, about.on)
    if rest := [item for item in items if not item.authorities]:
        yield _group(None, None, rest, [], about.on)


def _group(
    authority: str | None,
    name: str | None,
    items: Sequence[OpenItemOut],
    cells: Sequence[CellOut],
    on: date,
) -> BriefGroupOut:
    ahead = [item.due_on for item in items if item.due_on is not None and item.due_on >= on]
    return BriefGroupOut(
        authority=authority,
        authority_name=name,
        cover=_count_states(cells),
        open=len(items),
        late=sum(item.late for item in items),
        next_due_on=min(ahead, default=None),
    )


def _count_states(cells: Sequence[CellOut]) -> list[StateCountOut]:
    counts = []
    for state in CoverState:
        matching = [cell for cell in cells if cell.state is state]
        assumed = sum(cell.certainty is Certainty.ASSUMED for cell in matching)
        counts.append(StateCountOut(state, len(matching), assumed))
    return counts


def _cell_items(cells: Sequence[CellOut]) -> Iterator[OpenItemOut]:
    for cell in cells:
        address = f"/v1/cover?authority={cell.authority}&scope={cell.scope}"
        if cell.state is CoverState.NONE:
            text = f"{cell.scope_title}: said to have no provider"
            yield _cell_item(OpenKind.CELL_OPEN, text, address, cell)
        elif cell.state is CoverState.ENDED:
            text = f"{cell.scope_title}: recorded cover ended{_nothing_since(cell)}"
            yield _cell_item(OpenKind.CELL_OPEN, text, address, cell)
        elif risks := [risk for risk in cell.risks if risk is not Risk.LEVEL_DISPUTED]:
            # What is disputed is an item of its own: the conflict.
            text = f"{cell.scope_title}: {', '.join(risks)}"
            yield _cell_item(OpenKind.CELL_AT_RISK, text, address, cell)


def _cell_item(kind: OpenKind, text: str, address: str, cell: CellOut) -> OpenItemOut:
    return _item(kind, text, address, authority=cell.authority, last_heard_on=cell.evidence_on)


def _nothing_since(cell: CellOut) -> str:
    """Return the last covered day and that nothing is recorded since, so that nobody is accused."""
    # The state before may have been unknown, so its first day does not tell the last covered one.
    if cell.last_held_by is None or cell.last_held_by.last_day is None:
        return ", nothing recorded since"
    return f" on {cell.last_held_by.last_day}, nothing recorded since"


def _key_date_items(
    session: Session, contracts: ContractSelection, as_of: AsOf, on: date, days: int
) -> Iterator[OpenItemOut]:
    until = min(on + timedelta(days), LATEST)
    query = KeyDateFilters(on=on, first_day=on, last_day=until)
    kinds = {*KeyDateKind} - _ELSEWHERE
    selection = KeyDateSelection(session, query, as_of, contracts, kinds)
    for key_date in key_dates_at(selection, selection.keys(None, None)):
        yield _item(
            OpenKind.KEY_DATE,
            f"{key_date.contract_title}: {key_date.text}",
            f"/v1/key-dates?contract={key_date.contract}&last_day={until}",
            due_on=key_date.day,
            contract=key_date.contract,
            provider=key_date.provider,
        )


def _notice_items(
    session: Session, contracts: ContractSelection, as_of: AsOf, on: date
) -> Iterator[OpenItemOut]:
    """Yield the notices that are due or late, but for those whose event is still ahead."""
    statuses = [NoticeStatus.DUE, NoticeStatus.LATE]
    duties = DutySelection(session, as_of, on, contracts, statuses, is_set=True)
    noticed = read_contract_deadlines(session, duties.references(), as_of, on)
    for notice in notices_of(noticed, NoticeQuery(on=on, status=statuses), on):
        if notice.trigger_on is not None and notice.trigger_on > on:
            continue
        yield _item(
            OpenKind.NOTICE,
            f"{notice.notice_type} of {notice.contract_title}: {notice.status}",
            f"/v1/notices?contract={notice.contract}",
            due_on=notice.due_on,
            contract=notice.contract,
            late=notice.status is NoticeStatus.LATE,
        )


def _conflict_items(session: Session, about: BriefSubject, as_of: AsOf) -> Iterator[OpenItemOut]:
    """Yield open conflicts, each with the strictest visibility of its claims."""
    hidden = list(Visibility)
    for conflict in find_conflicts(session, as_of):
        concerned = sorted(about.claim_subjects.intersection(conflict.about))
        if conflict.is_open and concerned:
            thing, _, code = concerned[0].partition(":")
            yield _item(
                OpenKind.CONFLICT,
                conflict.topic,
                f"/v1/conflicts?about={concerned[0]}",
                authority=code if thing == "authority" else None,
                contract=code if thing == "contract" else None,
                visibility=max((claim.visibility for claim in conflict.claims), key=hidden.index),
            )


def _item(kind: OpenKind, text: str, address: str, **more: Any) -> OpenItemOut:
    return OpenItemOut(kind=kind, text=text, address=address, **more)
