"""The procurement scripts do against the running service what their help says."""

import csv
from pathlib import Path

import httpx
import pytest

from tests.clients.installed import EXAMPLES, run
from tests.clients.stand_in import in_small_pages, standing_in
from tests.support.service import Service

pytestmark = pytest.mark.clients

NOBODY = "http://127.0.0.1:9"
SCRIPTS: dict[str, tuple[str, ...]] = {
    "consortium_gaps": ("lcec",),
    "ending_soon": (),
    "follow_feed": ("position.json", "--once"),
    "provider_exposure": ("saadia",),
    "register_export": ("--authority", "camden"),
}
"""Each script with the least that it must be told."""

REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "consortium_gaps": (("atlantis",), "no consortium has the code or identifier 'atlantis'"),
    "ending_soon": (("--days", "-1"), "/query: ends_to ("),
    "provider_exposure": (("atlantis",), "no provider has the code 'atlantis'"),
}
"""What the registry refuses, and how it says so."""


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_fits_on_a_screen_and_has_help(name: str, python: Path) -> None:
    script = EXAMPLES / f"{name}.py"

    helped = run(python, script, "--help")

    lines = script.read_text(encoding="utf-8").splitlines()
    assert len(lines) < 40
    assert lines[0].strip('"').split()[:5] == helped.stdout.split("\n\n")[1].split()[:5]
    assert helped.stderr == ""


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_in_a_line_that_nobody_answers(
    name: str, python: Path, tmp_path: Path
) -> None:
    failed = run(python, EXAMPLES / f"{name}.py", *SCRIPTS[name], "--url", NOBODY, cwd=tmp_path)

    assert (failed.stdout, failed.returncode) == ("", 1)
    assert failed.stderr.startswith(f"{NOBODY} could not be asked: ")
    assert failed.stderr.count("\n") == 1
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_script_shows_what_the_registry_refuses(
    name: str, service: Service, python: Path
) -> None:
    arguments, why = REFUSED[name]

    refused = run(python, EXAMPLES / f"{name}.py", *arguments, "--url", service.url)

    assert (refused.stdout, refused.returncode) == ("", 1)
    assert refused.stderr.startswith(why)
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("days", "listed"),
    [
        (
            "180",
            [
                "hammersmith-and-fulham-community-equipment-2025,"
                "Community Equipment - Minor Adaptations and Assistive Technology,"
                "hammersmith-and-fulham,,2026-09-14,derived,75",
                "islington-nlep-2025,2526-0313 Community Equipment Service - NLEP,"
                "islington,Provide Care Solutions,2026-09-21,agreed,82",
            ],
        ),
        ("74", []),
    ],
)
def test_what_ends_soon_or_on_an_unknown_day_is_listed(
    days: str, listed: list[str], service: Service, python: Path
) -> None:
    asked = ("--url", service.url, "--on", "2026-07-01", "--days", days)

    ran = run(python, "-W", "error", EXAMPLES / "ending_soon.py", *asked)

    header = "reference,title,buyers,provider,last_day,basis,days_left"
    unknown = [row for row in csv.DictReader(ran.stdout.splitlines()) if not row["last_day"]]
    lines = ran.stdout.splitlines()
    assert (ran.stderr, lines[: len(lines) - len(unknown)]) == ("", [header, *listed])
    # Contracts of unknown end are listed after them, and as such.
    assert "kent-medequip-2025" in {row["reference"] for row in unknown}
    assert {(row["basis"], row["days_left"]) for row in unknown} == {("unknown", "")}


def test_every_gap_of_a_consortium_is_listed_from_page_to_page(
    service: Service, python: Path
) -> None:
    days = {"first_day": "2025-06-01", "last_day": "2026-05-31"}
    query = {"consortium": "lcec", "limit": "2000", "format": "csv", **days}
    expected = httpx.get(f"{service.url}/v1/cover/gaps", params=query).text
    asked = ("lcec", "--from", days["first_day"], "--to", days["last_day"])

    with standing_in(in_small_pages(service.url)) as url:
        ran = run(python, "-W", "error", EXAMPLES / "consortium_gaps.py", *asked, "--url", url)

    assert ran.stderr == ""
    columns = (
        "authority", "scope", "first_day", "last_day", "because", "basis", "certainty",
        "evidence_on",
    )  # fmt: skip
    given = [[row[one] for one in columns] for row in csv.DictReader(ran.stdout.splitlines())]
    wanted = [[row[one] for one in columns] for row in csv.DictReader(expected.splitlines())]
    assert given == wanted
    assert ["bromley", "equipment-delivery", "2025-09-16"] in [row[:3] for row in given]
    assert len(given) > 14


def test_all_that_ends_is_listed_from_page_to_page(service: Service, python: Path) -> None:
    asked = ("--on", "2025-06-01", "--days", "3000")

    whole = run(python, EXAMPLES / "ending_soon.py", *asked, "--url", service.url)
    with standing_in(in_small_pages(service.url)) as url:
        ran = run(python, "-W", "error", EXAMPLES / "ending_soon.py", *asked, "--url", url)

    assert (ran.stderr, ran.stdout) == ("", whole.stdout)
    assert ran.stdout.count("\n") > 14


def test_the_exposure_of_a_provider_is_told(service: Service, python: Path) -> None:
    asked = ("saadia", "--url", service.url, "--on", "2025-10-01")

    ran = run(python, "-W", "error", EXAMPLES / "provider_exposure.py", *asked)

    scopes = "collection, decontamination, delivery, repair, servicing, storage, supply"
    alone = ", ".join(f"equipment-{one}" for one in scopes.split(", "))
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        "24/7 Healthcare (Saadia Ltd) is not-known-to-have-stopped on 2025-10-01: 14 cells in "
        "Kensington and Chelsea, Westminster",
        "contract bi-borough-community-equipment-2025: Temporary community equipment service",
        f"nobody else holds in kensington-and-chelsea: {alone}",
        f"nobody else holds in westminster: {alone}",
    ]
