"""Putting briefs together."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy.orm import Session

from app.cover.queries import cells_on
from app.cover.responses import CellOut
from app.cover.schemas import CoverQuery
from app.domain.duties import Standing
from app.domain.vocabulary import Certainty, CoverState, Visibility
from app.ledger.as_of import AsOf, names_on, resolve_code
from app.platform.date_types import LATEST
from app.registry.authorities.queries import members_on
from app.registry.claims.queries import find_conflicts
from app.registry.contracts.queries import find_references
from app.worklist.briefs.schemas import BriefOut, BriefQuery, StateCountOut
from app.worklist.deadlines.contracts import Entry, entries
from app.worklist.deadlines.queries import key_dates_of, notices_of
from app.worklist.deadlines.schemas import Concerned, KeyDates, NoticeQuery
from app.worklist.open_items.queries import open_items
from app.worklist.open_items.schemas import AgendaQuery, OpenItemOut, OpenKind

Thing = Literal["authority", "consortium"]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whose brief it is, on which day, and which contracts are theirs."""

    thing: Thing
    code: str
    on: date
    authorities: Sequence[str]
    contracts: Collection[str]

    @property
    def asked(self) -> dict[str, Any]:
        """The same as parameters of a question."""
        return {self.thing: self.code, "on": self.on}

    @property
    def spelled(self) -> set[str]:
        """Everything that it is about, as claims name it."""
        named = {"authority": self.authorities, "contract": self.contracts, self.thing: [self.code]}
        return {f"{thing}:{code}" for thing, codes in named.items() for code in codes}


def get_brief(
    session: Session, query: BriefQuery, as_of: AsOf, thing: Thing, spelling: str
) -> BriefOut:
    """Everything that is open for an authority or for the members of a consortium on a day."""
    code, on = resolve_code(session, thing, spelling, as_of), as_of.day(query.on)
    about = _addressee(session, thing, code, as_of, on)
    asked = about.asked | ({"authority": [code]} if thing == "authority" else {})
    cells = cells_on(session, CoverQuery.model_construct(**asked), as_of, on)
    contracts = [
        entry
        for entry in entries(session, Concerned(on=on), as_of)
        if entry.reference in about.contracts
    ]
    items = [
        *_of_cells(cells),
        *_of_key_dates(contracts, on, query.days),
        *_of_notices(contracts, on),
        *_of_conflicts(session, about, as_of),
        *open_items(session, AgendaQuery(**about.asked), as_of),
    ]
    items.sort(key=lambda item: item.place)
    return BriefOut(
        thing=thing,
        code=code,
        name=names_on(session, {thing: [code]}, as_of, on)[thing, code],
        on=on,
        cover=_counts(cells),
        open=len(items),
        late=sum(item.late for item in items),
        items=items,
    )


def _addressee(session: Session, thing: Thing, code: str, as_of: AsOf, on: date) -> Addressee:
    """An authority with its contracts; or the members of a consortium with theirs and its own."""
    if thing == "authority":
        contracts = find_references(session, {"authority": [code]}, as_of, on)
        return Addressee(thing, code, on, [code], contracts)
    members = session.scalars(members_on(code), as_of.parameters(on=on)).all()
    shared = find_references(session, {"consortium": [code]}, as_of, on)
    own = find_references(session, {"authority": [*members]}, as_of, on) if members else set()
    return Addressee(thing, code, on, members, shared | own)


def _counts(cells: Sequence[CellOut]) -> list[StateCountOut]:
    found = []
    for state in CoverState:
        alike = [cell for cell in cells if cell.state is state]
        assumed = sum(cell.certainty is Certainty.ASSUMED for cell in alike)
        found.append(StateCountOut(state, len(alike), assumed))
    return found


def _of_cells(cells: Sequence[CellOut]) -> Iterator[OpenItemOut]:
    for cell in cells:
        address = f"/v1/cover?authority={cell.authority}&scope={cell.scope}"
        if cell.state is CoverState.NONE:
            text = f"Nobody is known to deliver {cell.scope_title}"
            yield _item(OpenKind.CELL_OPEN, text, address, authority=cell.authority, late=True)
        elif cell.risks:
            text = f"{cell.scope_title}: {', '.join(cell.risks)}"
            yield _item(OpenKind.CELL_AT_RISK, text, address, authority=cell.authority)


def _of_key_dates(contracts: Sequence[Entry], on: date, days: int) -> Iterator[OpenItemOut]:
    until = min(on + timedelta(days), LATEST)
    for one in key_dates_of(contracts, KeyDates(on=on, first_day=on, last_day=until), on):
        if one.kind != "notice":
            yield _item(
                OpenKind.KEY_DATE,
                f"{one.contract_title}: {one.text}",
                f"/v1/key-dates?contract={one.contract}",
                due_on=one.day,
                contract=one.contract,
                provider=one.provider,
            )


def _of_notices(contracts: Sequence[Entry], on: date) -> Iterator[OpenItemOut]:
    asked = NoticeQuery(on=on, standing=[Standing.DUE, Standing.LATE])
    for one in notices_of(contracts, asked, on):
        yield _item(
            OpenKind.NOTICE,
            f"{one.notice_type} of {one.contract_title}: {one.standing}",
            f"/v1/notices?contract={one.contract}",
            due_on=one.due_on,
            contract=one.contract,
            late=one.standing is Standing.LATE,
        )


def _of_conflicts(session: Session, about: Addressee, as_of: AsOf) -> Iterator[OpenItemOut]:
    """Whoever sees the conflict sees every claim in it: it is as hidden as the most hidden one."""
    hidden = list(Visibility)
    for one in find_conflicts(session, as_of):
        concerned = sorted(about.spelled.intersection(one.about))
        if one.is_open and concerned:
            thing, _, code = concerned[0].partition(":")
            yield _item(
                OpenKind.CONFLICT,
                one.topic,
                f"/v1/conflicts?about={concerned[0]}",
                authority=code if thing == "authority" else None,
                contract=code if thing == "contract" else None,
                visibility=max((claim.visibility for claim in one.claims), key=hidden.index),
            )


def _item(kind: OpenKind, text: str, address: str, **more: Any) -> OpenItemOut:
    return OpenItemOut(kind=kind, text=text, address=address, **more)
