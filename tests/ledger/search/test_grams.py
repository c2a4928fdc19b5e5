"""Similarity of words: who is meant by a word with a letter wrong, and who is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ledger.search.grams import EXACT, grams_of, has_grams, least_shared, score
from app.ledger.searched import words_of


@pytest.mark.parametrize(
    ("asked", "word", "is_meant"),
    [
        ("equiptment", "equipment", True),
        ("equipmnet", "equipment", True),  # two letters exchanged
        ("equpmnt", "equipment", True),  # two letters missing
        ("eqpmnt", "equipment", False),
        ("camdne", "camden", True),
        ("kint", "kent", True),
        ("knt", "kent", False),  # too short to be taken for another word
        ("12345678", "12345679", False),  # another number
        ("equip", "equipment", True),
    ],
)
def test_word_is_meant_if_few_letters_are_wrong(asked: str, word: str, is_meant: bool) -> None:
    assert (score(asked, word) > 0) == is_meant


def test_same_word_comes_before_a_longer_one_and_a_similar_one() -> None:
    scores = [score("care", word) for word in ("care", "cares", "careful", "core", "dare")]

    assert scores[0] == EXACT
    assert scores == sorted(scores, reverse=True)
    assert scores[2] > scores[3] > 0


@given(st.text("abcde", min_size=4, max_size=12), st.data())
def test_word_with_one_letter_wrong_shares_enough_trigrams(word: str, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(word) - 1))
    wrong = word[:n] + "z" + word[n + 1 :]

    shared = {*grams_of(word)} & {*grams_of(wrong)}
    assert score(wrong, word) > 0
    assert len(shared) >= least_shared(wrong)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Résumé of the Café", ["resume", "of", "the", "cafe"]),
        ("Straße 24/7", ["strasse", "24", "7"]),
        ('"NEAR" * AND (x:y) ^2', ["near", "and", "x", "y", "2"]),
        ("ocds-abc_DEF", ["ocds", "abc", "def"]),
        ("\" * % _ ' ;--", []),
        ("a" * 100, ["a" * 40]),
    ],
)
def test_words_are_runs_of_letters_and_digits_without_accents(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_with_digits_have_no_similar_ones() -> None:
    assert has_grams("equipment")
    assert not has_grams("uk5a")
