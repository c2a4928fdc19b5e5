"""The platform serves any application: it does not name what this one is about."""

import re
from pathlib import Path

import pytest

PLATFORM = Path(__file__).parents[2] / "app" / "platform"
WORDS = re.compile(
    r"authorit(?:y|ies)|borough|council|contract|provider|consorti(?:um|a)|commissioner",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", sorted(PLATFORM.rglob("*.py")), ids=lambda path: path.stem)
def test_platform_module_names_nothing_of_the_application(path: Path) -> None:
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)

    assert [f"{number}: {line.strip()}" for number, line in lines if WORDS.search(line)] == []
