"""Similarity of words: trigrams choose candidates, and edits decide."""

from collections.abc import Callable
from functools import cache
from importlib import import_module

SHORTEST, LONG = 4, 7
"""The numbers of letters from which one may be wrong, and from which two may be."""

EXACT, PREFIX = 100, 90
"""The scores of the word itself, and of the longest word that begins with it."""


def has_grams(word: str) -> bool:
    """Return whether similar words are found: of letters alone; a number is right or wrong."""
    return len(word) >= SHORTEST and word.isalpha()


def grams_of(word: str) -> list[str]:
    """Return the trigrams of a word, each once."""
    ended = f"^{word}$"
    return sorted({ended[n : n + 3] for n in range(len(ended) - 2)})


def max_edits(word: str) -> int:
    """Return how many letters may be wrong, missing, added or exchanged."""
    return 1 if len(word) < LONG else 2


def least_shared(word: str) -> int:
    """Return how many trigrams a similar word shares at least: an edit changes up to four."""
    return max(1, len(grams_of(word)) - 4 * max_edits(word))


def score(asked: str, word: str) -> int:
    """Return the similarity of two words, 0 to 100; 0 if one is no spelling of the other."""
    if word == asked:
        return EXACT
    if word.startswith(asked):
        return PREFIX - 20 + 20 * len(asked) // len(word)
    if not has_grams(asked):
        return 0
    edits = _distance()(asked, word, score_cutoff=max_edits(asked))
    # Below every prefix: the words that were asked for come first.
    return 0 if edits > max_edits(asked) else 70 - 70 * edits // max(len(asked), len(word))


@cache
def _distance() -> Callable[..., int]:
    """Return the number of edits between words; the import is late because few requests search."""
    distance: Callable[..., int] = import_module("rapidfuzz.distance").OSA.distance
    return distance
