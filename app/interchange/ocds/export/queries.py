"""Reads of the entries behind releases: a fixed number of statements for each package."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from app.interchange.ocds.export.identities import parse_release_id, reference_of
from app.interchange.ocds.export.release_builder import Process, Release, ReleaseBuilder, ocids_of
from app.interchange.ocds.export.replay import DETAILS, NAMED_BY, RELEASED_KINDS
from app.interchange.ocds.export.schemas import PackageQuery, ReleaseQuery
from app.ledger.as_of import AT, AsOf, visible_as_of
from app.ledger.identifiers import normalise
from app.ledger.models import Change, Identifier
from app.ledger.queries import changes_about
from app.ledger.schemas import ChangeOut
from app.ledger.streams import PUBLIC
from app.platform.clock import to_micros
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page
from app.platform.problems.problem import unknown_code

_CHANGE, _IDENTIFIER = table(Change), table(Identifier)
_OTHER = _IDENTIFIER.alias("other")


def list_releases(session: Session, query: ReleaseQuery, as_of: AsOf) -> Page[Release]:
    """Read one page of releases, in ledger order."""
    cursor = Cursor.read(query, int, int)
    start, skipped = cursor.keys if cursor else (0, 0)
    entries = session.execute(
        _entries_between(query).limit(query.limit + 2), as_of.parameters(start=start)
    ).all()  # fmt: skip
    if not entries:
        return Page([])
    positions = {entry.position for entry in entries}
    builder = _builder_of(session, {entry.code for entry in entries}, as_of, max(positions))
    found = [release for release in builder.releases if release.position in positions]
    sent = Counter({start: skipped})
    # An entry that moves a contract to another process makes two releases: a page may split them.
    found = found[skipped if found and found[0].position == start else 0 :]
    page = found[: query.limit]
    if len(found) <= query.limit:
        return Page(page)
    sent.update(release.position for release in page)
    last = page[-1].position
    return Page(page, Cursor(as_of.moment, (last, sent[last])).write(query))


def list_processes(session: Session, query: PackageQuery, as_of: AsOf) -> Page[Process]:
    """Read one page of processes, in the order of their first contract reference."""
    cursor = Cursor.read(query, str)
    statement = _CONTRACTS.limit(query.limit + 1)
    after = cursor.keys[0] if cursor else ""
    codes = session.scalars(statement, as_of.parameters(after=after)).all()
    if not codes:
        return Page([])
    page = codes[: query.limit]
    builder = _builder_of(session, page, as_of, as_of.position)
    processes = [process for code in page if (process := builder.process_led_by(code))]
    more = len(codes) > query.limit
    following = Cursor(as_of.moment, (page[-1],)).write(query) if more else None
    return Page(processes, following)


def get_releases(session: Session, name: str, as_of: AsOf) -> Sequence[Release]:
    """Read the releases of a process by its ocid, or a single release by its id."""
    ocid, position = parse_release_id(name)
    found = _find_process(session, ocid, as_of)
    releases = (
        [item for item in found.releases if position in {None, item.position}] if found else []
    )
    if not releases:
        raise unknown_code("process or release", name)
    return releases


def get_process(session: Session, ocid: str, as_of: AsOf) -> Process:
    """Read one process with its releases."""
    found = _find_process(session, ocid, as_of)
    if found is None:
        raise unknown_code("process", ocid)
    return found


def _find_process(session: Session, ocid: str, as_of: AsOf) -> Process | None:
    if "\x00" in ocid:
        return None
    spelling = normalise(reference_of(ocid) or ocid)
    codes = set(session.scalars(_CODES_BY_IDENTIFIER, as_of.parameters(spelling=spelling)))
    if not codes:
        return None
    contract_entries = _entries_of(session, codes, as_of)
    return _build_releases(session, contract_entries, [ocid], as_of).processes.get(ocid)


def _builder_of(
    session: Session, contracts: Collection[str], as_of: AsOf, until: int
) -> ReleaseBuilder:
    """Build the releases, up to a position, of all processes these contracts ever belonged to."""
    members = set(session.scalars(_MEMBERS, as_of.parameters(codes=sorted(contracts))))
    contract_entries = _entries_of(session, members, as_of)
    contract_entries = [entry for entry in contract_entries if entry.position <= until]
    return _build_releases(
        session, contract_entries, {*ocids_of(contract_entries, contracts)}, as_of
    )


def _build_releases(
    session: Session, contract_entries: Sequence[ChangeOut], ocids: Collection[str], as_of: AsOf
) -> ReleaseBuilder:
    """Build releases from entries about contracts and about everything that these name."""
    until = max(entry.position for entry in contract_entries)
    codes = _codes_named_by(contract_entries)
    other_entries = changes_about(session, codes, as_of, (*NAMED_BY, *RELEASED_KINDS))
    entries = {entry.position: entry for entry in (*other_entries, *contract_entries)}
    builder = ReleaseBuilder(ocids)
    for position in sorted(entries):
        if position <= until:
            builder.add(entries[position])
    return builder


def _entries_of(session: Session, contracts: Collection[str], as_of: AsOf) -> list[ChangeOut]:
    return changes_about(session, {"contract": sorted(contracts)}, as_of, RELEASED_KINDS)


def _codes_named_by(entries: Iterable[ChangeOut]) -> dict[str, Sequence[str]]:
    """Return the codes that contract entries name, by kind of thing, including themselves."""
    things = ("authority", "contract", "provider", "scope")
    named: dict[str, set[str | None]] = {thing: set() for thing in things}
    for entry in entries:
        content = entry.content
        if entry.type == DETAILS:
            named["contract"] |= {
                entry.subject.code,
                *content.get("replaces", ()),
                content.get("framework"),
            }
            named["authority"] |= {*content.get("buyers", ()), content.get("lead")}
            named["provider"].add(content.get("provider"))
        elif entry.type == "award":
            named["authority"].add(content.get("authority"))
            named["scope"].add(content.get("scope"))
    return {thing: sorted(filter(None, codes)) for thing, codes in named.items()}


def _entries_between(query: ReleaseQuery) -> Select[tuple[int, str]]:
    """Select the entries behind releases within the requested time span.

    Moments never decrease along the ledger, so a time span is a range of positions.
    """
    statement = _RELEASED_ENTRIES
    if query.updatedFrom is not None:
        later = _POSITIONS.where(_CHANGE.c.recorded_at >= to_micros(query.updatedFrom))
        first = later.order_by(_CHANGE.c.recorded_at, _CHANGE.c.position).limit(1)
        statement = statement.where(_CHANGE.c.position >= first.scalar_subquery())
    if query.updatedTo is not None:
        earlier = _POSITIONS.where(_CHANGE.c.recorded_at < to_micros(query.updatedTo))
        last = earlier.order_by(_CHANGE.c.recorded_at.desc(), _CHANGE.c.position.desc()).limit(1)
        statement = statement.where(_CHANGE.c.position <= last.scalar_subquery())
    return statement


def _without_index(column: ColumnElement[str]) -> ColumnElement[str]:
    """Keep SQLite from using an index on this column: it would read half of a large ledger."""
    return column + ""


_POSITIONS = select(_CHANGE.c.position).where(_CHANGE.c.stream == PUBLIC)
_RELEASED_ENTRIES = (
    select(_CHANGE.c.position, _CHANGE.c.code)
    .where(_CHANGE.c.stream == PUBLIC, _CHANGE.c.thing == "contract")
    .where(_without_index(_CHANGE.c.type).in_(RELEASED_KINDS), _CHANGE.c.recorded_at <= AT)
    .where(_CHANGE.c.position >= bindparam("start", type_=BigInteger))
    .order_by(_CHANGE.c.position)
)
_OF_CONTRACTS = (_IDENTIFIER.c.thing == "contract", _IDENTIFIER.c.from_at <= AT)
_IDENTIFIERS_OF = select(_IDENTIFIER.c.spelling).where(
    *_OF_CONTRACTS, _IDENTIFIER.c.code.in_(bindparam("codes", expanding=True))
)
_MEMBERS = (
    select(_OTHER.c.code)
    .where(_OTHER.c.spelling.in_(_IDENTIFIERS_OF), _without_index(_OTHER.c.thing) == "contract")
    .where(_OTHER.c.from_at <= AT)
    .distinct()
)
"""The contracts that ever shared an identifier, such as an ocid, with these contracts."""
_CODES_BY_IDENTIFIER = select(_IDENTIFIER.c.code).where(
    *_OF_CONTRACTS, _IDENTIFIER.c.spelling == bindparam("spelling")
)
_CONTRACTS = (
    select(_IDENTIFIER.c.code)
    .where(visible_as_of(_IDENTIFIER), _IDENTIFIER.c.thing == "contract")
    .where(_IDENTIFIER.c.spelling == _IDENTIFIER.c.code, _IDENTIFIER.c.code > bindparam("after"))
    .order_by(_IDENTIFIER.c.code)
)
