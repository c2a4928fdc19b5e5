"""Tables of the search index. Each engine reads them alike, so that both find the same."""

from datetime import date

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, Code


class SearchTerm(SQLModel, table=True):
    """Projection: a word in the names of a thing on some days."""

    __tablename__ = "search_term"
    __table_args__ = (
        Index("ix_search_term_thing", "thing", "code", "word"),
        Index("ix_search_term_word", "word", "thing", "code", "to_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    thing: str = Field(sa_type=Code)
    code: str = Field(sa_type=Code)
    word: str = Field(sa_type=Code)
    days_from: date = FIRST_DAY
    days_to: date = LAST_DAY
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class SearchWord(SQLModel, table=True):
    """Projection: a word that names any thing."""

    __tablename__ = "search_word"
    __table_args__ = (Index("ix_search_word_word", "word", "to_at"),)

    id: int | None = Field(default=None, primary_key=True)
    word: str = Field(sa_type=Code)
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class SearchGram(SQLModel, table=True):
    """Projection: three letters that follow each other in a word, `^` and `$` for its ends."""

    __tablename__ = "search_gram"
    __table_args__ = (
        Index("ix_search_gram_gram", "gram", "length", "word"),
        Index("ix_search_gram_word", "word"),
    )

    id: int | None = Field(default=None, primary_key=True)
    gram: str = Field(sa_type=Code)
    word: str = Field(sa_type=Code)
    length: int = Field(description="Number of letters of the word.")
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)
