"""Processor time, statements and bytes of one GET, asked inside this process."""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine, event

from app.main import create_app
from app.platform.clock import Clock
from app.settings import Settings
from bench.asgi import request
from bench.scale.build import BUILT_AT, Built
from bench.scale.questions import Question
from tests.support.commands import TickingClock

SLOW = 0.5
"""Seconds from which on one answer is measured only once more."""


@dataclass(slots=True)
class Sample:
    """The cheapest answer to a question at one size."""

    milliseconds: float
    statements: int
    bytes: int
    items: int | None  # of a page, if it is one
    status: int
    sql: Sequence[tuple[str, Any]] = ()


@dataclass(slots=True)
class Meter:
    """An application on a registry, asked without a server."""

    built: Built
    app: FastAPI
    _statements: list[tuple[str, Any]] = field(default_factory=list)
    _backends: set[int] = field(default_factory=set)

    @classmethod
    def on(cls, built: Built) -> "Meter":
        """Make an application without a rate limit and without a response cache."""
        settings = Settings(_env_file=None, rate_limit="", response_cache_mib=0)
        clock = Clock(now=TickingClock(BUILT_AT.replace(hour=18)).read)
        meter = cls(built, create_app(settings, built.database, clock))
        for engine in meter.engines:
            event.listen(engine, "before_cursor_execute", meter._on_statement)
            event.listen(engine, "checkout", meter._on_checkout)
        return meter

    async def ask(self, question: Question) -> Sample:
        """Ask once."""
        headers = self.built.keys[str(question.role)]
        sample, body = await self._send("GET", question.target, headers)
        sample.items = _items(body) if question.is_page else None
        return sample

    async def post(self, path: str, headers: Mapping[str, str], document: Any) -> Sample:
        """Send a document once. Raises RuntimeError if it is refused."""
        sent = {"content-type": "application/json", **headers}
        sample, answer = await self._send("POST", path, sent, json.dumps(document).encode())
        if sample.status >= HTTPStatus.BAD_REQUEST:
            raise RuntimeError(f"POST {path}: {sample.status} {answer[:500]!r}")
        return sample

    async def _send(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes = b""
    ) -> tuple[Sample, bytes]:
        self._statements.clear()
        begun = self._processor_seconds()
        status, answer = await request(self.app, method, target, headers, body)
        taken = self._processor_seconds() - begun
        sample = Sample(
            milliseconds=1000 * taken,
            statements=len(self._statements),
            bytes=len(answer),
            items=None,
            status=status,
            sql=[*self._statements],
        )
        return sample, answer

    @property
    def engines(self) -> list[Engine]:
        """The engines of the database."""
        return [self.built.database.readers, self.built.database.writers]

    def _on_statement(self, *said: Any) -> None:
        _, _, statement, parameters, _, _ = said
        # Statements that are run on the driver have their parameters in a list.
        is_list = isinstance(parameters, list)
        self._statements.append((statement, tuple(parameters) if is_list else parameters))

    def _on_checkout(self, connection: Any, *_: Any) -> None:
        if info := getattr(connection, "info", None):
            self._backends.add(info.backend_pid)

    def _processor_seconds(self) -> float:
        """The time of this process and of those in which PostgreSQL answers, if on this machine."""
        seconds = time.process_time()
        for process in self._backends:
            with suppress(OSError):
                ran = Path(f"/proc/{process}/schedstat").read_text().split()[0]
                seconds += int(ran) / 1e9
        return seconds


def measure(
    meters: Sequence[Meter], questions: Sequence[Question], rounds: int
) -> dict[Question, list[Sample]]:
    """Ask each question at each size by turns, and return the cheapest answer of each."""
    return asyncio.run(_measure(meters, questions, rounds))


def ask_once(meter: Meter, question: Question) -> Sample:
    """Ask a question once."""
    return asyncio.run(meter.ask(question))


async def _measure(
    meters: Sequence[Meter], questions: Sequence[Question], rounds: int
) -> dict[Question, list[Sample]]:
    found = {}
    for question in questions:
        best = [await meter.ask(question) for meter in meters]
        for _ in range(rounds if best[-1].milliseconds < 1000 * SLOW else 1):
            for n, meter in enumerate(meters):
                best[n] = min(best[n], await meter.ask(question), key=lambda one: one.milliseconds)
        found[question] = best
    return found


def _items(body: bytes) -> int:
    return len(json.loads(body).get("items", ()))
