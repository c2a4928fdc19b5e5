"""Entries of the ledger told as releases, one after the other."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from app.interchange.ocds.export.identities import ocid_of, release_id
from app.interchange.ocds.export.processes import process
from app.interchange.ocds.export.release_delta import Json, merged, news
from app.interchange.ocds.export.replay import TOLD, Contract, Named
from app.interchange.ocds.export.tags import tags
from app.ledger.schemas import ChangeOut

_OPENING = ("ocid", "id", "date", "tag", "initiationType", "language")


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
    told: Json = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)

    @property
    def compiled(self) -> Json:
        """What its releases say together, as the standard merges them."""
        last = self.releases[-1].body
        opening = {key: last[key] for key in _OPENING}
        return opening | {"id": f"{self.ocid}-{last['date']}", "tag": ["compiled"]} | self.told


@dataclass(slots=True)
class Teller:
    """Takes entries in the order of the ledger, and tells those about contracts as releases.

    Told are the processes that are wanted; of others not every contract need be known.
    """

    wanted: Collection[str]
    contracts: dict[str, Contract] = field(default_factory=dict)
    named: Named = field(default_factory=Named)
    processes: dict[str, Process] = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)

    def take(self, entry: ChangeOut) -> None:
        """Let one more entry count, in the process that its contract is of, and in the one
        that it was of until then."""
        if entry.kind not in TOLD:
            self.named.take(entry)
            return
        contract = self.contracts.setdefault(entry.code, Contract(entry.code))
        before = _process_of(contract)
        contract.take(entry)
        for ocid in dict.fromkeys([before, _process_of(contract)]):
            if ocid is not None and ocid in self.wanted:
                known = self.processes.setdefault(ocid, Process(ocid))
                known.releases.append(self._told(known, entry))
                self.releases.append(known.releases[-1])

    def process_led_by(self, reference: str) -> Process | None:
        """The process that a contract is of, if of all its contracts this one is listed first."""
        process_ = self.processes.get(_process_of(self.contracts[reference]) or "")
        return process_ if process_ and min(self._members(process_)) == reference else None

    def _members(self, known: Process) -> list[str]:
        """The contracts that are now of a process, in the order in which they came to it."""
        return [one for one in known.members if _process_of(self.contracts[one]) == known.ocid]

    def _told(self, known: Process, entry: ChangeOut) -> Release:
        is_first = entry.code not in known.members
        known.members[entry.code] = None
        members = [self.contracts[one] for one in self._members(known)]
        now = process(members, self.contracts, self.named, entry.recorded_at.date().isoformat())
        said = news(known.told, now)
        known.told = merged(known.told, said)
        opening = (
            known.ocid,
            release_id(known.ocid, entry.position),
            entry.recorded_at.isoformat(),
            tags(entry, is_first=is_first),
            "tender",
            "en",
        )
        body = dict(zip(_OPENING, opening, strict=True)) | said
        return Release(known.ocid, entry.position, entry.code, body)


def processes_of(entries: Iterable[ChangeOut], contracts: Collection[str]) -> Iterator[str]:
    """The processes that these contracts were ever said to be of."""
    for entry in entries:
        if entry.kind == TOLD[0] and entry.code in contracts:
            yield ocid_of(entry.code, entry.content.get("ocid"))


def _process_of(contract: Contract) -> str | None:
    details = contract.details
    return ocid_of(contract.reference, details.get("ocid")) if details else None
