"""A file on its way in: read, told apart and cleaned before anything waits for it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.cleaning import Dropped, Remark, clean
from app.interchange.ocds.import_.links import check_links
from app.interchange.ocds.import_.packages import Found, releases_in
from app.interchange.ocds.import_.parties import buyers
from app.interchange.ocds.import_.reading import read
from app.interchange.ocds.import_.schemas import (
    DroppedOut,
    ImportReportOut,
    NoticeRemarkOut,
    ReleaseOutcome,
    ReleaseReportOut,
    StatedOut,
)
from app.ledger.as_of import AsOf
from app.platform.db.columns import LATEST
from app.platform.db.database import Database
from app.platform.fair_lock import FairLock
from app.platform.problems.problem import FieldError, Problem

FIND_A_TENDER = "find-a-tender"
"""The scheme under which contracts name their notices there."""

_TURNS = FairLock(max_waiting=8, timeout_seconds=20)
"""Files are read one after the other: a large one takes a hundred times its size of memory."""

_FAULTS = {
    "not-a-release": "a release is an object",
    "older-form": "a release of the standard; this is the older form of Contracts Finder",
    "unidentified": "an ocid and an id of plain characters, which tell it from every other release",
    "undated": "a date, which says when it was published",
    "empty": "a release that says something; this one only names another",
}


@dataclass(slots=True)
class Incoming:
    """A release, and what is to be told of it. Only what is ours is cleaned, and kept."""

    found: Found
    outcome: ReleaseOutcome = ReleaseOutcome.NOT_OURS
    hash: str = ""
    release: dict[str, Any] = field(default_factory=dict)
    buyers: list[str] = field(default_factory=list)
    contract: str | None = None
    stated: list[StatedOut] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """What no other release has."""
        return (self.found.ocid or "", self.found.id or "")

    def note(self, code: str, detail: str) -> None:
        """Remark on the release as a whole."""
        self.remarks.append(Remark(self.found.pointer, code, detail))


@dataclass(frozen=True, slots=True)
class Intake:
    """The releases of a file, in its order."""

    releases: list[Incoming]

    @property
    def ours(self) -> list[Incoming]:
        """Those that concern the registry and did not stand in the file before."""
        return [one for one in self.releases if one.outcome is ReleaseOutcome.KEPT]

    def report(self, *, is_dry_run: bool) -> ImportReportOut:
        """What became of each."""
        said = [one.outcome for one in self.releases]
        return ImportReportOut(
            dry_run=is_dry_run,
            outcomes={
                str(outcome): said.count(outcome) for outcome in ReleaseOutcome if outcome in said
            },
            dropped=sum(len(one.dropped) for one in self.releases),
            releases=[_told(one) for one in self.releases],
        )


def prepare(database: Database, body: bytes, today: date) -> Intake:
    """Read a file, find out which of its releases are ours, and clean those.

    Raises Problem where the file as a whole is no good.
    """
    with _TURNS.held():
        return Intake(_prepared(database, body, AsOf(LATEST, today)))


def _prepared(database: Database, body: bytes, as_of: AsOf) -> list[Incoming]:
    found = releases_in(read(body))
    check_links(found)
    releases = [_incoming(one) for one in found]
    _check_ids(releases)
    with database.read_session() as session:
        usable = [one for one in releases if one.outcome is not ReleaseOutcome.UNUSABLE]
        _name_buyers(
            usable, lambda spellings: queries.named(session, "authority", spellings, as_of)
        )
        known = _known_processes(session, usable, as_of)
    known |= {one.key[0] for one in usable if one.buyers}
    _keep_ours(usable, known)
    for one in releases:
        # What is not ours is not even held on to while others write.
        one.found = replace(one.found, release={})
    return releases


def _incoming(found: Found) -> Incoming:
    incoming = Incoming(found)
    if found.fault is not None:
        incoming.outcome = ReleaseOutcome.UNUSABLE
        incoming.note(found.fault, _FAULTS[found.fault])
    return incoming


def _check_ids(releases: Iterable[Incoming]) -> None:
    """Refuse a file in which two releases of one id differ: one of them must be wrong."""
    seen: dict[tuple[str, str], Incoming] = {}
    for one in releases:
        if one.outcome is ReleaseOutcome.UNUSABLE:
            continue
        first = seen.setdefault(one.key, one)
        if first is not one and first.found.hash != one.found.hash:
            detail = "one release for each ocid and id"
            pointer = f"/body{one.found.pointer}/id"
            raise Problem(
                "releases-contradict", detail, [FieldError(pointer, "releases-contradict", detail)]
            )


def _name_buyers(releases: Iterable[Incoming], find: Any) -> None:
    """Find out which authorities buy, by every number that a release gives its buyers."""
    spellings = {
        id(one): [n.spelling for buyer in buyers(one.found.release) for n in buyer.numbers]
        for one in releases
    }
    codes = find({spelling for some in spellings.values() for spelling in some})
    for one in releases:
        named = [codes[spelling] for spelling in spellings[id(one)] if spelling in codes]
        one.buyers = [*dict.fromkeys(named)]


def _known_processes(session: Any, releases: Collection[Incoming], as_of: AsOf) -> set[str]:
    """The processes of which the registry knows the contract, or keeps a release already."""
    ocids = {one.key[0] for one in releases}
    notices = {one.key[0]: notice_number(one.key[1]) for one in releases}
    contracts = queries.named(session, "contract", ocids | {*notices.values()}, as_of)
    by_notice = {ocid for ocid, number in notices.items() if number in contracts}
    return (ocids & contracts.keys()) | by_notice | {*queries.kept_processes(session, ocids)}


def notice_number(id_: str) -> str:
    """How contracts name the notice with this release's id."""
    return f"{FIND_A_TENDER}-{id_}"


def _keep_ours(releases: Iterable[Incoming], known: set[str]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in releases:
        if one.key[0] not in known:
            continue
        if one.key in seen:
            one.outcome = ReleaseOutcome.ALREADY_KNOWN
            one.note("repeated", "each release once; this one stands further up, too")
            continue
        seen.add(one.key)
        one.hash = one.found.hash
        cleaned = clean(one.found.release, one.found.pointer)
        one.outcome, one.release = ReleaseOutcome.KEPT, cleaned.release
        one.dropped, one.remarks = cleaned.dropped, cleaned.remarks


def _told(one: Incoming) -> ReleaseReportOut:
    return ReleaseReportOut(
        pointer=one.found.pointer,
        ocid=one.found.ocid,
        id=one.found.id,
        outcome=one.outcome,
        contract=one.contract,
        stated=one.stated,
        dropped=[DroppedOut(each.pointer, each.rule) for each in one.dropped],
        remarks=[NoticeRemarkOut(each.pointer, each.code, each.detail) for each in one.remarks],
    )
