"""A change that breaks clients of the baseline is found, unless it was declared."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.clients.installed import run
from tests.support.service import ROOT

pytestmark = pytest.mark.clients

Document: TypeAlias = dict[str, Any]


def newest_baseline(folder: Path) -> Path:
    """Return the document of the latest release; the latest snapshot if there is no release."""
    released = folder.glob("registry-*.json")
    by_version = sorted(released, key=lambda path: [int(part) for part in path.stem[9:].split(".")])
    return (by_version or sorted(folder.glob("snapshot-*.json")))[-1]


BASELINE = newest_baseline(ROOT / "openapi" / "released")


def schema(document: Document, name: str) -> Document:
    found: Document = document["components"]["schemas"][name]
    return found


def head(document: Document) -> Document:
    found: Document = document["paths"]["/v1/changes/head"]["get"]
    return found


def without_a_field(document: Document) -> None:
    del schema(document, "HeadOut")["properties"]["hash"]
    schema(document, "HeadOut")["required"].remove("hash")


def with_a_parameter_required(document: Document) -> None:
    parameters = document["paths"]["/v1/contracts"]["get"]["parameters"]
    next(item for item in parameters if item["name"] == "authority")["required"] = True


def with_a_field_required(document: Document) -> None:
    schema(document, "NoticeIn")["required"].append("identifier")


def without_a_word(document: Document) -> None:
    schema(document, "CoverState")["enum"].remove("partial")


def without_an_operation(document: Document) -> None:
    del document["paths"]["/v1/changes/head"]


def with_another_name_for_an_operation(document: Document) -> None:
    head(document)["operationId"] = "show_head"


def with_another_name_for_a_schema(document: Document) -> None:
    schemas = document["components"]["schemas"]
    schemas["TopOut"] = schemas.pop("HeadOut")
    told = head(document)["responses"]["200"]["content"]["application/json"]
    told["schema"]["$ref"] = "#/components/schemas/TopOut"


def with_another_field(document: Document) -> None:
    schema(document, "HeadOut")["properties"]["entries"] = {"type": "integer"}


def with_another_word(document: Document) -> None:
    schema(document, "CoverState")["enum"].append("promised")


def with_another_parameter(document: Document) -> None:
    more = {"name": "shape", "in": "query", "required": False, "schema": {"type": "string"}}
    head(document)["parameters"].append(more)


def with_another_operation(document: Document) -> None:
    document["paths"]["/v1/changes/tail"] = {"get": {**head(document), "operationId": "get_tail"}}


Change: TypeAlias = Callable[[Document], None]
BREAKS: list[tuple[Change, str]] = [
    (without_a_field, "removed the required property `hash`"),
    (with_a_parameter_required, "the `query` request parameter `authority` became required"),
    (with_a_field_required, "the request property `identifier` became required"),
    (without_a_word, "removed the `partial` enum value"),
    (without_an_operation, "GET /v1/changes/head\n\t\tapi path removed"),
    (with_another_name_for_an_operation, "`get_head` removed and replaced with `show_head`"),
    (with_another_name_for_a_schema, "removed the schema `HeadOut`"),
]
ADDITIONS: list[Change] = [
    with_another_field,
    with_another_word,
    with_another_parameter,
    with_another_operation,
]


def compared(
    change: Change, folder: Path, declared: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Change the baseline and compare it with the original."""
    document = json.loads(BASELINE.read_text("utf-8"))
    change(document)
    (folder / "registry.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "declared.txt").write_text(declared, encoding="utf-8")
    files = (folder / "registry.json", BASELINE, folder / "declared.txt")
    return run(ROOT / "tools" / "breaking.sh", *files)


@pytest.mark.parametrize(("change", "said"), BREAKS)
def test_breaking_change_returns_1(change: Change, said: str, tmp_path: Path) -> None:
    found = compared(change, tmp_path)

    assert said in found.stdout
    assert (found.stderr, found.returncode) == ("", 1)


@pytest.mark.parametrize("change", ADDITIONS)
def test_addition_returns_0(change: Change, tmp_path: Path) -> None:
    found = compared(change, tmp_path)

    assert (found.stderr, found.returncode) == ("", 0), found.stdout


def test_declared_break_returns_0(tmp_path: Path) -> None:
    declared = "GET /v1/contracts the `query` request parameter `authority` became required\n"

    found = compared(with_a_parameter_required, tmp_path, declared)

    assert (found.stderr, found.returncode) == ("", 0), found.stdout


@pytest.mark.parametrize(
    "declared",
    [
        "# GET /v1/contracts the `query` request parameter `authority` became required\n",
        "GET /v1/cover the `query` request parameter `authority` became required\n",
        "\n",
    ],
    ids=["a comment", "another operation", "an empty line"],
)
def test_declaration_of_another_change_returns_1(declared: str, tmp_path: Path) -> None:
    assert compared(with_a_parameter_required, tmp_path, declared).returncode == 1


def test_unreadable_document_fails(tmp_path: Path) -> None:
    (tmp_path / "registry.json").write_text('{"openapi": "3.1.0", ', encoding="utf-8")

    failed = run(ROOT / "tools" / "breaking.sh", tmp_path / "registry.json", BASELINE)

    assert failed.returncode != 0


def test_without_arguments_the_committed_document_passes() -> None:
    found = run(ROOT / "tools" / "breaking.sh")

    assert found.stdout.startswith(f"Compared with {BASELINE.relative_to(ROOT)}:\n")
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["snapshot-2026-11-29", "snapshot-2027-01-03"], "snapshot-2027-01-03"),
        (["snapshot-2027-01-03", "registry-0.2.0"], "registry-0.2.0"),
        (["registry-0.9.0", "registry-0.10.0"], "registry-0.10.0"),
    ],
    ids=["the latest snapshot", "a release before a snapshot", "the latest release"],
)
def test_without_arguments_the_newest_baseline_is_compared(
    names: list[str], expected: str, tmp_path: Path
) -> None:
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "breaking.sh", tmp_path / "tools")
    (tmp_path / "tools" / "openapi").symlink_to(ROOT / "tools" / "openapi")
    folder = tmp_path / "openapi" / "released"
    folder.mkdir(parents=True)
    for name in ("declared.txt", "severity.txt"):
        shutil.copy(BASELINE.with_name(name), folder)
    for document in (folder.parent / "registry", *(folder / name for name in names)):
        shutil.copy(BASELINE, f"{document}.json")

    found = run(tmp_path / "tools" / "breaking.sh")

    assert found.stdout.startswith(f"Compared with openapi/released/{expected}.json:\n")
    assert (found.stderr, found.returncode) == ("", 0)
