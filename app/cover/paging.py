"""Pagination of results that are computed as a whole."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.cover.explain import explain_cells
from app.cover.responses import ExplainedPage
from app.ledger.as_of import AsOf
from app.platform.http.pagination import Cursor, Page, paginate

Item = TypeVar("Item")
Keys = Callable[[Any], tuple[Any, ...]]


def page_of(items: Sequence[Item], query: Any, as_of: AsOf, keys: Keys) -> Page[Item]:
    """Return one page of a complete result that is sorted by its keys."""
    shape = [str] * len(keys(items[0])) if items else []
    if cursor := Cursor.read(query, *shape):
        items = [item for item in items if keys(item) > cursor.keys]
    return paginate(items[: query.limit + 1], query, as_of, keys)


def explained_page(
    session: Session, items: Sequence[Item], query: Any, as_of: AsOf, keys: Keys
) -> ExplainedPage[Item]:
    """Return one page of a complete result, with an explanation of its cells if requested."""
    page = page_of(items, query, as_of, keys)
    cells = [(key[0], key[1]) for key in map(keys, page.items)]
    return ExplainedPage(page.items, page.next, explain_cells(session, cells, query.explain, as_of))
