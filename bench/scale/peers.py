"""Our processor time beside that of other programs on the same rows, over one connection."""

import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, create_engine

from app.ledger.moments import resolve_moment
from app.ledger.schemas import AsOfQuery
from app.ledger.streams import PUBLIC
from app.platform.clock import Clock
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from app.registry.contracts.models import AwardFact
from app.registry.contracts.queries import CONTRACTS
from bench.load import request, run
from bench.scale.contents import reference
from bench.scale.naive import NaiveAward, NaiveContract
from bench.servers import ROOT, Cores, Server, serving, serving_peer

DATASETTE = ROOT / ".venv-bench" / "bin" / "datasette"
OURS, REPEATED = "ours, first time", "ours, repeated"
ROUNDS = 3
_ITEM = {"reference": reference(7)}
_CELL = "authority=westminster&scope=equipment-delivery&on=2025-09-20"

TARGETS: Mapping[str, Mapping[str, str]] = {
    "ours": {
        "item": f"/v1/contracts/{reference(7)}",
        "list of 50": "/v1/contracts",
        "one cell": f"/v1/cover?{_CELL}",
    },
    "datasette": {
        "item": f"/peers/item.json?_shape=array&reference={reference(7)}",
        "list of 50": "/peers/list.json?_shape=array",
        "one cell": f"/peers/cell.json?_shape=array&{_CELL}",
    },
    "naive": {
        "item": f"/contracts/{reference(7)}",
        "list of 50": "/contracts",
        "one cell": f"/cover?{_CELL}",
    },
}
"""The same questions in the words of each program."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A running program, and its questions."""

    server: Server
    targets: Mapping[str, str]
    samples: dict[str, list[float]] = field(default_factory=dict)

    def sample(self, question: str, seconds: float) -> None:
        """Ask for some seconds over one connection; keep milliseconds of processor an answer."""
        before = self.server.processor_seconds() or 0.0
        seen = run(self.server.port, request(self.targets[question], None), 200, seconds, 1)
        after = self.server.processor_seconds() or 0.0
        self.samples.setdefault(question, []).append(1000 * (after - before) / seen.answers)

    def milliseconds(self, question: str) -> float:
        """Return the median of all rounds but the first, which warms up."""
        return statistics.median(self.samples[question][1:])


def compare(database: Database, contracts: int, seconds: float) -> Iterator[str]:
    """Yield a table of processor times: ours, and those of the peers with our share."""
    cores = Cores()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder) / "peers.db"
        copy_rows(database, file)
        peers = [stack.enter_context(peer) for peer in _peers(database, file, cores)]
        for _ in range(1 + ROUNDS):
            for question in TARGETS["ours"]:
                for peer in peers:
                    peer.sample(question, seconds)
        names = [peer.server.name for peer in peers]
        yield f"| {contracts:,} contracts, milliseconds of processor | {' | '.join(names)} |"
        yield f"| --- |{' --: |' * len(peers)}"
        for question in TARGETS["ours"]:
            ours = peers[0].milliseconds(question)
            costs = [peer.milliseconds(question) for peer in peers]
            shown = [f"{cost:.2f} ({cost / ours:.2f} × ours)" for cost in costs]
            yield f"| {question} | {' | '.join([f'{ours:.2f}', *shown[1:]])} |"


def copy_rows(database: Database, file: Path) -> None:
    """Write the contracts of today, and the awards that are known now, to a plain SQLite file."""
    engine = create_engine(f"sqlite:///{file}")
    tables = [table(NaiveContract), table(NaiveAward)]
    SQLModel.metadata.create_all(engine, tables)
    with database.read_session() as session, engine.begin() as connection:
        contracts = {row.contract: _plain(row) for row in _contracts_today(session)}
        connection.execute(tables[0].insert(), list(contracts.values()))
        awards = [row._asdict() for row in session.execute(_AWARDS) if row.contract in contracts]
        connection.execute(tables[1].insert(), awards)
    engine.dispose()
    with closing(sqlite3.connect(file)) as plain:
        plain.execute("ANALYZE")


_AWARD = table(AwardFact)
_AWARDS = select(_AWARD.c.contract, _AWARD.c.authority, _AWARD.c.scope, _AWARD.c.level).where(
    _AWARD.c.to_at == NEVER
)


def _contracts_today(session: Session) -> Iterable[Any]:
    """Return contracts with all columns of which our list makes an item."""
    clock = Clock()
    as_of = resolve_moment(
        session, AsOfQuery(), None, (PUBLIC,), now=clock.now(), today=clock.today()
    )
    return session.execute(CONTRACTS, as_of.parameters(on=as_of.today))


def _plain(row: Any) -> dict[str, Any]:
    """Return a contract as a row of the naive application, with lists as texts."""
    known = row._asdict()
    known |= {"reference": row.contract, "title": row.name, "fact": row.id}
    known["replaces"] = row.replaces_contracts
    values = {name: known[name] for name in NaiveContract.model_fields}
    return {key: ";".join(v) if isinstance(v, list) else v for key, v in values.items()}


def _peers(database: Database, file: Path, cores: Cores) -> Iterator[AbstractContextManager[Peer]]:
    url = database.url.render_as_string(hide_password=False)
    yield _ours(OURS, cores, url, REGISTRY_RESPONSE_CACHE_MIB="0")
    yield _ours(REPEATED, cores, url)
    queries = Path(__file__).with_name("datasette.json")
    datasette = [str(DATASETTE), "serve", str(file), "--metadata", str(queries), "--port"]
    naive = [sys.executable, "-m", "bench.scale.naive", str(file)]
    for name, command in (("datasette", datasette), ("naive", naive)):
        yield _peer(name, cores, command)


@contextmanager
def _ours(name: str, cores: Cores, url: str, **settings: str) -> Iterator[Peer]:
    with serving(name, cores, url, **settings) as server:
        yield Peer(server, TARGETS["ours"])


@contextmanager
def _peer(name: str, cores: Cores, command: list[str]) -> Iterator[Peer]:
    with serving_peer(name, cores, command, TARGETS[name]["item"]) as server:
        yield Peer(server, TARGETS[name])
