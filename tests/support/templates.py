"""Databases for tests, copied from templates that are built once for each state of the code."""

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

from sqlalchemy import update

from app.api.wiring import CATALOGUE
from app.interchange.seed import load
from app.interchange.seed_reader import read
from app.platform.clock import Clock
from app.platform.db import migrations
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from app.platform.http.cursor_signing import KEY_BYTES, SigningKey
from tests.support import world

BLANK = "template0"  # the name that PostgreSQL gives to its database without content

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".pytest_cache" / "templates"
CONTENT = (
    "app/**/*.py",
    "app/data/*",
    "migrations/**/*",
    "tests/support/*.py",
    "requirements-dev.txt",
)
"""Everything that a template depends on."""
STATES_KEPT = 4


class Engine(Protocol):
    """Copies databases on one engine, and keeps them in files."""

    @property
    def name(self) -> str:
        """The engine, and its version if files of one version are of no use to another."""

    def copy(self, template: str, name: str) -> str:
        """Replace a database with a copy of a template, and return its URL."""

    def save(self, name: str, file: Path) -> None:
        """Write a database without connections to a file."""

    def restore(self, file: Path, name: str) -> None:
        """Replace a database with the one saved in a file."""


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """Files shared by all processes that test the same state of the code."""

    folder: Path

    @classmethod
    def of_this_code(cls) -> "TemplateFiles":
        return cls.of(CACHE, hash_of(ROOT, CONTENT))

    @classmethod
    def of(cls, cache: Path, key: str) -> "TemplateFiles":
        """Open the folder of a key, and remove those of the states that are longest unused."""
        folder = cache / key
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(cache / "lock"):
            folder.touch()
            used = {found: found.stat().st_mtime for found in cache.iterdir() if found.is_dir()}
            for stale in sorted(used, key=used.__getitem__, reverse=True)[STATES_KEPT:]:
                shutil.rmtree(stale)
        return cls(folder)

    def get(self, name: str, build: Callable[[Path], object]) -> Path:
        """The file of this name. The first process builds it; others wait."""
        file = self.folder / name
        with _locked(self.folder / f"{name}.lock"):
            if not file.exists():
                draft = self.folder / f"{name}.new"
                build(draft)
                draft.replace(file)
        return file


@dataclass(slots=True)
class TemplateDatabases:
    """Databases of one engine, each copied from a template that is made when first wanted.

    Opened databases are used again: a new SQLAlchemy engine would compile every statement anew.
    """

    engine: Engine
    files: TemplateFiles | None = None
    made: set[str] = field(default_factory=lambda: {BLANK})
    opened: dict[str, Database] = field(default_factory=dict)

    @contextmanager
    def database(self, template: str, name: str = "test") -> Iterator[Database]:
        """A database of its own: BLANK, "migrated", or "loaded" with the embedded data."""
        if template not in self.made:
            self._make(template)
        url = self.engine.copy(template, name)
        if url not in self.opened:
            self.opened[url] = Database(url)
        database = self.opened[url]
        yield database
        database.dispose()

    @contextmanager
    def filled(
        self, template: str, fill: Callable[[Database], None], name: str = "test"
    ) -> Iterator[Database]:
        """A database of its own, copied from one that is filled when first wanted."""
        if template not in self.made:
            with self.database("migrated", template) as new:
                fill(new)
            self.made.add(template)
        with self.database(template, name) as database:
            yield database

    def _make(self, template: str) -> None:
        if self.files is None:
            self._build(template)
            return

        def build(file: Path) -> None:
            self._build(template)
            self.engine.save(template, file)

        file = self.files.get(f"{self.engine.name}-{template}", build)
        if template not in self.made:
            self.engine.restore(file, template)
            self.made.add(template)

    def _build(self, template: str) -> None:
        with self.database("migrated" if template == "loaded" else BLANK, template) as new:
            migrations.upgrade(new)
            if template == "loaded":
                with new.write_session() as session:
                    # On both engines the same salts and cursors, and so the same bytes.
                    entropy = Entropy(Random(1).randbytes)
                    session.execute(update(SigningKey).values(secret=entropy.draw(KEY_BYTES)))
                    clock = Clock(now=lambda: world.NOW)
                    load(session, CATALOGUE, read(), clock, entropy=entropy)
        self.made.add(template)


@dataclass(frozen=True, slots=True)
class SqliteDatabases:
    """SQLite databases in one folder."""

    folder: Path
    name: str = "sqlite"

    def copy(self, template: str, name: str) -> str:
        for left in self.folder.glob(f"{name}.db*"):
            left.unlink()
        if template != BLANK:
            shutil.copyfile(self._path(template), self._path(name))
        return f"sqlite:///{self._path(name)}"

    def save(self, name: str, file: Path) -> None:
        shutil.copyfile(self._path(name), file)

    def restore(self, file: Path, name: str) -> None:
        shutil.copyfile(file, self._path(name))

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.db"


def hash_of(root: Path, patterns: Iterable[str]) -> str:
    """A hash of the names and contents of files."""
    files = {file for pattern in patterns for file in root.glob(pattern) if file.is_file()}
    content = hashlib.sha256()
    for file in sorted(files):
        content.update(f"{file.relative_to(root)}\0{file.stat().st_size}\0".encode())
        content.update(file.read_bytes())
    return content.hexdigest()[:32]


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, however that ends."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
