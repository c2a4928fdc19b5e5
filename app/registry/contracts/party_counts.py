"""Projection of contracts to the numbers of those that have the same authorities.

By it the contracts of several authorities are counted, each once, without reading them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Select, bindparam, literal, select, true, union_all
from sqlalchemy.orm import Session

from app.domain.periods import ONE_DAY
from app.ledger.fact_types import Projection
from app.ledger.history import is_current, moments_of
from app.ledger.models import Fact
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_one_part,
    replace_rows,
    stored_rows,
)
from app.platform.db.columns import LAST_DAY, NEVER, Code, table
from app.registry.contracts.models import (
    AwardFact,
    ContractAuthority,
    ContractDetailsFact,
    ContractTerm,
    PartyCount,
)

_TERM, _PARTY = table(ContractTerm), table(ContractAuthority)
_CONTRACTS: BindParameter[Any] = bindparam("contracts", expanding=True)

Span: TypeAlias = tuple[date, date, str]
"""The days of a version of a contract, and an authority of it; empty for the contract itself."""

Step: TypeAlias = tuple[str, date]
"""Authorities, and a day on which the number of their contracts changes."""


def _spans_of(*, only_open: bool) -> Select[Any]:
    """Build the statement for the spans of some contracts, with their moments."""
    spans = union_all(
        *(
            select(
                rows.c.contract,
                rows.c.days_from,
                rows.c.days_to,
                authority.label("authority"),
                rows.c.from_at,
                rows.c.to_at,
            ).where(rows.c.contract.in_(_CONTRACTS), rows.c.to_at == NEVER if only_open else true())
            for rows, authority in ((_TERM, literal("", Code)), (_PARTY, _PARTY.c.authority))
        )
    )
    return select(*spans.subquery().c)


_OPEN_SPANS, _SPANS_EVER = _spans_of(only_open=True), _spans_of(only_open=False)


def changed_spans(_: Session, __: Sequence[Fact], changes: Changes) -> dict[str, Counter[Span]]:
    """Return how many of each span the contracts gained, or lost, by contract."""
    changed: dict[str, Counter[Span]] = defaultdict(Counter)
    for model in (ContractTerm, ContractAuthority):
        for row in changes.get(model, ()):
            span = row["days_from"], row["days_to"], row.get("authority", "")
            # Of the changed rows, those that were closed are given as they were before.
            changed[row["contract"]][span] += -1 if row.get("to_at") == NEVER else 1
    return {contract: spans for contract, spans in changed.items() if any(spans.values())}


def project_counts(session: Session, changed: Mapping[str, Counter[Span]], moment: int) -> Changes:
    """Add to the numbers what the contracts gained, and take away what they lost."""
    difference: Counter[Step] = Counter()
    for contracts in chunks(sorted(changed)):
        now = _spans(session, _OPEN_SPANS, contracts)
        for contract in contracts:
            after = Counter(map(_span, now[contract]))
            before = Counter(after)
            before.subtract(changed[contract])
            difference.update(_steps(after))
            difference.subtract(_steps(+before))
    rows: list[Row] = []
    for some in chunks(sorted({parties for (parties, _), more in difference.items() if more})):
        rows += _replace(session, some, difference, moment)
    return {PartyCount: rows}


def _replace(
    session: Session, some: Collection[str], difference: Mapping[Step, int], moment: int
) -> list[Row]:
    """Bring the rows of some sets of authorities up to date."""
    stored = stored_rows(session, PartyCount, KeyScope("parties", [*some]), moment)
    numbers: Counter[Step] = Counter()
    for row in stored:
        if row["to_at"] == NEVER:
            numbers[row["parties"], row["from_day"]] = row["contracts"]
    numbers.update({step: more for step, more in difference.items() if step[0] in some})
    wanted = (row for step, number in numbers.items() for row in _rows(step, number))
    return replace_rows(session, PartyCount, stored, wanted, moment)


def count_histories(session: Session) -> Iterator[RowHistory]:
    """Compute all numbers that ever followed from the stored rows of contracts."""
    differences: dict[int, Counter[Step]] = defaultdict(Counter)
    contracts = session.scalars(select(_TERM.c.contract).distinct()).all()
    for some in chunks(sorted(contracts)):
        for spans in _spans(session, _SPANS_EVER, some).values():
            before: Counter[Step] = Counter()
            for moment in sorted(moments_of(spans)):
                steps = _steps(_span(row) for row in spans if is_current(row, moment))
                differences[moment].update(steps)
                differences[moment].subtract(before)
                before = steps
    numbers: Counter[Step] = Counter()
    computed = RowsOverTime(PartyCount)
    for moment, difference in sorted(differences.items()):
        numbers.update(difference)
        for step in difference:
            computed.want(step, _rows(step, numbers[step]), moment)
    yield RowHistory(PartyCount, true(), computed.rows())


def _steps(spans: Iterable[Span]) -> Counter[Step]:
    """Return how the numbers of contracts change, day by day, with a contract of these spans.

    Each contract counts for all its authorities together, and among all contracts.
    """
    authorities: dict[tuple[date, date], list[str]] = defaultdict(list)
    for first, last, authority in spans:
        authorities[first, last] += [authority] if authority else []
    steps: Counter[Step] = Counter()
    for (first, last), of_days in authorities.items():
        for parties in {"", " ".join(sorted(of_days))}:
            steps[parties, first] += 1
            if last < LAST_DAY:
                steps[parties, last + ONE_DAY] -= 1
    return steps


def _rows(step: Step, number: int) -> Iterator[dict[str, Any]]:
    """Yield the row of each authority; none where the number does not change."""
    parties, day = step
    for authority in parties.split(" ") if number else ():
        yield {"parties": parties, "authority": authority, "from_day": day, "contracts": number}


def _spans(
    session: Session, statement: Select[Any], contracts: Sequence[str]
) -> Mapping[str, list[Any]]:
    """Return the spans of contracts, by contract."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(statement, {"contracts": contracts}):
        found[row.contract].append(row)
    return found


def _span(row: Any) -> Span:
    return row.days_from, row.days_to, row.authority


PARTY_COUNTS = Projection(
    "party-counts",
    (ContractDetailsFact, AwardFact),
    (PartyCount,),
    changed_spans,
    project_counts,
    in_one_part(count_histories),
)
PROJECTIONS = (PARTY_COUNTS,)
