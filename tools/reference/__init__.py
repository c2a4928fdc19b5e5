"""The pages of docs/reference that the code knows: the same code makes the same bytes."""

from collections.abc import Callable
from pathlib import Path

from tools.reference.cases import cases
from tools.reference.codes import codes
from tools.reference.command_line import command_line
from tools.reference.data_model import data_model
from tools.reference.fact_types import fact_types
from tools.reference.operations import operations
from tools.reference.problems import problems
from tools.reference.scopes import scopes
from tools.reference.settings import settings

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "cases.md": cases,
    "codes.md": codes,
    "command-line.md": command_line,
    "data-model.md": data_model,
    "fact-types.md": fact_types,
    "operations.md": operations,
    "problems.md": problems,
    "scopes.md": scopes,
    "settings.md": settings,
}
