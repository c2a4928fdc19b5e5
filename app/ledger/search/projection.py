"""Projections of the search index: words of things, all words, and their trigrams."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.ledger.fact_types import Projection
from app.ledger.models import Details, MergeFact, Source, Version
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    chunks,
    in_one_part,
    reconcile,
    replace_histories,
)
from app.ledger.search.grams import grams_of, has_grams
from app.ledger.search.models import SearchGram, SearchTerm, SearchWord
from app.ledger.searched import Searched, Thing, words_of
from app.platform.db.columns import NEVER, table

_TERM, _WORD, _GRAM = table(SearchTerm), table(SearchWord), table(SearchGram)
_TERM_VALUES = ("thing", "code", "word", "days_from", "days_to")


def search_projections(
    searched: Iterable[Searched], merges: Iterable[type[MergeFact]]
) -> tuple[Projection, ...]:
    """Return the projections of the words of these things, and of all words."""
    kinds = {kind.thing: kind for kind in searched}
    facts = (*(kind.model for kind in kinds.values()), *merges)

    def affected_things(_: Session, facts: Sequence[Any], changes: Changes) -> set[Thing]:
        changed = {(row["thing"], row["code"]) for row in changes.get(Version, ())}
        return {key for key in changed | named_by(kinds, facts) if key[0] in kinds}

    def project_terms(session: Session, things: Collection[Thing], moment: int) -> Changes:
        changed: list[Row] = []
        for thing, some in _chunks_by_thing(things):
            open_ = kinds[thing].times.c.to_at == NEVER if _ends(kinds[thing]) else None
            rows = _term_rows(session, kinds[thing], some, open_)
            wanted = [dict(zip(_TERM_VALUES, key, strict=True)) for key in rows]
            within = KeyScope(("thing", "code"), [(thing, code) for code in some])
            changed += reconcile(session, SearchTerm, within, wanted, moment)
        return {SearchTerm: changed}

    def term_histories(session: Session) -> Iterator[RowHistory]:
        for thing, some in _chunks_by_thing(_all_things(session, kinds)):
            rows = _term_history(session, kinds[thing], some) if thing in kinds else []
            yield RowHistory(SearchTerm, _terms_of(thing, some), rows)

    def erase_terms(session: Session, facts: Sequence[Any]) -> None:
        for thing, some in _chunks_by_thing(named_by(kinds, facts)):
            within = _terms_of(thing, some)
            words = {*session.scalars(select(_TERM.c.word).where(within).distinct())}
            rows = _term_history(session, kinds[thing], some)
            replace_histories(session, [RowHistory(SearchTerm, within, rows)])
            # What stands in place of an erased name has words, too.
            replace_histories(session, word_rows(session, words | {row["word"] for row in rows}))

    terms = Projection(
        "search_terms",
        facts,
        (SearchTerm,),
        affected_things,
        project_terms,
        in_one_part(term_histories),
        erase=erase_terms,
    )
    words = Projection(
        "search_words",
        facts,
        (SearchWord, SearchGram),
        _affected_words,
        _project_words,
        in_one_part(_word_histories),
    )
    return terms, words


def named_by(kinds: Mapping[str, Searched], facts: Iterable[Any]) -> set[Thing]:
    """Return the things whose texts stand in some facts or sources."""
    things = {kind.model: kind.thing for kind in kinds.values()}
    return {
        (things[type(fact)], fact.code if isinstance(fact, Details | Source) else fact.id)
        for fact in facts
        if type(fact) in things
    }


def _ends(kind: Searched) -> bool:
    return "to_at" in kind.times.c


def _term_rows(
    session: Session, kind: Searched, codes: Sequence[str], condition: ColumnElement[bool] | None
) -> dict[tuple[Any, ...], list[tuple[int, int]]]:
    """Return the moments between which each word names one of these things, by its values."""
    records = kind.records().where(kind.code.in_(codes))
    records = records if condition is None else records.where(condition)
    found: dict[tuple[Any, ...], list[tuple[int, int]]] = defaultdict(list)
    for row in session.execute(records):
        for word in words_of(*kind.texts(row)):
            key = (kind.thing, row.code, word, row.days_from, row.days_to)
            found[key].append((row.from_at, row.to_at))
    return found


def _term_history(session: Session, kind: Searched, codes: Sequence[str]) -> list[Row]:
    return [
        {**dict(zip(_TERM_VALUES, key, strict=True)), "from_at": from_at, "to_at": to_at}
        for key, times in _term_rows(session, kind, codes, None).items()
        for from_at, to_at in joined(times)
    ]


def joined(times: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the moments of some rows as few as possible: those that touch are one."""
    found: list[tuple[int, int]] = []
    for from_at, to_at in sorted(times):
        if found and from_at <= found[-1][1]:
            found[-1] = (found[-1][0], max(to_at, found[-1][1]))
        else:
            found.append((from_at, to_at))
    return found


