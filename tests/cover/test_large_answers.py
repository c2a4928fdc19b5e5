"""Answers about more codes than one statement takes equal those of a single statement."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.cases.incidents import impact
from app.cover import evidence, reads
from app.cover.failure import exposure
from app.ledger import queries as ledger_queries
from app.main import create_app
from app.platform.db.database import Database
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases

ANSWERS = {
    "/v1/cover/summary?on=2025-09-20&explain=true": ledger_queries,
    "/v1/cover/overlaps?first_day=2025-08-28&last_day=2025-09-15": reads,
    "/v1/providers/nottingham-rehab/exposure?on=2025-07-31": exposure,
    "/v1/incidents/{id}/days?first_day=2025-08-01&last_day=2025-10-31": impact,
}


def answer(database: Database, path: str) -> Any:
    with TestClient(create_app(SETTINGS, database)) as client:
        incident = client.get("/v1/incidents").json()["items"][0]["id"]
        response = client.get(path.format(id=incident))
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("path", ANSWERS)
def test_answer_is_the_same_if_each_statement_takes_one_code(
    databases: TemplateDatabases, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    with databases.database("loaded") as database:
        expected = answer(database, path)
        monkeypatch.setattr(ANSWERS[path], "MAX_VALUES", 1)

        found = answer(database, path)

    assert found == expected
    assert len(str(found)) > 1_000


def failure(database: Database) -> Any:
    body = {"providers": ["medequip"], "last_day": "2025-09-26", "horizon_last_day": "2026-12-31"}
    with TestClient(create_app(SETTINGS, database)) as client:
        return client.post("/v1/simulations/provider-failure", json=body).json()


def test_simulation_is_the_same_if_each_statement_takes_one_cell(
    databases: TemplateDatabases, monkeypatch: pytest.MonkeyPatch
) -> None:
    with databases.database("loaded") as database:
        expected = failure(database)
        monkeypatch.setattr(evidence, "_CELLS_IN_A_STATEMENT", 1)

        found = failure(database)

    assert found == expected
    assert found["lost"]
