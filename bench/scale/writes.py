"""Cost of recording at one size: single awards, and batches of 1,000 facts, as whole requests."""

import asyncio
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from app.domain.vocabulary import Role
from bench.scale.build import Built
from bench.scale.contents import Ground, further_award, items_of_contract
from bench.scale.exceptions import ALLOWED_GROWTH, NOISE_MILLISECONDS
from bench.scale.measure import Meter, Sample
from tests.support import callers

AWARDS, BATCHES, BATCH = 60, 3, 1_000


@dataclass(frozen=True, slots=True)
class Recording:
    """The median costs of an award and of a batch in a registry of some contracts."""

    contracts: int
    award: Sample
    batch: Sample

    @property
    def row(self) -> str:
        """The figures as a row of a table in Markdown."""
        cells = (
            f"{self.contracts:,}",
            f"{self.award.milliseconds:.1f}",
            str(self.award.statements),
            f"{self.batch.milliseconds:,.0f}",
            str(self.batch.statements),
            f"{1000 * BATCH / self.batch.milliseconds:,.0f}",
        )
        return f"| {' | '.join(cells)} |"


HEAD = (
    f"| contracts | ms an award | statements | ms a batch of {BATCH:,} | statements | facts/s |",
    "| --: | --: | --: | --: | --: | --: |",
)


def record_in(built: Built) -> Recording:
    """Record awards and batches in a registry, which has them afterwards, and return their costs.

    The first award is not counted: it compiles the statements.
    """
    with built.database.read_session() as session:
        ground = Ground.read(session)
    key = callers.key(built.database, Role.EDITOR, *ground.boroughs, name="recording")
    meter = Meter.on(built)
    step = max(built.contracts // (AWARDS + 1), 1)
    awards = [further_award(ground, n) for n in range(0, built.contracts, step)][: AWARDS + 1]
    batches = [("/v1/batches", {"facts": items}) for items in _batches(ground, built.contracts)]

    async def record() -> tuple[list[Sample], list[Sample]]:
        alone = [await meter.post(path, key, award) for path, award in awards]
        return alone[1:], [await meter.post(path, key, batch) for path, batch in batches]

    alone, together = asyncio.run(record())
    return Recording(built.contracts, _median(alone), _median(together))


def growing(found: Sequence[Recording]) -> list[Recording]:
    """Return the sizes at which an award or a batch costs more than the growth that is allowed."""
    return [
        larger
        for smaller, larger in pairwise(found)
        if any(
            now.milliseconds > ALLOWED_GROWTH * before.milliseconds + NOISE_MILLISECONDS
            for before, now in ((smaller.award, larger.award), (smaller.batch, larger.batch))
        )
    ]


def _batches(ground: Ground, first: int) -> Iterator[list[object]]:
    """Yield the items of batches: new contracts from a number on, each with its awards."""
    numbers = range(first, first + BATCHES * BATCH)
    items = chain.from_iterable(items_of_contract(ground, n) for n in numbers)
    for _ in range(BATCHES):
        yield [*islice(items, BATCH)]


def _median(samples: Sequence[Sample]) -> Sample:
    """Return the sample with the median time."""
    middle = statistics.median_low(sample.milliseconds for sample in samples)
    return next(sample for sample in samples if sample.milliseconds == middle)
