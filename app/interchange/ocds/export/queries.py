"""Reading the entries that releases are told from: a fixed number of statements a package."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from app.interchange.ocds.export.identities import process_in, reference_in
from app.interchange.ocds.export.release_builder import Process, Release, Teller, processes_of
from app.interchange.ocds.export.replay import DETAILS, TOLD
from app.interchange.ocds.export.schemas import PackageQuery, ReleaseQuery
from app.ledger.as_of import AT, AsOf, visible_as_of
from app.ledger.identifiers import normalise
from app.ledger.models import PUBLIC, Change, Identifier
from app.ledger.queries import changes_about
from app.ledger.schemas import ChangeOut
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page
from app.platform.problems.problem import unknown_code

_CHANGE, _IDENTIFIER = table(Change), table(Identifier)
_OTHER = _IDENTIFIER.alias("other")


def list_releases(session: Session, query: ReleaseQuery, as_of: AsOf) -> Page[Release]:
    """Read one package of releases, in the order of the ledger."""
    cursor = Cursor.read(query, int, int)
    start, done = cursor.keys if cursor else (0, 0)
    entries = session.execute(
        _within(query).limit(query.limit + 2), as_of.parameters(start=start)
    ).all()  # fmt: skip
    if not entries:
        return Page([])
    positions = {entry.position for entry in entries}
    teller = _teller(session, {entry.code for entry in entries}, as_of, max(positions))
    found = [one for one in teller.releases if one.position in positions]
    given = Counter({start: done})
    # An entry that moves a contract makes two releases: a package may end between them.
    found = found[done if found and found[0].position == start else 0 :]
    kept = found[: query.limit]
    if len(found) <= query.limit:
        return Page(kept)
    given.update(one.position for one in kept)
    last = kept[-1].position
    return Page(kept, Cursor(as_of.position, (last, given[last]), as_of.restricted).write(query))


def list_processes(session: Session, query: PackageQuery, as_of: AsOf) -> Page[Process]:
    """Read one package of processes, in the order of the references of their contracts."""
    cursor = Cursor.read(query, str)
    statement = _CONTRACTS.limit(query.limit + 1)
    after = cursor.keys[0] if cursor else ""
    codes = session.scalars(statement, as_of.parameters(after=after)).all()
    if not codes:
        return Page([])
    page = codes[: query.limit]
    teller = _teller(session, page, as_of, as_of.position)
    told = [one for code in page if (one := teller.process_led_by(code))]
    more = len(codes) > query.limit
    following = Cursor(as_of.position, (page[-1],), as_of.restricted).write(query) if more else None
    return Page(told, following)


def get_releases(session: Session, name: str, as_of: AsOf) -> Sequence[Release]:
    """The releases of a process, by its ocid; or one release, by its id."""
    ocid, position = process_in(name)
    found = _find_process(session, ocid, as_of)
    told = [one for one in found.releases if position in {None, one.position}] if found else []
    if not told:
        raise unknown_code("process or release", name)
    return told


def get_process(session: Session, ocid: str, as_of: AsOf) -> Process:
    """One process as its releases have told it."""
    found = _find_process(session, ocid, as_of)
    if found is None:
        raise unknown_code("process", ocid)
    return found


def _find_process(session: Session, ocid: str, as_of: AsOf) -> Process | None:
    if "\x00" in ocid:
        return None
    spelling = normalise(reference_in(ocid) or ocid)
    codes = set(session.scalars(_SPELT, as_of.parameters(spelling=spelling)))
    if not codes:
        return None
    about = changes_about(session, {"contract": sorted(codes)}, as_of)
    return _told(session, about, [ocid], as_of).processes.get(ocid)


def _teller(session: Session, contracts: Collection[str], as_of: AsOf, until: int) -> Teller:
    """Everything that was told up to a position of the processes that these contracts were of."""
    members = set(session.scalars(_MEMBERS, as_of.parameters(codes=sorted(contracts))))
    about = changes_about(session, {"contract": sorted(members)}, as_of)
    about = [entry for entry in about if entry.position <= until]
    return _told(session, about, {*processes_of(about, contracts)}, as_of)


def _told(
    session: Session, about: Sequence[ChangeOut], wanted: Collection[str], as_of: AsOf
) -> Teller:
    """Entries about contracts, told with those about everything that they name."""
    until = max(entry.position for entry in about)
    of_others = changes_about(session, _named_in(about), as_of)
    entries = {entry.position: entry for entry in (*of_others, *about)}
    teller = Teller(wanted)
    for position in sorted(entries):
        if position <= until:
            teller.take(entries[position])
    return teller


def _named_in(entries: Iterable[ChangeOut]) -> dict[str, Sequence[str]]:
    """The codes of the things that contracts name, by their sort; a contract names itself, too."""
    things = ("authority", "contract", "provider", "scope")
    named: dict[str, set[str | None]] = {thing: set() for thing in things}
    for entry in entries:
        said = entry.content
        if entry.kind == DETAILS:
            named["contract"] |= {
                entry.code,
                *said.get("replaces_contracts", ()),
                said.get("framework"),
            }
            named["authority"] |= {*said.get("buyers", ()), said.get("lead")}
            named["provider"].add(said.get("provider"))
        elif entry.kind == "award":
            named["authority"].add(said["authority"])
            named["scope"].add(said["scope"])
    return {thing: sorted(filter(None, codes)) for thing, codes in named.items()}


def _within(query: ReleaseQuery) -> Select[tuple[int, str]]:
    """The entries that releases tell of, within the span of time that was asked for.

    Moments never run backwards along the ledger, so a span of time is one of positions.
    """
    statement = _TELLING
    if query.updatedFrom is not None:
        later = _POSITIONS.where(_CHANGE.c.recorded_at >= query.updatedFrom)
        first = later.order_by(_CHANGE.c.recorded_at, _CHANGE.c.position).limit(1)
        statement = statement.where(_CHANGE.c.position >= first.scalar_subquery())
    if query.updatedTo is not None:
        earlier = _POSITIONS.where(_CHANGE.c.recorded_at < query.updatedTo)
        last = earlier.order_by(_CHANGE.c.recorded_at.desc(), _CHANGE.c.position.desc()).limit(1)
        statement = statement.where(_CHANGE.c.position <= last.scalar_subquery())
    return statement


def _by_no_index(column: ColumnElement[str]) -> ColumnElement[str]:
    """A column that SQLite shall not look rows up by: it would read half of a large ledger."""
    return column + ""


_POSITIONS = select(_CHANGE.c.position).where(_CHANGE.c.stream == PUBLIC)
_TELLING = (
    select(_CHANGE.c.position, _CHANGE.c.code)
    .where(_CHANGE.c.stream == PUBLIC, _CHANGE.c.thing == "contract")
    .where(_by_no_index(_CHANGE.c.kind).in_(TOLD), _CHANGE.c.position <= AT)
    .where(_CHANGE.c.position >= bindparam("start", type_=BigInteger))
    .order_by(_CHANGE.c.position)
)
_OF_CONTRACTS = (_IDENTIFIER.c.thing == "contract", _IDENTIFIER.c.from_position <= AT)
_NUMBERS = select(_IDENTIFIER.c.spelling).where(
    *_OF_CONTRACTS, _IDENTIFIER.c.code.in_(bindparam("codes", expanding=True))
)
_MEMBERS = (
    select(_OTHER.c.code)
    .where(_OTHER.c.spelling.in_(_NUMBERS), _by_no_index(_OTHER.c.thing) == "contract")
    .where(_OTHER.c.from_position <= AT)
    .distinct()
)
"""The contracts that were ever known by a number by which these were: an ocid may be one."""
_SPELT = select(_IDENTIFIER.c.code).where(
    *_OF_CONTRACTS, _IDENTIFIER.c.spelling == bindparam("spelling")
)
_CONTRACTS = (
    select(_IDENTIFIER.c.code)
    .where(visible_as_of(_IDENTIFIER), _IDENTIFIER.c.thing == "contract")
    .where(_IDENTIFIER.c.spelling == _IDENTIFIER.c.code, _IDENTIFIER.c.code > bindparam("after"))
    .order_by(_IDENTIFIER.c.code)
)
