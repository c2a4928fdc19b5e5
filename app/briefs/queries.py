"""Putting briefs together."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy.orm import Session

from app.agenda.queries import open_items
from app.agenda.schemas import AgendaQuery, OpenItemOut, OpenKind
from app.briefs.schemas import BriefOut, BriefQuery, StateCountOut
from app.claims.queries import list_conflicts
from app.claims.schemas import ConflictQuery
from app.cover.answers import CellOut
from app.cover.queries import cells_on
from app.cover.schemas import CoverQuery
from app.diary.queries import key_dates_within, notices_on
from app.diary.schemas import KeyDates, NoticeQuery
from app.domain.duties import Standing
from app.domain.vocabulary import Certainty, CoverState
from app.ledger.knowledge import At, get_code, names_in

Thing = Literal["authority", "consortium"]


def get_brief(session: Session, thing: Thing, spelling: str, query: BriefQuery, at: At) -> BriefOut:
    """Everything that is open for an authority or for the members of a consortium on a day."""
    code, on = get_code(session, thing, spelling, at), at.day(query.on)
    about: dict[str, Any] = {thing: code, "on": on}
    asked = CoverQuery.model_construct(
        **about | ({"authority": [code]} if thing == "authority" else {})
    )
    cells = cells_on(session, asked, at, on)
    items = [
        *_of_cells(cells),
        *_of_key_dates(session, about, query.days, at),
        *_of_notices(session, about, at),
        *_of_conflicts(session, f"{thing}:{code}", at),
        *open_items(session, AgendaQuery(**about), at),
    ]
    items.sort(key=lambda item: item.place)
    return BriefOut(
        thing=thing,
        code=code,
        name=names_in(session, {thing: [code]}, at, on)[thing, code],
        on=on,
        cover=_counts(cells),
        open=len(items),
        late=sum(item.late for item in items),
        items=items,
    )


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


def _of_key_dates(
    session: Session, about: dict[str, Any], days: int, at: At
) -> Iterator[OpenItemOut]:
    on: date = about["on"]
    asked = KeyDates(**about, first_day=on, last_day=on + timedelta(days))
    for one in key_dates_within(session, asked, at):
        if one.kind != "notice":
            yield _item(
                OpenKind.KEY_DATE,
                f"{one.contract_title}: {one.text}",
                f"/v1/key-dates?contract={one.contract}",
                due_on=one.day,
                contract=one.contract,
                provider=one.provider,
            )


def _of_notices(session: Session, about: dict[str, Any], at: At) -> Iterator[OpenItemOut]:
    asked = NoticeQuery(**about, standing=[Standing.DUE, Standing.LATE])
    for one in notices_on(session, asked, at):
        yield _item(
            OpenKind.NOTICE,
            f"{one.notice_type} of {one.contract_title}: {one.standing}",
            f"/v1/notices?contract={one.contract}",
            due_on=one.due_on,
            contract=one.contract,
            late=one.standing is Standing.LATE,
        )


def _of_conflicts(session: Session, about: str, at: At) -> Iterator[OpenItemOut]:
    for one in list_conflicts(session, ConflictQuery(about=about, open=True), at).items:
        yield _item(OpenKind.CONFLICT, one.topic, f"/v1/conflicts?about={about}")


def _item(kind: OpenKind, text: str, address: str, **more: Any) -> OpenItemOut:
    return OpenItemOut(kind=kind, text=text, address=address, **more)
