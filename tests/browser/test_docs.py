"""The documentation page in a real browser that reaches nothing but this service."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
playwright: Any = pytest.importorskip("playwright.sync_api", reason="make browser installs it")

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60.0
VERB = [sys.executable, "-m", "app"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the service keeps the embedded data."""
    made = tmp_path_factory.mktemp("service")
    for words in (["migrate"], ["load"]):
        subprocess.run([*VERB, *words], cwd=ROOT, env=_environment(made), check=True)
    return made


@pytest.fixture(scope="module")
def key(folder: Path) -> str:
    """The key of a reader."""
    words = ["issue-key", "--name", "browser", "--role", "reader"]
    return subprocess.check_output(
        [*VERB, *words], cwd=ROOT, env=_environment(folder), text=True
    ).strip()


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[str]:
    """The address of the real service, over the embedded data."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = _environment(folder) | {"HOST": "127.0.0.1", "PORT": str(port)}
    with (folder / "log").open("wb") as log:
        served = subprocess.Popen([*VERB, "serve"], cwd=ROOT, env=environment, stderr=log)
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}/health/ready")
            yield f"http://127.0.0.1:{port}"
        finally:
            served.terminate()
            served.wait(PATIENCE)


@pytest.fixture
def visit(service: str) -> Iterator["Visit"]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield Visit(service, browser.new_page(viewport={"width": 1280, "height": 1000}))
        browser.close()


class Visit:
    """A page that sees loopback only, and everything that went wrong on it."""

    def __init__(self, service: str, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.outside: list[str] = []
        self._service = service
        page.route(re.compile("."), self._pass_loopback_only)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " (event) => console.error('CSP', event.violatedDirective, event.blockedURI))"
        )

    def open(self, path: str) -> None:
        self.page.goto(self._service + path)

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _pass_loopback_only(self, route: Any) -> None:
        if route.request.url.startswith((f"{self._service}/", "data:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("Scopes/list-scopes", "occupational-therapy-complex"),
        ("Cover/list-timeline", "westminster-complex-ot-2025"),
        ("Providers/simulate-provider-failure", "provide-care-solutions"),
        ("Contracts/get-contract", "westminster-complex-ot-2025"),
    ],
)
def test_a_request_is_tried_out_as_it_stands(
    visit: Visit, tmp_path: Path, operation: str, expected: str
) -> None:
    visit.open(f"/docs#/{operation}")
    shown = visit.page.locator(f"#operations-{operation.replace('/', '-')}")

    shown.get_by_role("button", name="Execute").click()
    answer = shown.locator(".live-responses-table .response")
    answer.locator(".highlight-code").first.wait_for()
    visit.page.screenshot(path=tmp_path / "docs.png", full_page=True)

    assert answer.locator(".response-col_status").first.inner_text().split()[0] == "200"
    assert expected in answer.locator(".highlight-code").first.inner_text()
    assert visit.complaints == []
    assert visit.outside == []


@pytest.mark.parametrize("field", ["#api_key_value", "#auth-bearer-value"])
def test_who_asks_is_said_once_and_sent_with_each_request(
    visit: Visit, key: str, field: str
) -> None:
    visit.open("/docs#/Access/get-me")
    page = visit.page
    page.get_by_role("button", name="Authorize", exact=True).click()
    form = page.locator(".auth-container form", has=page.locator(field))
    form.locator(field).fill(key)
    form.get_by_role("button", name="Apply credentials").click()
    page.get_by_role("button", name="Close").first.click()
    # Of so many operations only those in sight are drawn: back to where the address points.
    page.reload()

    shown = page.locator("#operations-Access-get-me")
    shown.get_by_role("button", name="Execute").click()
    answer = shown.locator(".live-responses-table .response .highlight-code").first
    answer.wait_for()

    assert '"name": "browser"' in answer.inner_text()
    assert visit.complaints == []
    assert visit.outside == []


def test_docs_page_begins_with_closed_groups(visit: Visit) -> None:
    visit.open("/docs")
    groups = visit.page.locator(".opblock-tag")
    groups.first.wait_for()

    tags = visit.page.evaluate(
        "fetch('/openapi.json').then((response) => response.json())"
        ".then((description) => description.tags.map((tag) => tag.name))"
    )

    assert groups.locator("a").all_inner_texts() == tags
    assert visit.page.locator(".opblock-tag-section.is-open").count() == 0
    assert visit.page.evaluate("document.documentElement.scrollHeight") < 3000


@pytest.mark.parametrize(
    ("words", "group"), [("cover", "Cover"), ("/v1/calendar-tokens", "Access")]
)
def test_filter_box_leaves_the_groups_that_match(visit: Visit, words: str, group: str) -> None:
    visit.open("/docs")
    groups = visit.page.locator(".opblock-tag a")
    groups.first.wait_for()

    visit.page.get_by_placeholder("Filter by tag").fill(words)
    groups.nth(1).wait_for(state="detached")

    assert groups.all_inner_texts() == [group]
    assert visit.complaints == []


def test_every_operation_is_listed(visit: Visit) -> None:
    visit.open("/docs")
    described = visit.page.evaluate(
        "fetch('/openapi.json').then((response) => response.json()).then((one) =>"
        " [one.paths, one.webhooks].flatMap(Object.values).flatMap(Object.values)"
        ".map((operation) => operation.tags[0]))"
    )
    groups = visit.page.locator(".opblock-tag")
    groups.nth(len({*described}) - 1).wait_for()
    # A click of the mouse may hit what an opening group has just moved there.
    groups.evaluate_all("all => all.forEach((group) => group.click())")

    assert len(_listed(visit.page)) == len(described)
    assert visit.complaints == []
    assert visit.outside == []


def _listed(page: Any) -> set[str]:
    """Every operation that somebody sees who scrolls from the top of the page to its end."""
    seen: set[str] = set()
    is_at_end = False
    while not is_at_end:
        is_at_end = page.evaluate("scrollY + innerHeight >= document.body.scrollHeight - 2")
        seen.update(page.eval_on_selector_all(".opblock", "all => all.map((one) => one.id)"))
        page.evaluate("scrollBy(0, 500)")
        page.wait_for_timeout(100)
    return seen


@pytest.mark.parametrize("path", ["/", "/problems", "/problems/unknown-filter-code"])
def test_a_page_needs_no_script_and_no_outside_network(visit: Visit, path: str) -> None:
    visit.open(path)

    assert visit.page.locator("main h1").is_visible()
    assert visit.complaints == []
    assert visit.outside == []


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": f"sqlite:///{folder / 'registry.db'}"}


def _wait_until_ready(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
