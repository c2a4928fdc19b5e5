"""State what notices say: keep them, put each process together, and state what is new in it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import Any, TypeAlias

from app.domain.errors import DomainError
from app.interchange.ocds.export.merging import Unmergeable, merge
from app.interchange.ocds.import_ import queries
from app.interchange.ocds.import_.comparing import holding, names_of, with_itself, with_the_registry
from app.interchange.ocds.import_.contracts import contract_of
from app.interchange.ocds.import_.models import KeptRelease
from app.interchange.ocds.import_.preparation import Incoming, Intake, notice_number
from app.interchange.ocds.import_.processes import Process, is_whole, process_of
from app.interchange.ocds.import_.providers import provider_of
from app.interchange.ocds.import_.quota import Room
from app.interchange.ocds.import_.schemas import ReleaseOutcome
from app.interchange.ocds.import_.writer import Writer
from app.ledger.fact_types import CommandContext
from app.platform.problems.problem import FieldError, Problem

Rows: TypeAlias = Sequence[Any]


def state_notices(ctx: CommandContext, intake: Intake) -> None:
    """Keep the releases that are new, and state what they say. Raises Problem, and DomainError."""
    new, room = _kept(ctx, intake.ours), Room()
    room.take(sum(map(len, new.values())))
    rows = queries.kept(ctx.session, new.keys())
    spellings = [*new, *(notice_number(one.key[1]) for some in new.values() for one in some)]
    contracts = queries.named(ctx.session, "contract", spellings, ctx.as_of)
    for ocid, releases in new.items():
        named = [ocid, *(notice_number(row.id) for row in rows[ocid])]
        contract = next((contracts[one] for one in named if one in contracts), None)
        with _pointing_at(releases[-1]):
            _Stating(ctx, room, releases, rows[ocid]).run(contract)


def _kept(ctx: CommandContext, releases: Sequence[Incoming]) -> dict[str, list[Incoming]]:
    """Keep what has not come before, by process; what has is only remarked upon."""
    known = queries.hashes(ctx.session, {one.key[0] for one in releases})
    new: dict[str, list[Incoming]] = defaultdict(list)
    for one in releases:
        before = known.get(one.key)
        if before is None:
            new[one.key[0]].append(one)
            ctx.session.add(_row(ctx, one))
        elif before == one.hash:
            one.outcome = ReleaseOutcome.ALREADY_KNOWN
        else:
            one.outcome = ReleaseOutcome.CONFLICT
            one.note("other-content", "what came before under this id; that stays, nothing is new")
    ctx.session.flush()
    return new


def _row(ctx: CommandContext, one: Incoming) -> KeptRelease:
    ocid, id_ = one.key
    moment = one.found.moment
    return KeptRelease(
        ocid=ocid,
        id=id_,
        published_at=(moment or ctx.provenance.at).astimezone(UTC),
        hash=one.hash,
        publisher=one.found.publisher,
        recorded_at=ctx.provenance.at,
        author=ctx.provenance.author,
        content=one.release,
    )


@contextmanager
def _pointing_at(incoming: Incoming) -> Iterator[None]:
    """A refusal undoes the whole import; it names the release that led to it."""
    try:
        yield
    except DomainError as refused:
        pointer = f"/body{incoming.found.pointer}"
        fault = FieldError(pointer, refused.code, refused.detail)
        raise Problem(refused.code, refused.detail, [fault]) from refused


@dataclass(frozen=True, slots=True)
class _Stating:
    """One process: the releases that are new, and all there are."""

    said: CommandContext
    room: Room
    new: Sequence[Incoming]
    rows: Rows

    def run(self, contract: str | None) -> None:
        """State what the process says now."""
        last, writer = self._last, Writer(self.said, self.room, self._last.stated)
        try:
            release = merge([row.content for row in self.rows])
        except Unmergeable:
            last.note("unmergeable", "releases of one shape; these contradict those before")
            release = {}
        process = process_of(release)
        last.remarks += [
            type(one)(f"{last.found.pointer}{one.pointer}", one.code, one.detail)
            for one in process.remarks
        ]
        codes = self._providers(process)
        if contract is None:
            contract = self._new_contract(process, codes, writer)
        else:
            self._compare(contract, process, codes, writer)
        if contract is not None:
            self._tell_of(contract, release, process, writer)
        for one in self.new:
            one.contract = contract
            one.outcome = ReleaseOutcome.STATED if one.stated else ReleaseOutcome.KEPT

    @property
    def _last(self) -> Incoming:
        """Of what is new, what was published last: it bears the report of the process."""
        return max(self.new, key=lambda one: (str(one.found.moment), one.key))

    @property
    def _buyers(self) -> list[str]:
        return [*dict.fromkeys(code for one in self.new for code in one.buyers)]

    def _row_of(self, incoming: Incoming) -> Any:
        return next(row for row in self.rows if row.id == incoming.key[1])

    def _providers(self, process: Process) -> dict[str, str]:
        spellings = [number.spelling for one in process.suppliers for number in one.numbers]
        return queries.named(self.said.session, "provider", spellings, self.said.as_of)

    def _new_contract(self, process: Process, codes: dict[str, str], writer: Writer) -> str | None:
        """Make a contract known of which there is one award, by an authority of ours."""
        last, buyers = self._last, self._buyers
        if process.awards == 0 or not buyers:
            return None
        if process.awards > 1:
            last.note("several-awards", "one award; which is a contract of its own, people say")
            return None
        if not process.suppliers and not any(is_whole(row.content) for row in self.rows):
            last.note("only-a-change", "the notice that is changed; a change tells of no contract")
            return None
        source = writer.source(self._row_of(last))
        provider = provider_of(process, codes, last, writer, source)
        body = contract_of(last.key[0], process, buyers, source, provider)
        writer.contract(body, buyers[0])
        return body.reference

    def _compare(
        self, contract: str, process: Process, codes: dict[str, str], writer: Writer
    ) -> None:
        """State where the process says otherwise than the registry."""
        if process.awards > 1:
            self._last.note("several-awards", "one award; they were not compared")
        if process.awards != 1:
            return
        known = holding(self.said.session, contract)
        names = names_of(self.said.session, self._buyers, self.said.as_of)
        self._claim(
            contract,
            writer,
            lambda source: with_the_registry(known, process, source, codes, names),
        )

    def _tell_of(
        self, contract: str, release: dict[str, Any], process: Process, writer: Writer
    ) -> None:
        """State the notices that were given, and where their texts contradict their fields."""
        regime = holding(self.said.session, contract).details.regime
        reporting = {one.key[1]: one for one in self.new}
        for row in self.rows:
            incoming = reporting.get(row.id)
            own = Writer(self.said, self.room, incoming.stated) if incoming else writer
            for why_not in own.notices(contract, regime, row):
                if incoming is not None:
                    incoming.note(why_not, _WHY_NOT[why_not])
        names = names_of(self.said.session, self._buyers, self.said.as_of)
        self._claim(contract, writer, lambda source: with_itself(release, process, source, names))

    def _claim(self, contract: str, writer: Writer, find: Callable[[str], Iterator[Any]]) -> None:
        """State disagreements; the source is made known only if there are any."""
        if not any(True for _ in find("")):
            return
        for one in find(writer.source(self._row_of(self._last))):
            writer.disagreement(contract, one)
            self._last.note("disagreement", f"one {one.field}; both values are now claims")


_WHY_NOT = {
    "notice-type-unknown": "a type of notice that the registry knows; none was stated",
    "notice-unknown-to-regime": "a notice that the law of the contract has; none was stated",
    "notice-known": "a notice that nobody has stated; it was left as it stands",
}
