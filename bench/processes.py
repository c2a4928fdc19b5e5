"""Measurements without load: processor time of one answer, and the cold start."""

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

from app.cover.queries import list_cells
from app.cover.responses import CellOut, ExplainedPage
from app.cover.schemas import CoverQuery
from app.ledger.moments import resolve_moment
from app.ledger.schemas import FactQuery
from app.ledger.streams import PUBLIC
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.http.serialization import serialize
from bench.questions import DAY, QUESTIONS
from bench.servers import ROOT, Cores, serving

_IMPORTS = "import fastapi, sqlmodel"


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Seconds from nothing to the first answer, and to having imported the frameworks."""

    answer: float
    imports: float


def matrix_milliseconds(url: str, times: int = 15) -> tuple[float, int]:
    """Processor time of the full cover matrix of one day, read and written, and its cells.

    Ours alone: what PostgreSQL itself takes is not in it.
    """
    database, clock = Database(url), Clock()
    taken, cells = [], 0
    try:
        for _ in range(times + 1):
            begun = time.process_time()
            with database.read_session() as session:
                as_of = resolve_moment(
                    session, FactQuery(), None, [PUBLIC], now=clock.now(), today=clock.today()
                )
                page = list_cells(session, CoverQuery(on=DAY), as_of)
            serialize(page, ExplainedPage[CellOut], "json")
            taken.append(time.process_time() - begun)
            cells = len(page.items)
    finally:
        database.dispose()
    return statistics.median(taken[1:]) * 1000, cells


def cold_start(cores: Cores, url: str, rounds: int) -> ColdStart:
    """Start the service and import the frameworks, by turns; medians."""
    answers, imports = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        with serving("sqlite", cores, url) as server:
            server.ask(QUESTIONS[0].target)
            answers.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        with subprocess.Popen([sys.executable, "-c", _IMPORTS], cwd=ROOT) as process:
            cores.give(process.pid)
        imports.append(time.perf_counter() - begun)
    return ColdStart(statistics.median(answers), statistics.median(imports))
