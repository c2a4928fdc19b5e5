"""Parse, filter and clean a file before the write transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.buyers import AuthorityNames, NamedBuyer
from app.interchange.ocds.import_.cleaning import DroppedField, Remark, clean_release
from app.interchange.ocds.import_.json_reader import read_json, read_json_lines
from app.interchange.ocds.import_.models import ERASED_HASH
from app.interchange.ocds.import_.notices import read_notices
from app.interchange.ocds.import_.packages import ParsedRelease, parse_releases
from app.interchange.ocds.import_.parties import Party, buyer_identifiers, buyers
from app.interchange.ocds.import_.processes import describes_award
from app.interchange.ocds.import_.related_processes import check_for_cycles
from app.interchange.ocds.import_.schemas import (
    DroppedOut,
    ImportReportOut,
    NoticeRemarkOut,
    RecordedOut,
    ReleaseOutcome,
    ReleaseReportOut,
)
from app.ledger.as_of import AsOf
from app.platform.db.columns import LATEST
from app.platform.db.database import Database
from app.platform.fair_lock import FairLock
from app.platform.problems.problem import FieldError, Problem

FIND_A_TENDER = "find-a-tender"
"""The scheme of notice identifiers in contracts."""

_LOCK = FairLock(max_waiting=8, timeout_seconds=20)
"""Serializes parsing: a large file takes a hundred times its size of memory."""

_UNUSABLE = {
    "not-a-release": "a release is an object",
    "older-form": "a release of the standard; this is the older form of Contracts Finder",
    "unidentified": "an ocid and an id of plain characters",
    "undated": "a date of publication",
    "empty": "a release with content; this one only links to another",
}


@dataclass(slots=True)
class ReleaseJob:
    """A release and its report. Only releases of the registry are cleaned and kept."""

    parsed: ParsedRelease
    outcome: ReleaseOutcome = ReleaseOutcome.NOT_OURS
    hash: str = ""
    release: dict[str, Any] = field(default_factory=dict)
    buyers: list[str] = field(default_factory=list)
    suggested: list[NamedBuyer] = field(default_factory=list)
    known_hash: str | None = None
    contract: str | None = None
    recorded: list[RecordedOut] = field(default_factory=list)
    dropped: list[DroppedField] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """The ocid and id, unique to the release."""
        return (self.parsed.ocid or "", self.parsed.id or "")

    @property
    def facts(self) -> int:
        """The estimated number of facts and rows that the release adds."""
        if self.known_hash is not None:
            return 0
        if self.outcome is ReleaseOutcome.NOT_OURS:
            return 2 * len(self.suggested)
        notices = sum(1 for notice in read_notices(self.release) if notice.type is not None)
        parts = 1 + 2 * (notices + len(self.suggested))
        return parts + 2 if describes_award(self.release) and self.buyers else parts

    def settle_known(self, known_hash: str) -> None:
        """Set the outcome of a release of which an id with this hash was imported before."""
        if known_hash == self.hash:
            self.outcome = ReleaseOutcome.ALREADY_KNOWN
            return
        if known_hash == ERASED_HASH:
            self.outcome = ReleaseOutcome.ERASED
            self.add_remark("erased-before", "a release of which no text was erased")
            return
        self.outcome = ReleaseOutcome.CONFLICT
        self.add_remark("other-content", "the content imported before under this id, which stays")

    def copy(self) -> "ReleaseJob":
        """Return a copy to record, so that an attempt that is rolled back leaves no trace."""
        return replace(self, recorded=[*self.recorded], remarks=[*self.remarks])

    def add_remark(self, code: str, detail: str) -> None:
        """Add a remark on the release as a whole."""
        self.remarks.append(Remark(self.parsed.pointer, code, detail))


ProcessJobs: TypeAlias = list[ReleaseJob]
"""The releases of one contracting process in a file, which are recorded together."""


@dataclass(frozen=True, slots=True)
class Package:
    """The releases of a file, in order."""

    releases: list[ReleaseJob]

    @property
    def processes(self) -> list[ProcessJobs]:
        """The releases that concern the registry, or may, by process.

        They come without repetitions in the file.
        """
        grouped: dict[str, ProcessJobs] = defaultdict(list)
        for job in self.releases:
            if job.outcome is ReleaseOutcome.KEPT or job.suggested:
                grouped[job.key[0]].append(job)
        return [*grouped.values()]

    def report(self, recorded: Mapping[str, ReleaseJob], *, is_dry_run: bool) -> ImportReportOut:
        """Return the report on all releases; `recorded` are those with an outcome, by pointer."""
        releases = [recorded.get(job.parsed.pointer, job) for job in self.releases]
        outcomes = [job.outcome for job in releases]
        return ImportReportOut(
            dry_run=is_dry_run,
            outcomes={
                str(outcome): outcomes.count(outcome)
                for outcome in ReleaseOutcome
                if outcome in outcomes
            },
            dropped=sum(len(job.dropped) for job in releases),
            releases=[_to_out(job) for job in releases],
        )


def prepare_package(
    database: Database, body: bytes, today: date, *, is_lines: bool = False
) -> Package:
    """Parse a file, select the releases that concern the registry, and clean them.

    `is_lines` says that it has a value on each line. Raises Problem if the file as a whole is
    invalid.
    """
    read = read_json_lines if is_lines else read_json
    with _LOCK.held():
        return Package(_prepare_jobs(database, read(body), AsOf(LATEST, today)))


def _prepare_jobs(database: Database, document: Any, as_of: AsOf) -> list[ReleaseJob]:
    parsed = parse_releases(document)
    check_for_cycles(parsed)
    releases = [_job(release) for release in parsed]
    _check_ids(releases)
    usable = [job for job in releases if job.outcome is not ReleaseOutcome.UNUSABLE]
    with database.read_session() as session:
        _resolve_buyers(session, usable, as_of)
        hashes = queries.release_hashes(session, {job.key[0] for job in usable})
        ours = _recognised(session, usable, {ocid for ocid, _ in hashes}, as_of)
        _suggest_buyers(session, usable, as_of)
    for job in usable:
        job.known_hash = hashes.get(job.key)
    _select_ours(usable, ours)
    for job in releases:
        # Free the raw releases before the write transaction.
        job.parsed = replace(job.parsed, release={})
    return releases


def _job(parsed: ParsedRelease) -> ReleaseJob:
    job = ReleaseJob(parsed)
    if parsed.error is not None:
        job.outcome = ReleaseOutcome.UNUSABLE
        job.add_remark(parsed.error, _UNUSABLE[parsed.error])
    return job


def _check_ids(releases: Iterable[ReleaseJob]) -> None:
    """Raise Problem if two releases of one id differ, since one must be wrong."""
    seen: dict[tuple[str, str], ReleaseJob] = {}
    for job in releases:
        if job.outcome is ReleaseOutcome.UNUSABLE:
            continue
        first = seen.setdefault(job.key, job)
        if first is not job and first.parsed.hash != job.parsed.hash:
            detail = "one release for each ocid and id"
            pointer = f"/body{job.parsed.pointer}/id"
            raise Problem(
                "releases-contradict", detail, [FieldError(pointer, "releases-contradict", detail)]
            )


def _resolve_buyers(session: Session, releases: Collection[ReleaseJob], as_of: AsOf) -> None:
    """Set the authorities that buy, resolved from all identifiers of the buyers."""
    named = {id(job): buyer_identifiers(job.parsed.release) for job in releases}
    spellings = {item.spelling for some in named.values() for item in some}
    codes = queries.resolve_spellings(session, "authority", spellings, as_of)
    for job in releases:
        known = [codes[item.spelling] for item in named[id(job)] if item.spelling in codes]
        job.buyers = [*dict.fromkeys(known)]


def _suggest_buyers(session: Session, releases: Collection[ReleaseJob], as_of: AsOf) -> None:
    """Suggest authorities of the name of a buyer where a release has no number of one."""
    unknown = [(job, buyers(job.parsed.release)) for job in releases if not job.buyers]
    names = AuthorityNames.read(session, [buyer for _, some in unknown for buyer in some], as_of)
    for job, some in unknown:
        if any(buyer.name in names.codes for buyer in some):
            job.release = clean_release(job.parsed.release, job.parsed.pointer).release
            for buyer in buyers(job.release):
                _suggest_buyer(job, buyer, names)


def _suggest_buyer(job: ReleaseJob, buyer: Party, names: AuthorityNames) -> None:
    """Suggest the authorities of one name, and add a remark for each."""
    found = names.of(buyer)
    job.suggested += [item for item in found if item.key not in names.refused]
    for code in names.codes.get(buyer.name or "", ()):
        numbers = [item for item in found if item.authority == code]
        refused = [item for item in numbers if item.key in names.refused]
        open_ = ", ".join(item.spelling for item in numbers if item not in refused)
        if open_ or not numbers:
            job.add_remark("buyer-suggested", _suggestion(code, open_))
        for item in refused:
            detail = f"a buyer known by its number; {item.spelling} was decided not to be {code}"
            job.add_remark("buyer-rejected", detail)


def _suggestion(code: str, numbers: str) -> str:
    what = (
        f"accept the suggestion or add {numbers} to its identifiers, and send the file again"
        if numbers
        else "add it as the buyer by hand, because the notice gives no number"
    )
    return f"a buyer known by its number; {code} has this name: {what}"


def _recognised(
    session: Session, releases: Collection[ReleaseJob], kept: Collection[str], as_of: AsOf
) -> set[tuple[str, str]]:
    """Return the keys of the releases by which their process is known, and of all later ones.

    Releases of one file are recognised as if each came in a file of its own.
    """
    spellings = {job.key[0] for job in releases}
    spellings |= {notice_identifier(job.key[1]) for job in releases}
    contracts = queries.resolve_spellings(session, "contract", spellings, as_of)
    known = {*kept, *(job.key[0] for job in releases if job.key[0] in contracts)}
    found = set()
    for job in sorted(releases, key=lambda job: (str(job.parsed.moment), job.key)):
        if job.buyers or notice_identifier(job.key[1]) in contracts:
            known.add(job.key[0])
        if job.key[0] in known:
            found.add(job.key)
    return found


def notice_identifier(id_: str) -> str:
    """Return the identifier under which contracts name the notice of a release's id."""
    return f"{FIND_A_TENDER}-{id_}"


