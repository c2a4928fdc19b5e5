"""The committed OpenAPI document is the one that the application gives."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.api import published_document
from app.api.published_document import COMMITTED
from app.main import create_app
from app.platform.db.database import Database
from tests.support.openapi import DOCUMENT
from tests.support.settings import SETTINGS

ROOT = Path(__file__).parents[2]


def _printed() -> str:
    return json.dumps(DOCUMENT, indent=2, ensure_ascii=False) + "\n"


def test_the_committed_description_is_that_of_the_application() -> None:
    assert COMMITTED.read_text("utf-8") == _printed(), "run: make openapi"


def test_the_verb_prints_the_description_that_is_committed() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "app", "openapi"], cwd=ROOT, capture_output=True, check=True
    )

    assert ran.stdout.decode() == _printed()


def test_no_two_schemas_share_a_class_name() -> None:
    # FastAPI tells two classes of one name apart by their modules, joined by two underscores.
    assert [name for name in DOCUMENT["components"]["schemas"] if "__" in name] == []


@pytest.mark.parametrize("changed", [{}, {"public_url": "https://r.example/", "contact_url": "x:"}])
@pytest.mark.parametrize("encoding", ["identity", "gzip, br"])
def test_sent_document_is_that_of_the_application_and_its_settings(
    changed: dict[str, str], encoding: str
) -> None:
    app = create_app(SETTINGS.model_copy(update=changed), Database("sqlite:////nowhere/r.db"))

    answer = TestClient(app).get("/openapi.json", headers={"Accept-Encoding": encoding})

    assert answer.headers.get("content-encoding") == ("gzip" if "gzip" in encoding else None)
    assert answer.json() == app.openapi()


def test_document_is_generated_where_no_file_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published_document, "COMMITTED", Path("/nowhere/registry.json"))
    app = create_app(SETTINGS, Database("sqlite:////nowhere/r.db"))

    assert TestClient(app).get("/openapi.json").json() == DOCUMENT


def test_document_for_generators_has_no_webhooks() -> None:
    client = TestClient(create_app(SETTINGS, Database("sqlite:////nowhere/r.db")))

    served = client.get("/openapi.json", params={"webhooks": "false"}).json()

    assert served == {key: DOCUMENT[key] for key in DOCUMENT if key != "webhooks"}
    assert "webhooks" in client.get("/openapi.json", params={"webhooks": "true"}).json()
