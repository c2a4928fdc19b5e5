"""Construction of releases from ledger entries, in ledger order."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from app.interchange.ocds.export.identities import ocid_of, release_id
from app.interchange.ocds.export.processes import build_process
from app.interchange.ocds.export.release_delta import Json, apply_delta, delta
from app.interchange.ocds.export.replay import (
    RELEASED_KINDS,
    Content,
    NameIndex,
    ReplayedContract,
)
from app.interchange.ocds.export.tags import tags
from app.ledger.models import RECORDING_ACTIONS
from app.ledger.schemas import ChangeOut
from app.platform.clock import in_london, parse_moment

_HEADER_FIELDS = ("ocid", "id", "date", "tag", "initiationType", "language")


@dataclass(frozen=True, slots=True)
class Release:
    """A release, with the position of the entry behind it."""

    ocid: str
    position: int
    contract: str
    body: Json


@dataclass(slots=True)
class Process:
    """A contracting process with its releases so far, and the state that they merge to."""

    ocid: str
    members: dict[str, None] = field(default_factory=dict)
    state: Json = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)

    @property
    def compiled(self) -> Json:
        """The compiled release, as the standard merges the releases."""
        last = self.releases[-1].body
        header = {key: last[key] for key in _HEADER_FIELDS}
        return header | {"id": f"{self.ocid}-{last['date']}", "tag": ["compiled"]} | self.state


@dataclass(slots=True)
class ReleaseBuilder:
    """Builds releases from entries that are added in ledger order.

    Releases are built for the processes in `ocids` only, because the entries about other processes
    may be incomplete.
    """

    ocids: Collection[str]
    contracts: dict[str, ReplayedContract] = field(default_factory=dict)
    names: NameIndex = field(default_factory=NameIndex)
    processes: dict[str, Process] = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)

    def add(self, entry: ChangeOut) -> None:
        """Add an entry; it makes a release in the current and in the former process."""
        if entry.type not in RELEASED_KINDS:
            self.names.add(entry)
            return
        code = entry.subject.code
        contract = self.contracts.setdefault(code, ReplayedContract(code))
        before, content = _ocid_of_contract(contract), contract.state.content_of(entry)
        contract.add(entry)
        for ocid in dict.fromkeys([before, _ocid_of_contract(contract)]):
            if ocid is not None and ocid in self.ocids:
                known = self.processes.setdefault(ocid, Process(ocid))
                known.releases.append(self._build_release(known, entry, content))
                self.releases.append(known.releases[-1])

    def process_led_by(self, reference: str) -> Process | None:
        """Return the process of a contract if the contract comes first among its members."""
        process_ = self.processes.get(_ocid_of_contract(self.contracts[reference]) or "")
        return process_ if process_ and min(self._members(process_)) == reference else None

    def _members(self, known: Process) -> list[str]:
        """Return the current contracts of a process, in the order in which they joined it."""
        return [
            code for code in known.members if _ocid_of_contract(self.contracts[code]) == known.ocid
        ]

    def _build_release(self, known: Process, entry: ChangeOut, content: Content) -> Release:
        code, recorded_at = entry.subject.code, in_london(parse_moment(entry.recorded_at))
        is_first = code not in known.members
        known.members[code] = None
        members = [self.contracts[code] for code in self._members(known)]
        day = recorded_at.date().isoformat()
        current = build_process(members, self.contracts, self.names, day)
        changes = delta(known.state, current)
        known.state = apply_delta(known.state, changes)
        header = (
            known.ocid,
            release_id(known.ocid, entry.position),
            recorded_at.isoformat(),
            tags(entry, content, is_first=is_first),
            "tender",
            "en",
        )
        body = dict(zip(_HEADER_FIELDS, header, strict=True)) | changes
        return Release(known.ocid, entry.position, code, body)


def ocids_of(entries: Iterable[ChangeOut], contracts: Collection[str]) -> Iterator[str]:
    """Yield the ocids of all processes to which these contracts ever belonged."""
    for entry in entries:
        is_details = entry.type == RELEASED_KINDS[0] and entry.action in RECORDING_ACTIONS
        if is_details and entry.subject.code in contracts:
            yield ocid_of(entry.subject.code, entry.content.get("ocid"))


def _ocid_of_contract(contract: ReplayedContract) -> str | None:
    details = contract.details
    return ocid_of(contract.reference, details.get("ocid")) if details else None
