"""Cells that say a word: yes or no, one of a list, or nothing."""

from enum import StrEnum
from typing import TypeVar


class UnreadableCell(Exception):
    """A cell that does not say what its column is for; the code is stable."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


Word = TypeVar("Word", bound=StrEnum)

_BLANK = {"", "-", "--", "–", "n/a", "na", "nil", "none", "tbc", "tba", "not known", "unknown"}
_YES = {"yes", "y", "true", "t", "1"}
_NO = {"no", "n", "false", "f", "0"}
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def strip_cell(cell: str) -> str:
    """A cell without space around it, and without the apostrophe that kept it from being run."""
    if cell.startswith("'") and cell[1:].startswith(_FORMULA_MARKS):
        cell = cell[1:]
    return cell.strip()


def is_blank(text: str) -> bool:
    """Whether a cell is left open: empty, a dash, or a word for not being known."""
    return text.casefold() in _BLANK


def parse_yes_no(text: str) -> bool:
    """What a cell answers."""
    word = text.casefold()
    if word not in _YES | _NO:
        raise UnreadableCell("not-yes-or-no", "yes or no")
    return word in _YES


def parse_word(words: type[Word], text: str) -> Word:
    """A word of a closed list, however it is spaced or capitalised."""
    word = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for member in words:
        if word == member.value:
            return member
    raise UnreadableCell("unknown-word", "one of " + ", ".join(words))
