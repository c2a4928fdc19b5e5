"""Writers who go on whatever happens, and keep a list of what was acknowledged to them."""

import threading
import time
import uuid
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.ledger.streams import PUBLIC
from tests.proofs.fleet import STATED
from tests.proofs.service import until
from tests.support.clients import Answer, Client, Unanswered

LONGEST_RETRY = 5
AGREED = {"first_day_basis": "agreed", "last_day_basis": "agreed"}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a writer sends, each time with the same key until it is answered."""

    method: str
    path: str
    body: dict[str, Any]
    seen: dict[str, str] = field(default_factory=dict)
    key: str = field(default_factory=lambda: uuid.uuid4().hex)


Statements: TypeAlias = Generator[Statement, Answer, None]


def contracts_of(writer: str) -> Statements:
    """One contract after another, each with its provider, an award, a correction, an extension."""
    for n in range(10**9):
        provider, reference = f"p-{writer}-{n}", f"c-{writer}-{n}"
        yield _post("/v1/providers", code=provider, name="Care")
        said = {
            "title": "Contract", "kind": "competed", "purpose": "lasting", "regime": "pa-2023",
            "provider": provider, "lead": "camden", "buyers": ["camden"],
            "first_day": "2025-01-01", "last_day": "2025-12-31", **AGREED,
        }  # fmt: skip
        stated = yield _post("/v1/contracts", reference=reference, **said)
        path = f"/v1/contracts/{reference}"
        yield _post(f"{path}/awards", authority="camden", scope="delivery", level="full")
        corrected = {**STATED, **said, "last_day": "2026-03-31", "reason": "correction"}
        seen = {"if_match": stated.headers["etag"]}
        yield Statement("PUT", f"{path}/details", corrected, seen)
        yield _post(f"{path}/term-changes", change="extension", last_day="2027-03-31")


def batches_of(writer: str) -> Statements:
    """One batch after another, each with facts for everybody, for partners and for Camden."""
    signal = {
        **STATED, "event": "distress-signal", "day": "2026-03-01", "day_basis": "agreed",
    }  # fmt: skip
    for n in range(10**9):
        provider = f"b-{writer}-{n}"
        parameters = {"code": provider}
        facts = [
            {"operation": "record_provider", "body": {**STATED, **parameters, "name": "Care"}},
            {"operation": "record_provider_event", "parameters": parameters, "body": signal},
            {
                "operation": "record_provider_event",
                "parameters": parameters,
                "body": {**signal, "visibility": "owner", "owner": "camden"},
            },
        ]
        yield Statement("POST", "/v1/batches", {"facts": facts})


def _post(path: str, **body: Any) -> Statement:
    return Statement("POST", path, {**STATED, **body})


@dataclass(slots=True)
class Writer:
    """Somebody who states one thing after another, and repeats what nobody acknowledged."""

    client: Client
    statements: Statements
    acknowledged: dict[int, str] = field(default_factory=dict)
    hidden: dict[tuple[str, int], str] = field(default_factory=dict)
    """The acknowledged hashes of entries in hidden streams, by stream and position."""
    repeated: int = 0
    told: Counter[int] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    """The seconds after which somebody who was turned away was told to come back."""

    def write(self, enough: threading.Event) -> None:
        """State until it is enough, but leave nothing unanswered and no connection open."""
        try:
            statement = next(self.statements)
            while not enough.is_set():
                answer = self._until_acknowledged(statement)
                for entry in answer.said.get("items", [answer.said]):
                    self._keep(entry)
                statement = self.statements.send(answer)
        finally:
            self.client.hang_up()

    def _keep(self, entry: dict[str, Any]) -> None:
        stream, position = entry["stream"], entry["position"]
        if stream == PUBLIC:
            assert position not in self.acknowledged, "acknowledged twice"
            self.acknowledged[position] = entry["hash"]
        else:
            assert (stream, position) not in self.hidden, "acknowledged twice"
            self.hidden[stream, position] = entry["hash"]

    def _until_acknowledged(self, statement: Statement) -> Answer:
        while True:
            answer = self._send(statement)
            if answer is not None and answer.status in {200, 201}:
                return answer
            self.repeated += 1
            time.sleep(0.1)

    def _send(self, statement: Statement) -> Answer | None:
        headers = {"idempotency_key": statement.key, **statement.seen}
        try:
            answer = self.client.ask(statement.method, statement.path, statement.body, **headers)
        except Unanswered:
            return None
        self.told[answer.status] += 1
        assert answer.status in {200, 201, 503}, (statement, answer)
        if answer.status == 503:
            self.waits.append(int(answer.headers["retry-after"]))
            assert self.waits[-1] <= LONGEST_RETRY
        return answer


@contextmanager
def writing(writers: Sequence[Writer]) -> Iterator[None]:
    """Have writers at work during a block; after it, all they stated is acknowledged."""
    enough = threading.Event()
    with ThreadPoolExecutor(len(writers)) as pool:
        at_work: list[Future[None]] = [pool.submit(writer.write, enough) for writer in writers]
        try:
            yield
        finally:
            enough.set()
        for one in at_work:
            one.result()


def await_(writers: Sequence[Writer], statements: int) -> None:
    """Wait until so many more statements are acknowledged."""

    def acknowledged() -> int:
        return sum(len(writer.acknowledged) for writer in writers)

    due = acknowledged() + statements
    until(lambda: acknowledged() >= due, "statements")
