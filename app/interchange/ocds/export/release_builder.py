"""Entries of the ledger told as releases, one after the other."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from app.interchange.ocds.export.identities import ocid_of, release_id
from app.interchange.ocds.export.processes import build_process
from app.interchange.ocds.export.release_delta import Json, apply_delta, delta
from app.interchange.ocds.export.replay import RELEASED_KINDS, NameIndex, ReplayedContract
from app.interchange.ocds.export.tags import tags
from app.ledger.schemas import ChangeOut

_HEADER_FIELDS = ("ocid", "id", "date", "tag", "initiationType", "language")


@dataclass(frozen=True, slots=True)
class Release:
    """A release, and the entry that it tells of."""

    ocid: str
    position: int
    contract: str
    body: Json


@dataclass(slots=True)
class Process:
    """A contracting process as its releases have told it so far."""

    ocid: str
    members: dict[str, None] = field(default_factory=dict)
    state: Json = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)

    @property
    def compiled(self) -> Json:
        """What its releases say together, as the standard merges them."""
        last = self.releases[-1].body
        header = {key: last[key] for key in _HEADER_FIELDS}
        return header | {"id": f"{self.ocid}-{last['date']}", "tag": ["compiled"]} | self.state


@dataclass(slots=True)
class ReleaseBuilder:
    """Takes entries in the order of the ledger, and tells those about contracts as releases.

    Told are the processes that are ocids; of others not every contract need be known.
    """

    ocids: Collection[str]
    contracts: dict[str, ReplayedContract] = field(default_factory=dict)
    names: NameIndex = field(default_factory=NameIndex)
    processes: dict[str, Process] = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)

    def add(self, entry: ChangeOut) -> None:
        """Let one more entry count, in the process that its contract is of, and in the one
        that it was of until then."""
        if entry.kind not in RELEASED_KINDS:
            self.names.add(entry)
            return
        contract = self.contracts.setdefault(entry.code, ReplayedContract(entry.code))
        before = _ocid_of_contract(contract)
        contract.add(entry)
        for ocid in dict.fromkeys([before, _ocid_of_contract(contract)]):
            if ocid is not None and ocid in self.ocids:
                known = self.processes.setdefault(ocid, Process(ocid))
                known.releases.append(self._build_release(known, entry))
                self.releases.append(known.releases[-1])

    def process_led_by(self, reference: str) -> Process | None:
        """The process that a contract is of, if of all its contracts this one is organisations first."""
        process_ = self.processes.get(_ocid_of_contract(self.contracts[reference]) or "")
        return process_ if process_ and min(self._members(process_)) == reference else None

    def _members(self, known: Process) -> list[str]:
        """The contracts that are current of a process, in the order in which they came to it."""
        return [
            code for code in known.members if _ocid_of_contract(self.contracts[code]) == known.ocid
        ]

    def _build_release(self, known: Process, entry: ChangeOut) -> Release:
        is_first = entry.code not in known.members
        known.members[entry.code] = None
        members = [self.contracts[code] for code in self._members(known)]
        current = build_process(
            members, self.contracts, self.names, entry.recorded_at.date().isoformat()
        )
        changes = delta(known.state, current)
        known.state = apply_delta(known.state, changes)
        header = (
            known.ocid,
            release_id(known.ocid, entry.position),
            entry.recorded_at.isoformat(),
            tags(entry, is_first=is_first),
            "tender",
            "en",
        )
        body = dict(zip(_HEADER_FIELDS, header, strict=True)) | changes
        return Release(known.ocid, entry.position, entry.code, body)


def ocids_of(entries: Iterable[ChangeOut], contracts: Collection[str]) -> Iterator[str]:
    """The processes that these contracts were ever changes to be of."""
    for entry in entries:
        if entry.kind == RELEASED_KINDS[0] and entry.code in contracts:
            yield ocid_of(entry.code, entry.content.get("ocid"))


def _ocid_of_contract(contract: ReplayedContract) -> str | None:
    details = contract.details
    return ocid_of(contract.reference, details.get("ocid")) if details else None
