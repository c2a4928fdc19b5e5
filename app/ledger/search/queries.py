"""Ranked search: the things whose names are most like what was searched for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias, get_args

from sqlalchemy import (
    CTE,
    BindParameter,
    FromClause,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf, visible_as_of
from app.ledger.search.candidates import (
    LAST_TEXT,
    best_of,
    read_beginning,
    read_similar,
    words_asked,
)
from app.ledger.search.filters import Index, on_the_day
from app.ledger.search.grams import EXACT, score
from app.ledger.search.models import SearchTerm, SearchWord
from app.ledger.search.schemas import FoundOut, SearchQuery, ThingText
from app.ledger.searched import Searched, Thing, words_of
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate

Candidates: TypeAlias = Sequence[Mapping[str, int]]
"""For each word of a question, the words of the index that it may mean, with their scores."""

ONE_WORD, SEVERAL_WORDS = 200, 1_000
"""The number of things of a kind that are read for each word: alone, or beside others."""

_TERM, _WORD = table(SearchTerm), table(SearchWord)
_OTHER = _TERM.alias("other")


@dataclass(frozen=True, slots=True, order=True)
class _Hit:
    """A thing that was found; the best ones come first."""

    rank: int
    kind: str
    code: str

    @property
    def score(self) -> int:
        return EXACT - self.rank


def search(
    session: Session, query: SearchQuery, as_of: AsOf, *, searched: Iterable[Searched]
) -> Page[FoundOut]:
    """Return the things whose names have all words, best first, then by kind and code."""
    index = Index(session, as_of, as_of.day(query.on))
    kinds = {item.thing: item for item in searched if item.thing in (query.kind or (item.thing,))}
    words = words_asked(query.q)
    hits = _hits(index, words, [*kinds])
    if cursor := Cursor.read(query, int, str, str):
        hits = [hit for hit in hits if hit > _Hit(*cursor.keys)]
    found = hits[: query.limit + 1]
    texts = _texts(index, found, kinds)
    outs = [_to_out(hit, texts[hit.kind, hit.code], kinds[hit.kind], words) for hit in found]
    return paginate(outs, query, as_of, lambda out: (EXACT - out.score, out.kind, out.code))


def _hits(index: Index, words: Sequence[str], kinds: Sequence[str]) -> list[_Hit]:
    """Return the things that have all words, best first."""
    candidates = _candidates(index, words)
    if not candidates or not all(candidates):
        return []
    # The rarest word chooses the things, and the others are looked up in their names.
    ordered = _rarest_first(index, candidates)
    meant = {f"meant_{n}": [*words] for n, words in enumerate(ordered)}
    scores: dict[Thing, int] = defaultdict(int)
    for kind, code, *found in index.rows(_things(len(ordered)), things=kinds, **meant):
        score_ = sum(words[word] for words, word in zip(ordered, found, strict=True))
        scores[kind, code] = max(scores[kind, code], score_)
    return sorted(
        _Hit(EXACT - score_ // len(words), kind, code) for (kind, code), score_ in scores.items()
    )


def _candidates(index: Index, words: Sequence[str]) -> Candidates:
    begun = read_beginning(index.session, words, index.as_of)
    similar = read_similar(index.session, words, index.as_of)
    return [best_of(word, {*begun[word], *similar[word]}) for word in words]


def _rarest_first(index: Index, candidates: Candidates) -> Candidates:
    """Return the words in order of the number of things that have them, as far as it matters."""
    if len(candidates) == 1:
        return candidates
    numbers = index.count_few(
        [
            select(_TERM.c.code).where(_TERM.c.word.in_(meant), on_the_day(_TERM))
            for meant in candidates
        ]
    )
    return [candidates[n] for n in sorted(range(len(numbers)), key=numbers.__getitem__)]


@cache
def _things(number: int) -> Select[*tuple[Any, ...]]:
    """Return the statement for the things that have as many words, and which they have.

    The words that are meant are `:meant_0` and so on, the kinds of things `:things`. For each word
    of `:meant_0`, only the first things of each kind are read, by an index.
    """
    bounds = _bounds(ONE_WORD if number == 1 else SEVERAL_WORDS)
    is_first = and_(
        _TERM.c.word == bounds.c.word,
        _TERM.c.thing == bounds.c.thing,
        _TERM.c.code <= bounds.c.last,
        on_the_day(_TERM),
    )
    found: FromClause = bounds.join(_TERM, is_first)
    others = [_TERM.alias(f"term_{n}") for n in range(1, number)]
    for n, other in enumerate(others, 1):
        is_same = and_(other.c.thing == _TERM.c.thing, other.c.code == _TERM.c.code)
        meant = other.c.word.in_(_expanding(f"meant_{n}"))
        # Outer joins, because engines do not reorder them: the rarest word stays the first.
        found = found.outerjoin(other, and_(is_same, meant, on_the_day(other)))
    words = [other.c.word for other in others]
    statement = select(_TERM.c.thing, _TERM.c.code, _TERM.c.word, *words).select_from(found)
    return statement.where(*(func.coalesce(word, "") != "" for word in words))


def _bounds(number: int) -> CTE:
    """Return for each word and kind the code up to which its first things are read."""
    kinds = union_all(*(select(literal(kind).label("thing")) for kind in get_args(ThingText)))
    kind = kinds.subquery("kind")
    last = (
        select(_OTHER.c.code)
        .where(_OTHER.c.word == _WORD.c.word, _OTHER.c.thing == kind.c.thing, on_the_day(_OTHER))
        .order_by(_OTHER.c.code)
        .offset(number - 1)
        .limit(1)
        .correlate(_WORD, kind)
        .scalar_subquery()
    )
    return (
        select(_WORD.c.word, kind.c.thing, func.coalesce(last, LAST_TEXT).label("last"))
        .select_from(_WORD.join(kind, true()))
        .where(
            _WORD.c.word.in_(_expanding("meant_0")),
            visible_as_of(_WORD),
            kind.c.thing.in_(_expanding("things")),
        )
        .cte("bounds")
        .prefix_with("MATERIALIZED")
    )


def _expanding(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True, type_=String)


def _texts(index: Index, hits: Sequence[_Hit], kinds: Mapping[str, Searched]) -> dict[Thing, Any]:
    """Return the row with the texts of each thing that was found, a statement for each kind."""
    codes: dict[str, list[str]] = defaultdict(list)
    for hit in hits:
        codes[hit.kind].append(hit.code)
    return {
        (kind, row.code): row
        for kind, some in codes.items()
        for row in index.rows(_current(kinds[kind]), codes=some)
    }


@cache
def _current(kind: Searched) -> Select[*tuple[Any, ...]]:
    return kind.current().where(kind.code.in_(_expanding("codes")))


def _to_out(hit: _Hit, row: Any, kind: Searched, words: Sequence[str]) -> FoundOut:
    texts = [text for text in kind.texts(row) if text]
    text = max(texts, key=lambda text: _likeness(words, text))
    link = kind.path.format_map(row._mapping)
    thing: Any = hit.kind
    return FoundOut(thing, hit.code, texts[0], text, hit.score, link)


def _likeness(words: Sequence[str], text: str) -> int:
    """Return the sum of the scores of the words of a question in one text."""
    found = words_of(text)
    return sum(max((score(word, other) for other in found), default=0) for word in words)