def _select_ours(releases: Iterable[ReleaseJob], ours: Collection[tuple[str, str]]) -> None:
    seen: set[tuple[str, str]] = set()
    known_later = {ocid for ocid, _ in ours}
    for job in releases:
        if job.key not in ours:
            if job.key[0] in known_later:
                detail = "a buyer that is known; a later release names one: send this one again"
                job.add_remark("known-later", detail)
            continue
        if job.key in seen:
            job.outcome = ReleaseOutcome.ALREADY_KNOWN
            job.add_remark("repeated", "each release once; this one comes earlier in the file, too")
            continue
        seen.add(job.key)
        job.hash = job.parsed.hash
        cleaned = clean_release(job.parsed.release, job.parsed.pointer)
        job.outcome, job.release = ReleaseOutcome.KEPT, cleaned.release
        job.dropped = cleaned.dropped
        job.remarks += cleaned.remarks


def _to_out(job: ReleaseJob) -> ReleaseReportOut:
    return ReleaseReportOut(
        pointer=job.parsed.pointer,
        ocid=job.parsed.ocid,
        id=job.parsed.id,
        outcome=job.outcome,
        contract=job.contract,
        recorded=job.recorded,
        dropped=[DroppedOut(item.pointer, item.rule) for item in job.dropped],
        remarks=[NoticeRemarkOut(item.pointer, item.code, item.detail) for item in job.remarks],
    )
