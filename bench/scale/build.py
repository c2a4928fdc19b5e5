"""Databases of N contracts, built through the product's batches and kept in files."""

import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import text

from app.api.wiring import CATALOGUE
from app.ledger.batch import Batch
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from bench.scale.contents import SEED, Ground, record_contract, record_things
from tests.support import world
from tests.support.commands import TickingClock
from tests.support.operations import asking_as_each
from tests.support.postgres import PostgresDatabases, postgres
from tests.support.templates import (
    ROOT,
    SqliteDatabases,
    TemplateDatabases,
    TemplateFiles,
    hash_of,
)

CONTENT = (
    "app/**/*.py",
    "app/data/*",
    "migrations/**/*",
    "bench/scale/build.py",
    "bench/scale/contents.py",
)
"""Everything that a built registry depends on."""
BATCH = 800
"""Contracts of one batch: somewhat fewer than 5,000 facts, which are always taken as one batch."""
BUILT_AT = world.NOW + timedelta(hours=1)
_SUFFIXES = {"sqlite": "sqlite", "postgresql": "dump"}
ENGINES = tuple(_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Built:
    """A registry, and what it took to build it."""

    engine: str
    contracts: int
    database: Database
    keys: Mapping[str, Mapping[str, str]]  # headers by role
    base: int  # bytes of the database before the first contract
    facts: int = 0
    seconds: float = 0.0  # of this process's processor; 0 if the registry was kept

    @property
    def line(self) -> str:
        """The figures as one line."""
        size = bytes_of(self.database)
        own = (size - self.base) / self.contracts
        rate = f"{self.facts / self.seconds:,.0f} facts/s" if self.seconds else "kept"
        each = f"{own:,.0f} bytes a contract"
        return f"{self.engine} {self.contracts:,}: {rate}, {size / 2**20:,.0f} MiB, {each}"


@dataclass(slots=True)
class Registries:
    """Registries of one engine; built ones stay in a folder and are used again."""

    databases: TemplateDatabases
    folder: Path
    is_any_state: bool = False
    """True if a registry that another state of the code built may be used."""
    _found: dict[int, Built] = field(default_factory=dict)

    @property
    def engine(self) -> str:
        """The engine, without its version."""
        return self.databases.engine.name.partition("-")[0]

    def built(self, contracts: int) -> Built:
        """Return the registry of N contracts, and build it if the folder has none."""
        if contracts not in self._found:
            self._found[contracts] = self._find(contracts)
        return self._found[contracts]

    def copied(self, contracts: int) -> Built:
        """Return a copy of the registry of N contracts that may be changed."""
        built, name = self.built(contracts), _name(contracts, "written")
        if self.engine == "sqlite":
            self.databases.engine.restore(self._file(contracts), _name(contracts))
        return replace(built, database=Database(self.databases.engine.copy(_name(contracts), name)))

    def _file(self, contracts: int) -> Path:
        return self.folder / f"{self.engine}-{contracts}.{_SUFFIXES[self.engine]}"

    def _find(self, contracts: int) -> Built:
        file = self._file(contracts)
        noted, state = file.with_suffix(".json"), hash_of(ROOT, CONTENT)
        known = json.loads(noted.read_text()) if file.exists() and noted.exists() else {}
        if (self.is_any_state and known) or known.get("state") == state:
            return Built(
                self.engine, contracts, self._open(file, contracts), known["keys"], known["base"]
            )
        noted.unlink(missing_ok=True)
        draft, built = file.with_suffix(".new"), self._build(contracts)
        self.databases.engine.save(_name(contracts), draft)
        draft.replace(file)
        noted.write_text(json.dumps({"state": state, "keys": built.keys, "base": built.base}))
        return replace(built, database=self._open(file, contracts))

    def _open(self, file: Path, contracts: int) -> Database:
        if self.engine == "sqlite":
            return Database(f"sqlite:///{file}")
        self.databases.engine.restore(file, _name(contracts))
        database = Database(self.databases.engine.copy(_name(contracts), _name(contracts, "used")))
        with database.write_session() as session:
            session.execute(text("ANALYZE"))  # a dump has no statistics
        return database

    def _build(self, contracts: int) -> Built:
        with self.databases.database("loaded", _name(contracts)) as database:
            return build_on(database, contracts)


def build_on(database: Database, contracts: int) -> Built:
    """Record N contracts in a database with the embedded data."""
    with asking_as_each(database) as asking:
        keys = {str(role): key for role, key in asking.keys.items()}
    base, facts, began = bytes_of(database), 0, time.process_time()
    for size in fill(database, contracts, Clock(now=TickingClock(BUILT_AT).read)):
        facts += size
    seconds = time.process_time() - began
    engine = database.url.get_backend_name()
    return Built(engine, contracts, database, keys, base, facts, seconds)


def fill(database: Database, contracts: int, clock: Clock) -> Iterator[int]:
    """Record N contracts in batches; yield the number of facts of each batch."""
    entropy = Entropy(Random(SEED).randbytes)
    with database.read_session() as session:
        ground = Ground.read(session)
    for first in range(0, contracts, BATCH):
        with database.write_session() as session:
            batch = Batch.begin(session, CATALOGUE, clock, entropy)
            ctx = CommandContext(batch, CATALOGUE, Provenance("scale"))
            facts = 0 if first else record_things(ctx)
            for n in range(first, min(first + BATCH, contracts)):
                facts += record_contract(ctx, ground, n)
            batch.complete()
        yield facts


@contextmanager
def registries(engine: str, folder: Path, *, is_any_state: bool = False) -> Iterator[Registries]:
    """Yield the registries of an engine; PostgreSQL runs as long as the block."""
    folder.mkdir(parents=True, exist_ok=True)
    files = TemplateFiles.of_this_code()
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(dir=folder) as used:
            databases = TemplateDatabases(SqliteDatabases(Path(used)), files)
            yield Registries(databases, folder, is_any_state)
        return
    with postgres() as admin:
        databases = TemplateDatabases(PostgresDatabases(admin), files)
        yield Registries(databases, folder, is_any_state)


def bytes_of(database: Database) -> int:
    """Return the size of a database without what SQLite keeps beside its file."""
    with database.read_session() as session:
        if database.url.get_backend_name() == "sqlite":
            pages: int = session.scalar(text("PRAGMA page_count")) or 0
            return pages * (session.scalar(text("PRAGMA page_size")) or 0)
        size: int = session.scalar(text("SELECT pg_database_size(current_database())")) or 0
        return size


def _name(contracts: int, use: str = "built") -> str:
    return f"scale-{contracts}-{use}"
