"""Figures as tables: fixed width, so that two runs can be laid side by side."""

import os
import platform
from collections.abc import Mapping, Sequence

from bench.load import CONNECTIONS
from bench.measure import Figures
from bench.processes import ColdStart
from bench.questions import Question
from bench.servers import Cores, Server

_COLUMNS = "{:<24}{:<18}{:>10}{:>8}{:>8}{:>8}{:>9}{:>9}{:>9}{:>8}"
_WORKER_MEBIBYTES = 110
_MATRIX_MILLISECONDS = 60
_COLD_START = 2.0


def heading(cores: Cores, seconds: float, rounds: int) -> None:
    """Say how it is measured, and name the columns."""
    where = "server and load on processors of their own" if cores.are_apart else "not pinned"
    print(
        f"{os.cpu_count()} processors, {where}; Python {platform.python_version()}; "
        f"{CONNECTIONS} connections, {rounds} rounds of {seconds:g} s by turns.\n"
        "Shares are of the ceiling: FastAPI on uvicorn, the same bytes from memory;\n"
        "`share` of its answers a second, `cpu` in the processor time of the server's process.\n"
    )
    print(
        _COLUMNS.format(
            "question", "server", "answers/s", "share", "cpu", "goal", "p50 ms", "p99 ms", "cpu ms",
            "load %",
        )
    )  # fmt: skip


def shares(question: Question, figures: Sequence[Figures]) -> None:
    """Print a row for each server; `load %` is how busy the load itself was at most."""
    for one in figures:
        goal = question.goal(one.server)
        print(
            _COLUMNS.format(
                question.name if one is figures[0] else "",
                one.server,
                f"{one.rate:,.0f}",
                f"{one.share:.3f}",
                "" if one.own_share is None else f"{one.own_share:.3f}",
                "" if goal is None else f"{goal:.2f}",
                f"{one.half_within:.1f}",
                f"{one.most_within:.1f}",
                "" if one.processor is None else f"{one.processor:.2f}",
                f"{one.load_busy * 100:.0f}",
            ),
            flush=True,
        )


def memory(servers: Sequence[Server]) -> None:
    """Print what each worker holds after the load."""
    print()
    for server in servers:
        held = server.resident_mebibytes()
        seen = "not told by this system" if held is None else f"{held:.0f} MiB"
        _line(f"resident memory of a worker, {server.name}", seen, f"{_WORKER_MEBIBYTES} MB")


def matrix(taken: Mapping[str, tuple[float, int]]) -> None:
    """Print the processor time of the largest answer."""
    for name, (milliseconds, cells) in taken.items():
        what = f"processor time of {cells} cells, {name}"
        _line(what, f"{milliseconds:.1f} ms", f"{_MATRIX_MILLISECONDS} ms")


def cold_start(start: ColdStart) -> None:
    """Print how long the first answer takes, against the imports nobody can avoid."""
    ratio = start.answer / start.imports
    seen = f"{ratio:.2f} × importing fastapi and sqlmodel"
    _line("cold start to the first answer, sqlite", seen, f"{_COLD_START:g} ×")
    print(f"  ({start.answer:.2f} s against {start.imports:.2f} s)")


def _line(what: str, seen: str, goal: str) -> None:
    print(f"{what:<46}{seen}  (goal: at most {goal})")
