"""The committed OpenAPI document is the one that the application gives."""

import json
import subprocess
import sys
from pathlib import Path

from tests.support.openapi import DOCUMENT

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "openapi" / "registry.json"


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
