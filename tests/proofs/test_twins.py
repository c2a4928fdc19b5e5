"""Databases that differ only in what a caller may not see give that caller the same bytes.

PROVE_TWINS sets the number of histories, and PROVE_TWIN_QUESTIONS the number of questions that each
reader is compared by.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from random import Random, SystemRandom
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.domain.vocabulary import Role
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from tests.proofs.questions import Known, Question, questions
from tests.proofs.twin_writes import OWN, Write, first_writes, next_writes
from tests.proofs.twins import READERS, STREAMS, Narrated, Reader, tell
from tests.support import callers, world
from tests.support.records import FREE
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

TWINS = int(os.environ.get("PROVE_TWINS", "8"))
QUESTIONS = int(os.environ.get("PROVE_TWIN_QUESTIONS", "600"))
SEED = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))
STEPS, MOST_PAGES = 60, 30
LATER = world.NOW + timedelta(days=1)
FAILURE = {"providers": ["north"], "last_day": "2025-05-31", "horizon_last_day": "2026-12-31"}
FULL = "full"
WITNESSES = {
    "public": "partner",
    "partner": "editor-of-camden",
    "editor-of-camden": "editor-of-islington",
    "editor-of-islington": "editor-of-camden",
}
"""By reader, a caller who sees some of the facts that are hidden from it."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A database with its streams, served, and the headers of each reader."""

    streams: tuple[str, ...]
    client: TestClient
    headers: Mapping[str, dict[str, str]]

    def get(self, reader: str, path: str, headers: dict[str, str] | None = None) -> Any:
        return self.client.get(path, headers={**self.headers[reader], **(headers or {})})

    def post(self, reader: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        return self.client.post(path, json=body, headers={**self.headers[reader], **headers})

    def set(self, at: datetime, entropy: Entropy) -> None:
        """Have every reading of the clock give one moment, and draw these random bytes."""
        state: Any = self.client.app
        state.state.clock, state.state.entropy = Clock(now=lambda: at), entropy


@pytest.mark.prove
def test_hidden_facts_show_in_no_answer(
    databases: TemplateDatabases, say: Callable[[str], None]
) -> None:
    asked, written, noticed, hidden = 0, Counter[str](), 0, Counter[str]()
    for seed in range(SEED, SEED + TWINS):
        with twins(databases, seed) as (all_, secrets):
            hidden.update(move for move in secrets if "(" not in move)
            written.update(compare_writes(all_, seed))
            for reader in READERS:
                asked += compare_answers(all_[reader.name], all_[FULL], reader, seed)
                noticed += is_noticed(all_[reader.name], all_[FULL], WITNESSES[reader.name])

    moves = ", ".join(f"{name.strip('_')} {count}" for name, count in sorted(hidden.items()))
    by_stream = ", ".join(f"{name} {count}" for name, count in sorted(written.items()))
    say(f"{TWINS} histories from seed {SEED}: {asked:,} answers, 0 differ; hidden: {moves}; "
        f"written: {by_stream}")  # fmt: skip
    # A proof that could not see a secret would prove nothing.
    assert noticed == TWINS * len(READERS)
    assert all(written[stream] > TWINS for stream in STREAMS)


@contextmanager
def twins(databases: TemplateDatabases, seed: int) -> Iterator[tuple[dict[str, Twin], list[str]]]:
    """Give a database for each reader, with no more than it sees, and one with all streams."""
    streams = {reader.name: reader.streams for reader in READERS} | {FULL: tuple(STREAMS)}
    with ExitStack() as stack:
        narrated = {
            name: Narrated(stack.enter_context(databases.database("migrated", f"twin-{name}")), of)
            for name, of in streams.items()
        }
        secrets = tell(narrated, seed, STEPS)
        all_ = {name: serve(stack, one) for name, one in narrated.items()}
        yield all_, secrets


def serve(stack: ExitStack, narrated: Narrated) -> Twin:
    client, _ = stack.enter_context(serving(narrated.database, LATER))
    headers = {reader.name: key(narrated.database, reader) for reader in READERS}
    twin = Twin(narrated.streams, client, headers)
    twin.set(LATER, Entropy())
    return twin


def key(database: Database, reader: Reader) -> dict[str, str]:
    if reader.role is Role.ANONYMOUS:
        return {}
    return callers.key(database, reader.role, *reader.authorities, name=reader.name)


@dataclass(slots=True)
class Writer:
    """Sends each request to every database with its stream, at one moment for all of them."""

    all_: Mapping[str, Twin]
    seed: int
    sent: int = 0

    def write(self, editor: str, write: Write) -> Any:
        """Send a request; the database of the editor must answer in the bytes of the full one."""
        self.sent += 1
        answers = {}
        for name, twin in self.all_.items():
            if write.stream in twin.streams:
                at = world.NOW + timedelta(seconds=self.sent)
                twin.set(at, Entropy(Random(f"{self.seed} {self.sent}").randbytes))
                answers[name] = twin.post(editor, write.path, write.body, write.headers)
                twin.set(LATER, Entropy())
        first, second = answers[editor], answers[FULL]

        assert seen(first) == seen(second), (self.seed, editor, write)
        assert first.status_code < 500, (self.seed, editor, write)
        return first


def compare_writes(all_: Mapping[str, Twin], seed: int) -> Iterator[str]:
    """Have editors record facts, and compare the answers; yield the stream of each fact."""
    rng, writer = Random(f"{seed} writes"), Writer(all_, seed)
    for editor in OWN:
        claims: dict[str, str] = {}
        for write in first_writes(editor, rng):
            answer = writer.write(editor, write)
            if answer.status_code == HTTPStatus.CREATED:
                yield write.stream
                if write.path == "/v1/claims":
                    claims[write.stream] = answer.json()["fact"]
        for stream, claim in claims.items():
            for write in next_writes(stream, claim):
                if writer.write(editor, write).status_code == HTTPStatus.CREATED:
                    yield write.stream


def compare_answers(one: Twin, full: Twin, reader: Reader, seed: int) -> int:
    """Ask both as a reader, question by question; return how many answers were compared."""
    known = known_to(one, reader)
    rng = Random(f"{seed} {reader.name}")
    asked = sum(
        compare(one, full, reader, question, seed)
        for question in questions(known, rng, QUESTIONS, reader.role)
    )
    return asked + compare_simulations(one, full, reader)


def known_to(twin: Twin, reader: Reader) -> Known:
    """Collect what a reader can ask about, and ids of facts that are hidden or do not exist."""
    entries = [
        entry
        for stream in reader.streams
        for entry in twin.get(reader.name, f"/v1/changes?limit=200&stream={stream}").json()["items"]
    ]
    hidden = [stream.replace(":", "-") for stream in STREAMS if stream not in reader.streams]
    made_up = [f"{stream}-{n}" for stream in hidden for n in (1, 2, 9)]
    return Known(
        positions=[entry["position"] for entry in entries],
        moments=[entry["recorded_at"] for entry in entries],
        hashes=[entry["hash"] for entry in entries],
        facts=[*(entry["fact"] for entry in entries), *made_up, "public-999999"],
        streams=[*STREAMS, *hidden, "owner:nowhere"],
    )


def compare(one: Twin, full: Twin, reader: Reader, question: Question, seed: int) -> int:
    """Ask both, page by page; return how many answers were compared."""
    address = str(one.client.build_request("GET", question.path, params=question.params).url)
    for page in range(MOST_PAGES):
        first, second = (twin.get(reader.name, address, question.headers) for twin in (one, full))
        assert seen(first) == seen(second), (seed, reader.name, address, question.headers)
        assert first.status_code < 500, (seed, reader.name, address, question.headers)
        repeated = compare_repeated(full, reader, address, first)
        if 'rel="next"' not in first.headers.get("link", ""):
            return page + 1 + repeated
        address = first.headers["link"].partition(">")[0].removeprefix("<")
    return MOST_PAGES


def compare_repeated(full: Twin, reader: Reader, address: str, answer: Any) -> int:
    """Ask one with the ETag of the other, which it must take for its own."""
    if (etag := answer.headers.get("etag")) is None:
        return 0
    again = full.get(reader.name, address, {"If-None-Match": etag})

    assert (again.status_code, again.headers["etag"]) == (304, etag)
    return 1


def compare_simulations(one: Twin, full: Twin, reader: Reader) -> int:
    path = "/v1/simulations/provider-failure"
    first, second = (twin.post(reader.name, path, FAILURE, {}) for twin in (one, full))

    assert first.status_code == 200
    assert seen(first) == seen(second)
    return 1


def is_noticed(one: Twin, full: Twin, witness: str) -> bool:
    """Return whether a caller who may see some of what is hidden sees any difference."""
    lists = ("/v1/claims", "/v1/providers/north/events", "/v1/providers/south/events",
             *(f"/v1/{sort.path}" for sort in FREE))  # fmt: skip
    return any(one.get(witness, path).text != full.get(witness, path).text for path in lists)


def seen(response: Any) -> tuple[int, dict[str, str], bytes]:
    """Return all of an answer but the id of the request, which is drawn for each."""
    headers = {name: text for name, text in response.headers.items() if name != "request-id"}
    return response.status_code, headers, response.content