def _affected_words(_: Session, __: Sequence[Any], changes: Changes) -> set[str]:
    return {row["word"] for row in changes.get(SearchTerm, ())}


def _project_words(session: Session, words: Collection[str], moment: int) -> Changes:
    """Open words that begin to name a thing, and close those that name none any more."""
    changes: dict[type[SQLModel], list[Row]] = {SearchWord: [], SearchGram: []}
    for some in chunks(sorted(words)):
        known = {row.word: row.is_used for row in session.execute(_KNOWN, {"words": some})}
        # A word is in the index before the last thing that it names can lose it.
        if not (turned := [word for word in some if not known.get(word)]):
            continue
        wanted = [word for word in turned if word not in known]
        rows = [{"word": word} for word in wanted]
        changed = reconcile(session, SearchWord, KeyScope("word", turned), rows, moment)
        changes[SearchWord] += changed
        if lettered := [word for word in turned if has_grams(word)]:
            grams = [row for word in wanted for row in _gram_rows(word)]
            within = KeyScope("word", lettered)
            changes[SearchGram] += reconcile(session, SearchGram, within, grams, moment)
    return changes


def _gram_rows(word: str) -> list[dict[str, Any]]:
    if not has_grams(word):
        return []
    return [{"gram": gram, "word": word, "length": len(word)} for gram in grams_of(word)]


def _word_histories(session: Session) -> Iterator[RowHistory]:
    stored = [select(rows.c.word) for rows in (_TERM, _WORD, _GRAM)]
    for some in chunks(session.scalars(stored[0].union(*stored[1:]).order_by("word")).all()):
        yield from word_rows(session, some)


def word_rows(session: Session, words: Collection[str]) -> Iterator[RowHistory]:
    """Yield all rows of some words and their trigrams, as they follow from their terms."""
    for some in chunks(sorted(words)):
        times: dict[str, list[tuple[int, int]]] = defaultdict(list)
        terms = select(_TERM.c.word, _TERM.c.from_at, _TERM.c.to_at).where(_TERM.c.word.in_(some))
        for word, from_at, to_at in session.execute(terms.distinct()):
            times[word].append((from_at, to_at))
        rows: list[dict[str, Any]] = [
            {"word": word, "from_at": from_at, "to_at": to_at}
            for word in some
            for from_at, to_at in joined(times[word])
        ]
        grams = [{**row, **gram} for row in rows for gram in _gram_rows(row["word"])]
        yield RowHistory(SearchWord, col(SearchWord.word).in_(some), rows)
        yield RowHistory(SearchGram, col(SearchGram.word).in_(some), grams)


def _terms_of(thing: str, codes: Sequence[str]) -> ColumnElement[bool]:
    return and_(col(SearchTerm.thing) == thing, col(SearchTerm.code).in_(codes))


def _chunks_by_thing(things: Iterable[Thing]) -> Iterator[tuple[str, Sequence[str]]]:
    for thing, pairs in groupby(sorted(things), key=itemgetter(0)):
        for some in chunks(code for _, code in pairs):
            yield thing, some


def _all_things(session: Session, kinds: Mapping[str, Searched]) -> set[Thing]:
    """Return all things that ever had texts or computed rows."""
    stored = session.execute(select(_TERM.c.thing, _TERM.c.code).distinct())
    things = {(thing, code) for thing, code in stored}
    for kind in kinds.values():
        named = kind.records().with_only_columns(kind.code, maintain_column_froms=True)
        codes = session.scalars(named.distinct())
        things |= {(kind.thing, code) for code in codes}
    return things


_KNOWN = select(
    _WORD.c.word,
    exists().where(_TERM.c.word == _WORD.c.word, _TERM.c.to_at == NEVER).label("is_used"),
).where(_WORD.c.word.in_(bindparam("words", expanding=True)), _WORD.c.to_at == NEVER)
