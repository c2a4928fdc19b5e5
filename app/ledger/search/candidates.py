"""Words of the index that a word of a question may mean."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf, visible_as_of
from app.ledger.search.grams import grams_of, has_grams, least_shared, max_edits, score
from app.ledger.search.models import SearchGram, SearchWord
from app.ledger.searched import words_of
from app.platform.db.columns import table
from app.platform.problems.problem import query_problem

MAX_WORDS = 12
MAX_CANDIDATES = 12
"""The number of words of the index that a word of a question may mean."""

MANY = 50
"""The number of words that are read for each word of a question, before they are compared."""

LAST_TEXT = "\U0010ffff"
"""A text after all others."""

_WORD, _GRAM = table(SearchWord), table(SearchGram)


def words_asked(q: str) -> list[str]:
    """Return the different words of a question. Raises Problem `too-many-words`."""
    words = words_of(q)
    if len(words) > MAX_WORDS:
        detail = f"q has {len(words)} different words; send at most {MAX_WORDS}"
        raise query_problem("q", "too-many-words", detail)
    return words


def begins_with(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that a column begins with a word, as a range of an index."""
    return and_(column >= word, column < word + LAST_TEXT)


def read_beginning(session: Session, words: Sequence[str], as_of: AsOf) -> dict[str, list[str]]:
    """Return the first words of the index that begin with each of some words."""
    return _read(session, as_of, {word: beginnings_of(word) for word in words})


def read_similar(session: Session, words: Collection[str], as_of: AsOf) -> dict[str, list[str]]:
    """Return the words of the index that may be the right spelling of each of some words."""
    return _read(session, as_of, {word: _similar(word) for word in words if has_grams(word)})


def best_of(asked: str, words: Collection[str]) -> dict[str, int]:
    """Return the words that are most like the one that was asked for, with their scores."""
    scores = {word: found for word in words if (found := score(asked, word))}
    best = sorted(scores, key=lambda word: (-scores[word], word))
    return {word: scores[word] for word in best[:MAX_CANDIDATES]}


def beginnings_of(word: str) -> Select[str]:
    """Return the statement for the first words of the index that begin with a word."""
    begun = select(_WORD.c.word).where(begins_with(_WORD.c.word, word), visible_as_of(_WORD))
    return begun.order_by(_WORD.c.word).limit(MANY)


def _similar(word: str) -> Select[Any]:
    shared, edits = func.count(), max_edits(word)
    return (
        select(_GRAM.c.word)
        .where(
            _GRAM.c.gram.in_(grams_of(word)),
            _GRAM.c.length >= len(word) - edits,
            _GRAM.c.length <= len(word) + edits,
            visible_as_of(_GRAM),
        )
        .group_by(_GRAM.c.word)
        .having(shared >= least_shared(word))
        .order_by(shared.desc(), _GRAM.c.word)
        .limit(MANY)
    )


def _read(
    session: Session, as_of: AsOf, statements: dict[str, Select[Any]]
) -> dict[str, list[str]]:
    """Run the statements of some words as one."""
    found: dict[str, list[str]] = defaultdict(list)
    if not statements:
        return found
    parts = [
        select(literal(word).label("asked"), part.subquery().c.word)
        for word, part in statements.items()
    ]
    for asked, word in session.execute(union_all(*parts), as_of.parameters()):
        found[asked].append(word)
    return found
