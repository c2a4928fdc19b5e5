"""Pages: one list shape, keyset cursors that stay at the ledger position of the first page."""

import base64
import binascii
import json
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.datastructures import URL, QueryParams

from app.platform.db.columns import NEVER
from app.platform.problems.problem import query_problem

Item = TypeVar("Item")

# NUL is refused at the edge: PostgreSQL cannot store it, and SQLite cuts text there.
Text = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=r"^[^\x00]+$")]
CursorText = Annotated[str, StringConstraints(min_length=1, max_length=4_000)]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A page of a list."""

    items: Annotated[list[Item], Field(description="What was asked for, in order.")]
    next: Annotated[
        str | None,
        Field(description="Give this as `cursor` for the next page; null on the last page."),
    ] = None


class BaseQuery(BaseModel):
    """What every GET takes. Unknown parameters are refused, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FormatQuery(BaseQuery):
    """What every GET takes whose answer can be had in several formats."""

    format: Literal["json", "csv", "ndjson"] | None = Field(
        default=None, description="Answer in this format, whatever Accept says."
    )


def reject_repeated_parameters(given: QueryParams, query: BaseQuery) -> None:
    """Refuse a second value where there is room for one: the last would silently win."""
    for name, count in Counter(name for name, _ in given.multi_items()).items():
        if count > 1 and not isinstance(getattr(query, name), list):
            raise query_problem(
                name, "repeated-parameter", "one value; it was given more than once"
            )


class PageParameters(BaseQuery):
    """What is told page by page."""

    limit: int = Field(default=50, ge=1, le=200, description="How many items a page holds.")
    # Longer than any other text: it holds the keys of the last row, which may be topics.
    cursor: CursorText | None = Field(
        default=None, description="Where to go on: `next` of the page before, unchanged."
    )

    def fingerprint(self) -> int:
        """What a cursor belongs to: the same question, whatever the page size and format."""
        asked = self.model_dump_json(exclude={"cursor", "limit", "format"})
        return zlib.crc32(f"{type(self).__name__}{asked}".encode())


class PageQuery(PageParameters, FormatQuery):
    """What every list takes."""


class ReadPosition(Protocol):
    """The positions at which a list was read, in the public and in the restricted stream."""

    @property
    def position(self) -> int: ...

    @property
    def restricted(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended, and the ledger positions at which its list was read."""

    position: int
    keys: tuple[Any, ...]
    restricted: int = 0

    def day(self, n: int) -> date:
        """A key that is a day."""
        try:
            return date.fromisoformat(self.keys[n])
        except ValueError as error:
            raise _forged() from error

    def write(self, query: PageParameters) -> str:
        """Spell the cursor for a question."""
        read_at = [self.position, self.restricted]
        body = json.dumps([*read_at, *self.keys, query.fingerprint()], default=str)
        return base64.urlsafe_b64encode(
            zlib.crc32(body.encode()).to_bytes(4, "big") + body.encode()
        ).decode()

    @classmethod
    def read(cls, query: PageParameters, *shape: type) -> "Cursor | None":
        """The cursor of a question, or None; one that was not given out for it is refused.

        `shape` names the types of its keys, where they are about to be used.
        """
        if query.cursor is None:
            return None
        try:
            raw = base64.b64decode(query.cursor, altchars=b"-_", validate=True)
            checksum, body = raw[:4], raw[4:]
            position, restricted, *keys, fingerprint = json.loads(body)
            genuine = zlib.crc32(body).to_bytes(4, "big") == checksum
        except (ValueError, binascii.Error, TypeError, RecursionError) as error:
            raise _forged() from error
        # Anybody can work out a checksum: what is used must have its type and its bounds too.
        genuine = genuine and fingerprint == query.fingerprint()
        genuine = genuine and _are_of([position, restricted], [int, int])
        if not genuine or (shape and not _are_of(keys, shape)):
            raise _forged()
        return cls(position, tuple(keys), restricted)


def paginate(
    items: Sequence[Item],
    query: PageParameters,
    at: ReadPosition,
    keys: Callable[[Item], tuple[Any, ...]],
) -> Page[Item]:
    """Make a page of up to `limit` items, out of one more than that if there are more."""
    kept = list(items[: query.limit])
    if len(items) <= query.limit:
        return Page(kept)
    return Page(kept, Cursor(at.position, keys(kept[-1]), at.restricted).write(query))


def link_to_next(url: URL, answer: object) -> dict[str, str]:
    """The header that names the page after an answer, if it is a page and another follows.

    The address is relative to the host: proxies may rename it.
    """
    if not isinstance(answer, Page) or answer.next is None:
        return {}
    following = url.include_query_params(cursor=answer.next)
    return {"Link": f'<{following.path}?{following.query}>; rel="next"'}


def _are_of(keys: Sequence[Any], shape: Sequence[type]) -> bool:
    if len(keys) != len(shape):
        return False
    return all(type(key) is kind for key, kind in zip(keys, shape, strict=True)) and all(
        0 <= key < NEVER if isinstance(key, int) else "\x00" not in str(key) for key in keys
    )


def _forged() -> Exception:
    return query_problem(
        "cursor", "invalid-cursor", "use next exactly as it came, with the same filters and sort"
    )
