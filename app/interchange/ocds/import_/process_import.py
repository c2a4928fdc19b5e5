"""Record the new releases of a process one by one, in the order of publication.

Each release is compared with the registry as if it had come in a file of its own, so facts and
claims do not depend on how releases are split over files.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.interchange.ocds.export.merging import MergeError, Merger
from app.interchange.ocds.export.times import london_day
from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.contracts import contract_input
from app.interchange.ocds.import_.disagreements import (
    Step,
    authority_names,
    internal_disagreements,
    registered_contract,
    registry_disagreements,
)
from app.interchange.ocds.import_.parties import buyer_identifiers
from app.interchange.ocds.import_.preparation import ReleaseJob, notice_identifier
from app.interchange.ocds.import_.processes import Process, describes_award, read_process
from app.interchange.ocds.import_.providers import SupplierMatching
from app.interchange.ocds.import_.schemas import ReleaseOutcome
from app.interchange.ocds.import_.suggestions import ProviderNames
from app.interchange.ocds.import_.writer import Disagreement, Writer, truncate
from app.ledger.fact_types import CommandContext


@dataclass(slots=True)
class MergedReleases:
    """The merged state of releases in the order of publication; empty if they cannot be merged."""

    rows: list[Any]
    _merger: Merger | None = None
    _state: dict[str, Any] | None = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._merge()

    def add(self, row: Any) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """Add a release; return the state without it and the state with it."""
        before = self._state or {}
        is_newest = not self.rows or _place(self.rows[-1]) < _place(row)
        self.rows = sorted([*self.rows, row], key=_place)
        if is_newest:
            self._merge([row])
        else:
            self._merge()
        return before, self._state

    def _merge(self, rows: Sequence[Any] | None = None) -> None:
        """Merge further releases, or all of them again."""
        if rows is None:
            self._merger, rows = Merger(), self.rows
        try:
            if self._merger is not None:
                for row in rows:
                    self._merger.add(row.content)
                self._state = self._merger.compiled()
        except MergeError:
            self._merger = self._state = None


def _place(row: Any) -> tuple[Any, str]:
    return row.published_at, row.id


@dataclass(slots=True)
class ProcessImport:
    """The import of one process; `merged` are the releases known so far.

    `contracts` and `authorities` give codes by spelling, `names` those of providers.
    """

    ctx: CommandContext
    ocid: str
    merged: MergedReleases
    contracts: Mapping[str, str]
    authorities: Mapping[str, str]
    names: ProviderNames
    contract: str | None = None

    def record(self, job: ReleaseJob, row: Any) -> None:
        """Record the facts of a new release, which is kept as `row`."""
        before, now = self.merged.add(row)
        _ReleaseImport(self, job, row, self.merged.rows, before).run(now)
        self.ctx.batch.settle()


@dataclass(frozen=True, slots=True)
class _ReleaseImport:
    """The import of one new release; `rows` are the releases of the process known with it."""

    process: ProcessImport
    job: ReleaseJob
    row: Any
    rows: Sequence[Any]
    before: Mapping[str, Any]

    @property
    def ctx(self) -> CommandContext:
        """The context of the import."""
        return self.process.ctx

    def run(self, release: dict[str, Any] | None) -> None:
        """Record the facts of the merged releases, None if they cannot be merged."""
        writer, now = Writer(self.ctx, self.job.recorded), read_process(release or {})
        if release is None:
            detail = "releases that can be merged; these contradict earlier ones"
            self.job.add_remark("unmergeable", detail)
        self.job.remarks += [
            type(item)(f"{self.job.parsed.pointer}{item.pointer}", item.code, item.detail)
            for item in now.remarks
        ]
        codes, contract = self._providers(now), self._known_contract()
        rows = [self.row] if contract == self.process.contract else self.rows
        if contract is None:
            contract, rows = self._create_contract(now, codes, writer), self.rows
        else:
            self._compare(contract, now, codes, writer)
        if contract is not None:
            self._record_notices(contract, rows, writer)
            self._check_texts(contract, release or {}, now, writer)
        self.process.contract = self.job.contract = contract
        self.job.outcome = ReleaseOutcome.RECORDED if self.job.recorded else ReleaseOutcome.KEPT

    @property
    def _buyers(self) -> list[str]:
        found = (
            self.process.authorities.get(identifier.spelling)
            for row in self.rows
            for identifier in buyer_identifiers(row.content)
        )
        return [*dict.fromkeys(code for code in found if code is not None)]

    def _known_contract(self) -> str | None:
        """Return the contract that has the process or one of its notices as an identifier."""
        if self.process.contract is not None:
            return self.process.contract
        named = [self.process.ocid, *(notice_identifier(row.id) for row in self.rows)]
        contracts = self.process.contracts
        return next((contracts[item] for item in named if item in contracts), None)

    def _providers(self, now: Process) -> dict[str, str]:
        spellings = [
            identifier.spelling for item in now.suppliers for identifier in item.identifiers
        ]
        return queries.resolve_spellings(self.ctx.session, "provider", spellings, self.ctx.as_of)

    def _create_contract(self, now: Process, codes: dict[str, str], writer: Writer) -> str | None:
        """Record a contract for a single award of a known buyer, else add a remark."""
        job, authorities = self.job, self._buyers
        if now.awards == 0 or not authorities:
            return None
        if now.awards > 1:
            job.add_remark("several-awards", "one award; people decide which is a contract")
            return None
        if not now.suppliers and not any(describes_award(row.content) for row in self.rows):
            detail = "the notice that is changed; a change alone makes no contract"
            job.add_remark("only-a-change", detail)
            return None
        source = writer.find_or_record_source(self.row)
        matching = SupplierMatching(codes, self.process.names, job, writer, source)
        provider = matching.find_or_record(now)
        body = contract_input(job.key[0], now, authorities, source, provider)
        writer.record_contract(body, authorities[0])
        return body.reference

    def _compare(self, contract: str, now: Process, codes: dict[str, str], writer: Writer) -> None:
        """Record where the release disagrees with the registry, or adds to it.

        A release published before others that are known cannot correct these: only what changes
        the merged process is compared.
        """
        if now.awards > 1:
            self.job.add_remark("several-awards", "one award; they were not compared")
        before = read_process(self.before)
        if self.row is not self.rows[-1] and before.says_the_same(now):
            detail = "the newest release of its process; newer ones are known, so it changes none"
            self.job.add_remark("older-release", detail)
            return
        known = registered_contract(self.ctx.session, contract)
        published_on = london_day(self.row.content.get("date")) or self.ctx.today
        names = authority_names(self.ctx.session, self._buyers, self.ctx.as_of)
        self._record_disagreements(
            contract,
            writer,
            lambda source: registry_disagreements(
                known, Step(before, now, published_on, source, codes, names)
            ),
        )

    def _record_notices(self, contract: str, rows: Sequence[Any], writer: Writer) -> None:
        """Record the notices of the release, and of earlier ones if the contract is new."""
        regime = registered_contract(self.ctx.session, contract).details.regime
        for row in rows:
            for reason in writer.record_notices(contract, regime, row):
                if row is self.row:
                    self.job.add_remark(reason, _NOTICE_REMARKS[reason])

    def _check_texts(
        self, contract: str, release: dict[str, Any], now: Process, writer: Writer
    ) -> None:
        """Record where the texts of the notices disagree with their fields."""
        names = authority_names(self.ctx.session, self._buyers, self.ctx.as_of)
        self._record_disagreements(
            contract, writer, lambda source: internal_disagreements(release, now, source, names)
        )

    def _record_disagreements(
        self, contract: str, writer: Writer, find: Callable[[str], Iterator[Disagreement]]
    ) -> None:
        """Record disagreements; register the source only if there are any."""
        if not any(True for _ in find("")):
            return
        for item in find(writer.find_or_record_source(self.row)):
            writer.record_disagreement(contract, item)
            self.job.add_remark(*_remark_on(item))


def _remark_on(item: Disagreement) -> tuple[str, str]:
    """Return the code and the detail of a remark that names both values."""
    said = truncate(item.said.value)
    if item.registered is None:
        return "addition", f"a registered {item.field}; {said} was recorded as a claim"
    registered = truncate(item.registered.value)
    detail = f"one {item.field}; {registered} and {said} were recorded as claims"
    return "disagreement", detail


_NOTICE_REMARKS = {
    "notice-type-unknown": "a known type of notice; the notice was recorded with the type unknown",
    "notice-unknown-to-regime": "a notice that the law of the contract has; none was recorded",
    "notice-known": "a notice not yet recorded; the recorded one stays",
}
