"""Who called the API as it was last released is not broken, unless that was declared."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.clients.installed import run
from tests.process.service import ROOT

pytestmark = pytest.mark.clients

Document: TypeAlias = dict[str, Any]


def version(released: Path) -> list[int]:
    return [int(part) for part in released.stem.removeprefix("registry-").split(".")]


RELEASED = max((ROOT / "openapi" / "released").glob("registry-*.json"), key=version)


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
    next(one for one in parameters if one["name"] == "authority")["required"] = True


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
    """The released document with a change, compared with itself."""
    document = json.loads(RELEASED.read_text("utf-8"))
    change(document)
    (folder / "registry.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "declared.txt").write_text(declared, encoding="utf-8")
    files = (folder / "registry.json", RELEASED, folder / "declared.txt")
    return run(ROOT / "tools" / "breaking.sh", *files)


@pytest.mark.parametrize(("change", "said"), BREAKS)
def test_a_break_is_found(change: Change, said: str, tmp_path: Path) -> None:
    found = compared(change, tmp_path)

    assert said in found.stdout
    assert (found.stderr, found.returncode) == ("", 1)


@pytest.mark.parametrize("change", ADDITIONS)
def test_an_addition_breaks_nobody(change: Change, tmp_path: Path) -> None:
    found = compared(change, tmp_path)

    assert (found.stderr, found.returncode) == ("", 0), found.stdout


def test_a_break_may_be_declared(tmp_path: Path) -> None:
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
def test_what_declares_something_else_declares_nothing(declared: str, tmp_path: Path) -> None:
    assert compared(with_a_parameter_required, tmp_path, declared).returncode == 1


def test_a_document_that_cannot_be_read_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "registry.json").write_text('{"openapi": "3.1.0", ', encoding="utf-8")

    failed = run(ROOT / "tools" / "breaking.sh", tmp_path / "registry.json", RELEASED)

    assert failed.returncode != 0


def test_without_being_told_the_last_release_is_compared_with_what_is_here() -> None:
    found = run(ROOT / "tools" / "breaking.sh")

    assert found.stdout.startswith(f"Compared with {RELEASED.relative_to(ROOT)}:\n")
    assert found.returncode == 0, found.stdout
