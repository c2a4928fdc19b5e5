"""The outcome of reading a cell, and words that cells consist of."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from app.platform.http.serialization import FORMULA_MARKS

_WORDS = Path(__file__).with_name("words.toml")

Word = TypeVar("Word", bound=StrEnum)


class UnreadableCell(Exception):
    """A cell with an invalid value for its column; the code is stable."""

    def __init__(self, code: str, detail: str) -> None:
        """Keep the code and the detail for the report."""
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of a cell by field, and a remark if they are more than the cell says."""

    values: Mapping[str, Any]
    remark: str | None = None


@cache
def listed_words() -> dict[str, Any]:
    """Return the lists of words."""
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def words(*path: str) -> frozenset[str]:
    """Return one list of words."""
    found: Any = listed_words()
    for name in path:
        found = found[name]
    return frozenset(found)


def strip_cell(cell: str) -> str:
    """Strip spaces, and the apostrophe that exports put before formulas."""
    if cell.startswith("'") and cell[1:].startswith(FORMULA_MARKS):
        cell = cell[1:]
    return cell.strip()


def is_blank(text: str) -> bool:
    """Return whether a cell is empty, a dash, or a word for unknown."""
    return text.casefold() in words("blank")


def parse_word(listed: type[Word], text: str) -> Word:
    """Parse a word of a closed list, ignoring case and spacing. Raises UnreadableCell."""
    word = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for member in listed:
        if word == member.value:
            return member
    raise UnreadableCell("unknown-word", "one of " + ", ".join(listed))
