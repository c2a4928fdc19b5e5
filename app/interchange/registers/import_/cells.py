"""Parse cells: yes or no, a word of a list, or blank."""

from enum import StrEnum
from typing import TypeVar


class UnreadableCell(Exception):
    """A cell with an invalid value for its column; the code is stable."""

    def __init__(self, code: str, detail: str) -> None:
        """Keep the code and the detail for the report."""
        super().__init__(detail)
        self.code = code
        self.detail = detail


Word = TypeVar("Word", bound=StrEnum)

_BLANK = {"", "-", "--", "–", "n/a", "na", "nil", "none", "tbc", "tba", "not known", "unknown"}
_YES = {"yes", "y", "true", "t", "1"}
_NO = {"no", "n", "false", "f", "0"}
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def strip_cell(cell: str) -> str:
    """Strip spaces, and the apostrophe that exports put before formulas."""
    if cell.startswith("'") and cell[1:].startswith(_FORMULA_MARKS):
        cell = cell[1:]
    return cell.strip()


def is_blank(text: str) -> bool:
    """Return whether a cell is empty, a dash, or a word for unknown."""
    return text.casefold() in _BLANK


def parse_yes_no(text: str) -> bool:
    """Parse yes or no. Raises UnreadableCell."""
    word = text.casefold()
    if word not in _YES | _NO:
        raise UnreadableCell("not-yes-or-no", "yes or no")
    return word in _YES


def parse_word(words: type[Word], text: str) -> Word:
    """Parse a word of a closed list, ignoring case and spacing. Raises UnreadableCell."""
    word = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for member in words:
        if word == member.value:
            return member
    raise UnreadableCell("unknown-word", "one of " + ", ".join(words))
