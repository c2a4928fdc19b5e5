"""Keep the releases of a package, and record what is new in each process."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from app.domain.errors import DomainError
from app.interchange.batches import FileImport, Refused, Rows
from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.models import KeptRelease
from app.interchange.ocds.import_.parties import buyer_identifiers
from app.interchange.ocds.import_.preparation import (
    Package,
    ProcessJobs,
    ReleaseJob,
    notice_identifier,
)
from app.interchange.ocds.import_.process_import import MergedReleases, ProcessImport
from app.interchange.ocds.import_.schemas import ImportReportOut, ReleaseOutcome
from app.interchange.ocds.import_.suggestions import ProviderNames
from app.interchange.ocds.import_.writer import Writer
from app.ledger.fact_types import CommandContext
from app.platform.clock import from_micros
from app.platform.problems.problem import FieldError, Problem

_NOT_TAKEN = {ReleaseOutcome.CONFLICT, ReleaseOutcome.ERASED}
"""Outcomes of releases of which nothing is taken in."""


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
        """Yield the releases of each process that concerns the registry, or may."""
        return iter(self.package.processes)

    def weigh(self, unit: ProcessJobs) -> int:
        """Return the estimated number of facts and kept releases of a process."""
        return sum(job.facts for job in unit)

    def record(
        self, ctx: CommandContext, units: Sequence[ProcessJobs], _: Sequence[ProcessJobs]
    ) -> ProcessJobs:
        """Keep new releases and record their facts. Raises DomainError."""
        releases = [job.copy() for unit in units for job in unit]
        record_notices(ctx, [job for job in releases if job.outcome is ReleaseOutcome.KEPT])
        for job in sorted(releases, key=lambda job: (str(job.parsed.moment), job.key)):
            if job.suggested and job.outcome not in _NOT_TAKEN:
                Writer(ctx, job.recorded).record_buyers(job.suggested, _row(ctx, job))
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
    """Keep new releases and record their facts in the order of publication.

    That order makes facts independent of how releases are split over files. Raises DomainError.
    """
    new = {job.key: job for job in _store_new(ctx, releases)}
    rows = queries.kept_releases(ctx.session, {ocid for ocid, _ in new})
    imports = _process_imports(ctx, new.keys(), rows)
    added = (row for some in rows.values() for row in some if (row.ocid, row.id) in new)
    for row in sorted(added, key=lambda row: (row.published_at, row.ocid, row.id)):
        imports[row.ocid].record(new[row.ocid, row.id], row)


def _process_imports(
    ctx: CommandContext, new: Container[tuple[str, str]], rows: Mapping[str, Sequence[Any]]
) -> dict[str, ProcessImport]:
    """Return the import of each process, with the releases that were known before."""
    kept = [row for some in rows.values() for row in some]
    spellings = [*rows, *(notice_identifier(row.id) for row in kept)]
    contracts = queries.resolve_spellings(ctx.session, "contract", spellings, ctx.as_of)
    named = [identifier.spelling for row in kept for identifier in buyer_identifiers(row.content)]
    authorities = queries.resolve_spellings(ctx.session, "authority", named, ctx.as_of)
    names = ProviderNames(ctx.session)
    return {
        ocid: ProcessImport(
            ctx,
            ocid,
            MergedReleases([row for row in some if (ocid, row.id) not in new]),
            contracts,
            authorities,
            names,
        )
        for ocid, some in rows.items()
    }


def _refused_job(job: ReleaseJob, error: DomainError) -> ReleaseJob:
    """Return the outcome of a release whose process is refused."""
    refused = job.copy()
    if job.known_hash is not None:
        refused.settle_known(job.known_hash)
        return refused
    if refused.outcome is ReleaseOutcome.KEPT:
        refused.outcome = ReleaseOutcome.REFUSED
    refused.add_remark(error.code, error.detail)
    return refused


def _store_new(ctx: CommandContext, releases: Sequence[ReleaseJob]) -> list[ReleaseJob]:
    """Store releases not seen before and return them; mark the others as known or in conflict."""
    known = queries.release_hashes(ctx.session, {item.key[0] for item in releases})
    new = []
    for item in releases:
        before = known.get(item.key)
        if before is not None:
            item.settle_known(before)
            continue
        new.append(item)
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
