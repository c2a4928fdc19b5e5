"""The pages for people, the files behind them, and what machines ask first."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from app import RELEASE, main
from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.auth.policy import PUBLIC
from app.platform.db.database import Database
from app.platform.http.observability import CONTENT_SECURITY_POLICY
from app.settings import Settings
from tests.support.settings import SETTINGS
from tests.support.templates import BLANK, TemplateDatabases

APP = Path(__file__).parents[2] / "app"
SWAGGER = APP / "web" / "static" / "swagger"
STATIC = f"/static/{RELEASE}"
CHECKSUMS = {
    name: checksum
    for line in (SWAGGER / "SHA256SUMS").read_text().splitlines()
    for checksum, name in [line.split(maxsplit=1)]
}
PAGES = ("/", "/docs", "/problems", "/problems/unknown-code", "/problems/missing-field")
SAFE = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
NOWHERE = "sqlite:////nowhere/registry.db"


@pytest.fixture(scope="module")
def lone() -> Iterator[TestClient]:
    """The service without its database, with a route that fails."""
    app = _application(NOWHERE, response_cache_mib=0)
    app.add_api_route("/broken", _fail, dependencies=[Depends(PUBLIC)])
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_loads_nothing_from_elsewhere(lone: TestClient, path: str) -> None:
    response = lone.get(path)

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert re.search(r'<html lang="en-GB">.*<title>[^<]+ – Consortium Registry</title>.*<main ',
                     response.text, re.DOTALL)  # fmt: skip
    assert not re.search(r"<style|<script(?![^>]* src=)| style=| on\w+=", response.text)
    loaded = re.findall(r'<(?:script|link|img)[^>]* (?:src|href)="([^"]+)"', response.text)
    assert loaded
    assert [lone.get(address).status_code for address in loaded] == [200] * len(loaded)
    assert all(address.startswith(f"{STATIC}/") for address in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(client: TestClient, path: str) -> None:
    links = re.findall(r'<a href="(/[^"]*)"', client.get(path).text)

    assert links
    assert [link for link in links if client.get(unescape(link)).status_code != 200] == []


def test_swagger_ui_is_the_release_that_was_vetted() -> None:
    files = {path.name: path for path in SWAGGER.iterdir() if path.name != "SHA256SUMS"}

    found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}

    assert found == CHECKSUMS


@pytest.mark.parametrize("name", ["swagger/swagger-ui-bundle.js", "docs.js", "pages.css"])
def test_a_static_file_never_needs_asking_for_again(lone: TestClient, name: str) -> None:
    response = lone.get(f"{STATIC}/{name}")

    assert response.status_code == 200
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.content == (APP / "web" / "static" / name).read_bytes()


@pytest.mark.parametrize("name", ["nothing.js", "", "..%2fdescription.py", "swagger/"])
def test_nothing_else_is_served_as_a_static_file(lone: TestClient, name: str) -> None:
    response = lone.get(f"{STATIC}/{name}")

    assert (response.status_code, response.json()["code"]) == (404, "not-found")
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("code", [*PROBLEM_CATALOGUE.types, *PROBLEM_CATALOGUE.field_rules])
def test_page_of_a_code_shows_title_advice_and_example(lone: TestClient, code: str) -> None:
    page = unescape(lone.get(f"/problems/{code}").text)
    example = json.loads(re.search(r"<code>({.*?})</code>", page, re.DOTALL)[1])  # type: ignore[index]
    types = PROBLEM_CATALOGUE.types
    kind = types.get(code, types["invalid-request"])

    assert f"<h1>{kind.title}</h1>" in page
    assert (types[code].advice if code in types else PROBLEM_CATALOGUE.field_rules[code]) in page
    assert (example["type"], example["status"]) == (f"/problems/{kind.code}", kind.status)
    assert f'href="/problems/{code}"' in lone.get("/problems").text


def test_an_unknown_problem_is_a_problem(lone: TestClient) -> None:
    response = lone.get("/problems/nonsense")

    assert (response.status_code, response.json()["code"]) == (404, "not-found")


def test_the_service_is_live_without_its_database_but_not_ready(lone: TestClient) -> None:
    live, ready = lone.get("/health/live"), lone.get("/health/ready")

    assert (live.status_code, live.json()) == (200, {"status": "live"})
    assert (ready.status_code, ready.json()["code"]) == (503, "unavailable")
    assert int(ready.headers["retry-after"]) <= 5


def test_the_service_is_ready_when_its_data_are(client: TestClient) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "release": RELEASE,
        "position": client.get("/v1/changes/head").json()["position"],
    }


def test_the_service_is_not_ready_before_its_migrations(databases: TemplateDatabases) -> None:
    with (
        databases.database(BLANK, "blank") as database,
        TestClient(main.create_app(SETTINGS, database)) as client,
    ):
        response = client.get("/health/ready")

    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert "migrated" in response.json()["detail"]


def test_metrics_count_routes_and_not_addresses(client: TestClient) -> None:
    for path in ("/v1/sources/one", "/v1/sources/two", "/nowhere/1", "/nowhere/2", f"{STATIC}/x"):
        client.get(path)

    text = client.get("/metrics").text

    assert 'registry_requests_total{method="GET",route="/v1/sources/{code}",status="404"}' in text
    assert not re.search(r'route="[^"]*(one|two|nowhere|static/)', text)


def test_methods_that_nobody_knows_are_one_label(client: TestClient) -> None:
    for method in ("BREW", "PROPFIND"):
        client.request(method, "/v1/scopes")

    assert not re.search(r'method="(BREW|PROPFIND)"', client.get("/metrics").text)


def test_the_catalogue_leads_to_the_description(lone: TestClient) -> None:
    response = lone.get("/.well-known/api-catalog")
    link_set = response.json()["linkset"][0]

    assert response.headers["content-type"].startswith("application/linkset+json")
    assert link_set.pop("anchor") == "https://registry.example.org/"
    assert {relation: targets[0]["href"] for relation, targets in link_set.items()} == {
        "service-desc": "https://registry.example.org/openapi.json",
        "service-doc": "https://registry.example.org/docs",
        "status": "https://registry.example.org/health/ready",
    }
    assert 'rel="api-catalog"' in lone.head("/.well-known/api-catalog").headers["link"]


def test_there_is_a_security_contact_when_one_is_set(lone: TestClient) -> None:
    expires = datetime(2027, 6, 30, tzinfo=UTC)
    app = _application(NOWHERE, security_contact="mailto:s@example.org", security_expires=expires)

    response = TestClient(app).get("/.well-known/security.txt")

    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines()[:2] == [
        "Contact: mailto:s@example.org",
        "Expires: 2027-06-30T00:00:00+00:00",
    ]
    assert lone.get("/.well-known/security.txt").json()["code"] == "not-found"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/docs", 200),
        ("GET", "/openapi.json", 200),
        ("GET", f"{STATIC}/docs.js", 200),
        ("GET", "/problems", 200),
        ("GET", "/metrics", 200),
        ("GET", "/nowhere", 404),
        ("PUT", "/v1/scopes", 405),
        ("POST", f"{STATIC}/docs.js", 405),
        ("GET", "/v1/scopes?nonsense=1", 422),
        ("GET", "/broken", 500),
        ("GET", "/v1/scopes", 503),
    ],
)
def test_every_answer_has_the_headers_that_browsers_obey(
    lone: TestClient, method: str, path: str, status: int
) -> None:
    response = lone.request(method, path)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in SAFE} == SAFE
    assert re.fullmatch(r"[0-9a-f]{32}", response.headers["request-id"])
    assert response.headers.get("allow") != ""


def test_the_policy_allows_nothing_unsafe() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none';")


def _application(url: str, **settings: object) -> FastAPI:
    return main.create_app(Settings.model_validate(settings), Database(url))


def _fail() -> None:
    raise RuntimeError
