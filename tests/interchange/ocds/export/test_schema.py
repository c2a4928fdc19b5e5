"""The schema that is read at run time is made of the published ones, and of nothing else."""

import json
from pathlib import Path
from typing import Any

from app.interchange.ocds.export.merging import SCHEMA

PARTS = Path(__file__).parent / "schema"
IN_ORDER = (
    "eu_profile", "amendment_rationale_classifications", "budget", "contract_completion",
    "documentation_details", "suitability", "metrics", "performance_failures", "uk",
)  # fmt: skip


def test_the_schema_is_that_of_the_standard_with_the_extensions_merged() -> None:
    made = _read("release-schema.json")
    for name in IN_ORDER:
        made = _patched(made, _read(f"extensions/{name}.json"))

    assert json.loads(SCHEMA.read_text("utf-8")) == made


def _read(name: str) -> Any:
    return json.loads((PARTS / name).read_text("utf-8"))


def _patched(target: Any, patch: Any) -> Any:
    """JSON Merge Patch, as RFC 7396 spells it out."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = _patched(result.get(key), value)
    return result
