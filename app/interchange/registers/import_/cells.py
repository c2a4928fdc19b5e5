"""Cells that say a word: yes or no, one of a list, or nothing."""

from enum import StrEnum
from typing import TypeVar


class Unreadable(Exception):
    """A cell that does not say what its column is for; the code is stable."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


Word = TypeVar("Word", bound=StrEnum)

_NOTHING = {"", "-", "--", "–", "n/a", "na", "nil", "none", "tbc", "tba", "not known", "unknown"}
_YES = {"yes", "y", "true", "t", "1"}
_NO = {"no", "n", "false", "f", "0"}
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def plain(cell: str) -> str:
    """A cell without space around it, and without the apostrophe that kept it from being run."""
    if cell.startswith("'") and cell[1:].startswith(_FORMULA_MARKS):
        cell = cell[1:]
    return cell.strip()


def says_nothing(text: str) -> bool:
    """Whether a cell is left open: empty, a dash, or a word for not being known."""
    return text.casefold() in _NOTHING


def yes_or_no(text: str) -> bool:
    """What a cell answers."""
    said = text.casefold()
    if said not in _YES | _NO:
        raise Unreadable("not-yes-or-no", "yes or no")
    return said in _YES


def one_of(words: type[Word], text: str) -> Word:
    """A word of a closed list, however it is spaced or capitalised."""
    said = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for word in words:
        if said == word.value:
            return word
    raise Unreadable("unknown-word", "one of " + ", ".join(words))
