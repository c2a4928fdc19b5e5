"""Keep the releases of a package, merge each process, and record what is new in it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, TypeAlias

from app.domain.errors import DomainError
from app.interchange.batches import FileImport, Refused, Rows
from app.interchange.ocds.export.merging import MergeError, merge
from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.contracts import contract_input
from app.interchange.ocds.import_.disagreements import (
    authority_names,
    internal_disagreements,
    registered_contract,
    registry_disagreements,
)
from app.interchange.ocds.import_.models import KeptRelease
from app.interchange.ocds.import_.preparation import (
    Package,
    ProcessJobs,
    ReleaseJob,
    notice_identifier,
)
from app.interchange.ocds.import_.processes import Process, describes_award, read_process
from app.interchange.ocds.import_.providers import find_or_record_provider
from app.interchange.ocds.import_.schemas import ImportReportOut, ReleaseOutcome
from app.interchange.ocds.import_.writer import Writer
from app.ledger.fact_types import CommandContext
from app.platform.clock import from_micros
from app.platform.problems.problem import FieldError, Problem

KeptRows: TypeAlias = Sequence[Any]


@dataclass(frozen=True, slots=True)
class NoticeImport(FileImport[ProcessJobs, ProcessJobs]):
    """A prepared package; a unit is a process, and an outcome the releases recorded."""

    package: Package
    choice: Rows
    is_dry_run: bool

    @property
    def facts(self) -> int:
        """The estimated number of facts and kept releases of all processes."""
        return sum(map(self.weigh, self.units()))

    @property
    def leaves_out_refused(self) -> bool:
        """True if refused processes are reported and left out."""
        return self.choice is Rows.GOOD

    def units(self) -> Iterator[ProcessJobs]:
        """Yield the releases of each process that concerns the registry."""
        return iter(self.package.processes)

    def weigh(self, unit: ProcessJobs) -> int:
        """Return the estimated number of facts and kept releases of a process."""
        return sum(job.facts for job in unit)

    def record(
        self, ctx: CommandContext, units: Sequence[ProcessJobs], _: Sequence[ProcessJobs]
    ) -> ProcessJobs:
        """Keep new releases and record their facts. Raises DomainError."""
        releases = [job.copy() for unit in units for job in unit]
        record_notices(ctx, releases)
        return releases

    def report(
        self, outcomes: Sequence[ProcessJobs], refused: Sequence[Refused[ProcessJobs]]
    ) -> ImportReportOut:
        """Return the report on all releases of the file."""
        jobs = [job for batch in outcomes for job in batch]
        jobs += [_refused_job(job, item.error) for item in refused for job in item.unit]
        recorded = {job.parsed.pointer: job for job in jobs}
        return self.package.report(recorded, is_dry_run=self.is_dry_run)

    def problem(self, refused: Sequence[Refused[ProcessJobs]]) -> Problem:
        """Return the problem of the first refused process, with an error for each."""
        first = refused[0].error
        errors = [
            FieldError(f"/body{item.unit[-1].parsed.pointer}", item.error.code, item.error.detail)
            for item in refused
        ]
        return Problem(first.code, first.detail, errors)


def record_notices(ctx: CommandContext, releases: Sequence[ReleaseJob]) -> None:
    """Keep new releases and record the facts of their processes. Raises DomainError."""
    new = _store_new(ctx, releases)
    rows = queries.kept_releases(ctx.session, new.keys())
    spellings = [*new, *(notice_identifier(item.key[1]) for some in new.values() for item in some)]
    contracts = queries.resolve_spellings(ctx.session, "contract", spellings, ctx.as_of)
    for ocid, some in new.items():
        named = [ocid, *(notice_identifier(row.id) for row in rows[ocid])]
        contract = next((contracts[item] for item in named if item in contracts), None)
        _ProcessImport(ctx, some, rows[ocid]).run(contract)
        ctx.batch.settle()


def _refused_job(job: ReleaseJob, error: DomainError) -> ReleaseJob:
    """Return the outcome of a release whose process is refused."""
    refused = job.copy()
    if job.known_hash is not None:
        refused.settle_known(job.known_hash)
        return refused
    refused.outcome = ReleaseOutcome.REFUSED
    refused.add_remark(error.code, error.detail)
    return refused


def _store_new(ctx: CommandContext, releases: Sequence[ReleaseJob]) -> dict[str, list[ReleaseJob]]:
    """Store releases not seen before, by process; mark the others as known or in conflict."""
    known = queries.release_hashes(ctx.session, {item.key[0] for item in releases})
    new: dict[str, list[ReleaseJob]] = defaultdict(list)
    for item in releases:
        before = known.get(item.key)
        if before is not None:
            item.settle_known(before)
            continue
        new[item.key[0]].append(item)
        ctx.session.add(_row(ctx, item))
    ctx.session.flush()
    return new


def _row(ctx: CommandContext, job: ReleaseJob) -> KeptRelease:
    ocid, id_ = job.key
    moment = job.parsed.moment
    return KeptRelease(
        ocid=ocid,
        id=id_,
        published_at=(moment or from_micros(ctx.batch.moment)).astimezone(UTC),
        hash=job.hash,
        publisher=job.parsed.publisher,
        recorded_at=from_micros(ctx.batch.moment),
        author=ctx.provenance.author,
        content=job.release,
    )


@dataclass(frozen=True, slots=True)
class _ProcessImport:
    """The import of one process: its new releases and all stored rows."""

    ctx: CommandContext
    new: Sequence[ReleaseJob]
    rows: KeptRows

    def run(self, contract: str | None) -> None:
        """Record the facts of the merged releases."""
        last, writer = self._last, Writer(self.ctx, self._last.recorded)
        try:
            release = merge([row.content for row in self.rows])
        except MergeError:
            last.add_remark(
                "unmergeable", "releases that can be merged; these contradict earlier ones"
            )
            release = {}
        process = read_process(release)
        last.remarks += [
            type(item)(f"{last.parsed.pointer}{item.pointer}", item.code, item.detail)
            for item in process.remarks
        ]
        codes = self._providers(process)
        if contract is None:
            contract = self._create_contract(process, codes, writer)
        else:
            self._compare(contract, process, codes, writer)
        if contract is not None:
            self._record_notices(contract, release, process, writer)
        for item in self.new:
            item.contract = contract
            item.outcome = ReleaseOutcome.RECORDED if item.recorded else ReleaseOutcome.KEPT

    @property
    def _last(self) -> ReleaseJob:
        """The new release published last, which carries the remarks on the process."""
        return max(self.new, key=lambda item: (str(item.parsed.moment), item.key))

    @property
    def _buyers(self) -> list[str]:
        return [*dict.fromkeys(code for item in self.new for code in item.buyers)]

    def _stored_row(self, job: ReleaseJob) -> Any:
        return next(row for row in self.rows if row.id == job.key[1])

    def _providers(self, process: Process) -> dict[str, str]:
        spellings = [
            identifier.spelling for item in process.suppliers for identifier in item.identifiers
        ]
        return queries.resolve_spellings(self.ctx.session, "provider", spellings, self.ctx.as_of)

    def _create_contract(
        self, process: Process, codes: dict[str, str], writer: Writer
    ) -> str | None:
        """Record a contract for a single award of a known buyer, else add a remark."""
        last, buyers = self._last, self._buyers
        if process.awards == 0 or not buyers:
            return None
        if process.awards > 1:
            last.add_remark("several-awards", "one award; people decide which is a contract")
            return None
        if not process.suppliers and not any(describes_award(row.content) for row in self.rows):
            last.add_remark(
                "only-a-change", "the notice that is changed; a change alone makes no contract"
            )
            return None
        source = writer.find_or_record_source(self._stored_row(last))
        provider = find_or_record_provider(process, codes, last, writer, source)
        body = contract_input(last.key[0], process, buyers, source, provider)
        writer.record_contract(body, buyers[0])
        return body.reference

    def _compare(
        self, contract: str, process: Process, codes: dict[str, str], writer: Writer
    ) -> None:
        """Record where the process disagrees with the registry."""
        if process.awards > 1:
            self._last.add_remark("several-awards", "one award; they were not compared")
        if process.awards != 1:
            return
        known = registered_contract(self.ctx.session, contract)
        names = authority_names(self.ctx.session, self._buyers, self.ctx.as_of)
        self._record_disagreements(
            contract,
            writer,
            lambda source: registry_disagreements(known, process, source, codes, names),
        )

    def _record_notices(
        self, contract: str, release: dict[str, Any], process: Process, writer: Writer
    ) -> None:
        """Record the notices, and where their texts disagree with their fields."""
        regime = registered_contract(self.ctx.session, contract).details.regime
        reporting = {item.key[1]: item for item in self.new}
        for row in self.rows:
            job = reporting.get(row.id)
            own = Writer(self.ctx, job.recorded) if job else writer
            for reason in own.record_notices(contract, regime, row):
                if job is not None:
                    job.add_remark(reason, _NOTICE_REMARKS[reason])
        names = authority_names(self.ctx.session, self._buyers, self.ctx.as_of)
        self._record_disagreements(
            contract, writer, lambda source: internal_disagreements(release, process, source, names)
        )

    def _record_disagreements(
        self, contract: str, writer: Writer, find: Callable[[str], Iterator[Any]]
    ) -> None:
        """Record disagreements; register the source only if there are any."""
        if not any(True for _ in find("")):
            return
        for item in find(writer.find_or_record_source(self._stored_row(self._last))):
            writer.record_disagreement(contract, item)
            self._last.add_remark(
                "disagreement", f"one {item.field}; both values were recorded as claims"
            )


_NOTICE_REMARKS = {
    "notice-type-unknown": "a known type of notice; the notice was recorded with the type unknown",
    "notice-unknown-to-regime": "a notice that the law of the contract has; none was recorded",
    "notice-known": "a notice not yet recorded; the recorded one stays",
}
