"""Pages with keyset cursors, all read at the moment of the first page."""

import json
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, Literal, Protocol, TypeVar

from pydantic import ConfigDict, Field, StringConstraints
from starlette.datastructures import QueryParams
from starlette.requests import Request

from app.platform.db.columns import NEVER
from app.platform.model import Model
from app.platform.problems.problem import query_problem

Item = TypeVar("Item")

FREE_TEXT = "free text"
"""Marks text in a person's own words, which can be erased: no code, number, day or codelist."""

# NUL is refused at the edge: PostgreSQL cannot store it, and SQLite cuts text there.
ForeignCode = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]
"""A code or number that somebody else gave, in any spelling."""

Text = Annotated[ForeignCode, FREE_TEXT]
LongText = Annotated[
    str, StringConstraints(min_length=1, max_length=4_000, pattern=r"^[^\x00]+$"), FREE_TEXT
]
ColumnNames = Annotated[
    str, StringConstraints(max_length=4_000, pattern=r"^[a-z][a-z0-9_]*(,[a-z][a-z0-9_]*)*$")
]
CursorText = Annotated[str, StringConstraints(min_length=1, max_length=4_000)]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A page of a list."""

    items: Annotated[
        list[Item], Field(description="The items of this page, in the order of the list.")
    ]
    next: Annotated[
        str | None,
        Field(description="The `cursor` of the next page; null on the last page."),
    ] = None

    @property
    def table_items(self) -> list[Item]:
        """The items of the CSV format: those of the page, and perhaps a line of totals."""
        return self.items


class BaseQuery(Model):
    """The base of all query parameters: unknown parameters are rejected, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FormatQuery(BaseQuery):
    """The parameter of a GET whose response is available in several formats."""

    format: Literal["json", "csv", "ndjson"] | None = Field(
        default=None, description="The format of the response; takes precedence over `Accept`."
    )


def reject_repeated_parameters(parameters: QueryParams, query: BaseQuery) -> None:
    """Raise `repeated-parameter` for a second value of a parameter that is not a list."""
    given = parameters.multi_items()
    if len(given) == len(parameters):
        return
    for name, count in Counter(name for name, _ in given).items():
        if count > 1 and not isinstance(getattr(query, name), list):
            detail = f"{name} was given {count} times; give it once, it is not a list"
            raise query_problem(name, "repeated-parameter", detail)


class PageParameters(BaseQuery):
    """The parameters of a list that is read page by page."""

    limit: int = Field(
        default=50,
        ge=1,
        le=200,
        description="The maximum number of items on a page. CSV and NDJSON return the whole list "
        "if it is not given.",
    )
    # Longer than any other text, because it holds the keys of the last row.
    cursor: CursorText | None = Field(
        default=None, description="`next` of the previous page, unchanged."
    )

    def fingerprint(self) -> int:
        """Return the checksum that binds a cursor to its query, but not to page size and format."""
        content = self.model_dump_json(exclude={"cursor", "limit", "format", "fields", "count"})
        return zlib.crc32(f"{type(self).__name__}{content}".encode())


class PageQuery(PageParameters, FormatQuery):
    """The parameters of a list that is available in several formats."""

    fields: ColumnNames | None = Field(
        default=None,
        description="The columns of the CSV format and their order, separated by commas: names of "
        "its first line. Other formats always have all fields.",
    )
    count: bool = Field(
        default=False,
        description="Also count the items of the whole list, in the header `Registry-Total`: it "
        "costs as much as reading them all.",
    )


WHOLE_PAGE = 1_000
"""The number of items that are read at a time for a whole list."""


def count_items(query: Any, page: Page[Any], read: Callable[[Any], Page[Any]]) -> dict[str, str]:
    """Return the header with the number of items of a list, if its query asks for it.

    `page` is the page of the query; the others are read, from the same snapshot.
    """
    if not isinstance(query, PageQuery) or not query.count:
        return {}
    if query.cursor is not None:
        page = read(query.model_copy(update={"cursor": None, "limit": WHOLE_PAGE}))
    total = len(page.items)
    while page.next is not None:
        page = read(query.model_copy(update={"cursor": page.next, "limit": WHOLE_PAGE}))
        total += len(page.items)
    return {"Registry-Total": str(total)}


class ReadMoment(Protocol):
    """The moment at which a list was read."""

    @property
    def moment(self) -> int:
        """Return the moment in microseconds since 1970."""
        ...


@dataclass(frozen=True, slots=True)
class Cursor:
    """The keys of the last item of a page, and the moment at which the list was read."""

    moment: int
    keys: tuple[Any, ...]

    def day(self, n: int) -> date:
        """Return the n-th key as a day; raise `invalid-cursor` if it is not a day."""
        try:
            return date.fromisoformat(self.keys[n])
        except ValueError as error:
            raise invalid_cursor() from error

    def write(self, query: PageParameters) -> str:
        """Return the cursor as JSON, bound to a query; `CursorSigner` signs and encodes it."""
        return json.dumps([self.moment, *self.keys, query.fingerprint()], default=str)

    @classmethod
    def read(cls, query: PageParameters, *shape: type) -> "Cursor | None":
        """Return the cursor of a query, or None if it has none.

        `shape` names the types of the keys. Raises `invalid-cursor` for a cursor that was not
        issued for this query.
        """
        if query.cursor is None:
            return None
        try:
            moment, *keys, fingerprint = json.loads(query.cursor)
        except (ValueError, TypeError, RecursionError) as error:
            raise invalid_cursor() from error
        genuine = fingerprint == query.fingerprint() and _have_types([moment], [int])
        if not genuine or (shape and not _have_types(keys, shape)):
            raise invalid_cursor()
        return cls(moment, tuple(keys))


def paginate(
    items: Sequence[Item],
    query: PageParameters,
    as_of: ReadMoment,
    keys: Callable[[Item], tuple[Any, ...]],
) -> Page[Item]:
    """Return a page of at most `limit` items; one more item shows that another page follows."""
    kept = list(items[: query.limit])
    if len(items) <= query.limit:
        return Page(kept)
    return Page(kept, Cursor(as_of.moment, keys(kept[-1])).write(query))


def link_to_next(request: Request, result: object) -> dict[str, str]:
    """Return the `Link` header of a page that another page follows, or no header.

    The address is relative to the host, which a proxy may rename.
    """
    if not isinstance(result, Page) or result.next is None:
        return {}
    following = request.url.include_query_params(cursor=result.next)
    return {"Link": f'<{following.path}?{following.query}>; rel="next"'}


def _have_types(keys: Sequence[Any], shape: Sequence[type]) -> bool:
    if len(keys) != len(shape):
        return False
    return all(type(key) is kind for key, kind in zip(keys, shape, strict=True)) and all(
        0 <= key < NEVER if isinstance(key, int) else "\x00" not in str(key) for key in keys
    )


def invalid_cursor() -> Exception:
    """Return the problem of a cursor that was not issued for a query."""
    return query_problem(
        "cursor",
        "invalid-cursor",
        "the cursor was not issued for this query; send next of the previous page unchanged, with "
        "the same filters and sort",
    )
