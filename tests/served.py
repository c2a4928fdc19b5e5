"""One application for each database: to put one together takes longer than most tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.kit.clock import Clock
from app.kit.database import Database
from app.main import create_app
from tests import world
from tests.settings import SETTINGS


@dataclass
class Watch:
    """What the registry takes for the time."""

    now: datetime = world.NOW


@contextmanager
def serving(database: Database, at: datetime = world.NOW) -> Iterator[tuple[TestClient, Watch]]:
    """A client, and the watch to set; what the application counts goes on from block to block."""
    app, watch = _application(database)
    watch.now = at
    with TestClient(app) as client:
        yield client, watch


@cache
def _application(database: Database) -> tuple[FastAPI, Watch]:
    watch = Watch()
    return create_app(SETTINGS, database, Clock(now=lambda: watch.now)), watch
