"""The pages of docs/reference, and the tables in them."""

import re
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def table(page: Path, heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading."""
    said = page.read_text(encoding="utf-8")
    found = re.search(rf"^\| {heading} \|.*\n\| --- .*\n((?:\|.*\n)*)", said, re.MULTILINE)
    assert found, f"{page.name} has no table of {heading}"
    return [[cell.strip() for cell in row.strip("|").split(" |")] for row in found[1].splitlines()]
