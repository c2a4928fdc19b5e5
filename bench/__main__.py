"""Measure the service against the ceiling: python -m bench (BENCH_SECONDS: seconds a run)."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import ceiling, report
from bench.measure import measure
from bench.processes import cold_start, matrix_milliseconds
from bench.questions import FIRST, QUESTIONS
from bench.servers import ROOT, Cores, Server, environment, serving, serving_kept
from tests.support.postgres import clone, postgres

ROUNDS = 3
_SETTINGS = {"": {}, FIRST: {"REGISTRY_RESPONSE_CACHE_MIB": "0"}}
"""Answers given again from memory, as by default, and answers each made as for the first time."""


def main() -> None:
    """Load both engines, put load on each server by turns, and print what was seen."""
    seconds = float(os.environ.get("BENCH_SECONDS", "2"))
    cores = Cores()
    with databases(cores) as urls:
        report.heading(cores, seconds, ROUNDS)
        with ExitStack() as stack:
            ours = [
                stack.enter_context(serving(f"{name}{kind}", cores, url, **_SETTINGS[kind]))
                for name, url in urls.items()
                for kind in _SETTINGS
            ]
            servers = [stack.enter_context(_ceiling(cores, ours[0])), *ours]
            for question in QUESTIONS:
                report.shares(question, measure(question, servers, seconds, ROUNDS))
            report.memory(ours)
        report.matrix({name: matrix_milliseconds(url) for name, url in urls.items()})
        report.cold_start(cold_start(cores, urls["sqlite"], ROUNDS))


@contextmanager
def databases(cores: Cores) -> Iterator[dict[str, str]]:
    """The embedded data on both engines, by name."""
    with tempfile.TemporaryDirectory() as folder, postgres() as admin:
        urls = {
            "sqlite": f"sqlite:///{folder}/registry.db",
            "postgresql": clone(admin, "template0", "bench"),
        }
        for verb in ("migrate", "load"):
            _on_both(verb, urls, cores)
        yield urls


def _on_both(verb: str, urls: Mapping[str, str], cores: Cores) -> None:
    """Run a verb on both engines at once, each on a processor of its own."""
    command = [sys.executable, "-m", "app", verb]
    runs = {
        name: subprocess.Popen(command, cwd=ROOT, env=environment(url), stdout=subprocess.DEVNULL)
        for name, url in urls.items()
    }
    cores.give(runs["sqlite"].pid)
    for name, one in runs.items():
        if one.wait() != 0:
            raise RuntimeError(f"{verb} on {name} ended with status {one.returncode}")


@contextmanager
def _ceiling(cores: Cores, service: Server) -> Iterator[Server]:
    """Ask the service once, and serve the same from memory."""
    kept = {}
    for question in QUESTIONS:
        answer = service.ask(question.target)
        if question.is_known:
            answer = service.ask(question.target, answer.headers["etag"])
        path, _, query = question.target.partition("?")
        kept[ceiling.key(path, query, is_known=question.is_known)] = answer
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.json"
        ceiling.keep(file, kept)
        with serving_kept(cores, file, QUESTIONS[0].target) as server:
            yield server


if __name__ == "__main__":
    main()
