"""Samples of runs, and what is made of them."""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bench.load import Run
from bench.load import run as put_load
from bench.questions import Question
from bench.servers import CEILING, Server


@dataclass(frozen=True, slots=True)
class Sample:
    """One run against one server."""

    run: Run
    processor: float | None  # seconds the server's process took for one answer


@dataclass(frozen=True, slots=True)
class Figures:
    """The result of all runs of one question against one server; times in milliseconds."""

    server: str
    rate: float
    share: float  # of the ceiling: the median over rounds, each with the ceiling of its round
    own_share: float | None  # the same in processor time, whatever else the machine is doing
    half_within: float
    most_within: float
    processor: float | None
    load_busy: float


def measure(
    question: Question, servers: Sequence[Server], seconds: float, rounds: int
) -> list[Figures]:
    """Put load on each server by turns, so that a slow minute of the machine is shared by all."""
    requests = {server.name: server.wire(question) for server in servers}
    status = 304 if question.is_known else 200
    samples: dict[str, list[Sample]] = defaultdict(list)
    for _ in range(rounds):
        for server in servers:
            before = server.processor_seconds()
            seen = put_load(server.port, requests[server.name], status, seconds)
            after = server.processor_seconds()
            processor = None if before is None or after is None else (after - before) / seen.answers
            samples[server.name].append(Sample(seen, processor))
    return [_figures(name, some, samples[CEILING]) for name, some in samples.items()]


def _figures(server: str, samples: Sequence[Sample], ceiling: Sequence[Sample]) -> Figures:
    waits = sorted(wait for one in samples for wait in one.run.waits)
    own, top = _processor(samples), _processor(ceiling)
    return Figures(
        server=server,
        rate=statistics.median(one.run.rate for one in samples),
        share=statistics.median(
            one.run.rate / best.run.rate for one, best in zip(samples, ceiling, strict=True)
        ),
        own_share=top / own if top and own else None,
        half_within=waits[len(waits) // 2] * 1000,
        most_within=waits[len(waits) * 99 // 100] * 1000,
        processor=own,
        load_busy=max(one.run.busy for one in samples),
    )


def _processor(samples: Sequence[Sample]) -> float | None:
    """Milliseconds the server took for one answer."""
    known = [one.processor for one in samples if one.processor is not None]
    return statistics.median(known) * 1000 if known else None
