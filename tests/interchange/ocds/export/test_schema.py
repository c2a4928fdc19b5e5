"""The run-time schema equals the merged published schemas."""

import json
from pathlib import Path
from typing import Any

from app.interchange.ocds.export.merging import SCHEMA

PARTS = Path(__file__).parent / "schema"
IN_ORDER = (
    "eu_profile", "amendment_rationale_classifications", "budget", "contract_completion",
    "documentation_details", "suitability", "metrics", "performance_failures", "uk",
)  # fmt: skip


def test_schema_equals_standard_with_merged_extensions() -> None:
    made = _read("release-schema.json")
    for name in IN_ORDER:
        made = _patched(made, _read(f"extensions/{name}.json"))

    assert json.loads(SCHEMA.read_text("utf-8")) == made


def _read(name: str) -> Any:
    return json.loads((PARTS / name).read_text("utf-8"))


def _patched(target: Any, patch: Any) -> Any:
    """Apply a JSON Merge Patch (RFC 7396)."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = _patched(result.get(key), value)
    return result
