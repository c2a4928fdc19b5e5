"""Read requests: one snapshot, one ledger position, bytes written once."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, TypeAlias, TypeVar

from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session

from app.auth.policy import Anyone, Subscriber
from app.domain.permissions import ANONYMOUS, Caller
from app.ledger.as_of import AsOf, MovedError, format_positions
from app.ledger.fact_types import FactCatalogue
from app.ledger.http.minimum_positions import NAME, check_min_position
from app.ledger.moments import resolve_moment
from app.ledger.schemas import AsOfQuery, Versioned
from app.ledger.streams import PUBLIC, Predecessors, readable_streams
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.http.cursor_signing import CursorSigner
from app.platform.http.entity_tags import ANY_TAG, matching_tag
from app.platform.http.kept_responses import Dependencies
from app.platform.http.pagination import (
    WHOLE_PAGE,
    BaseQuery,
    Cursor,
    FormatQuery,
    Page,
    PageParameters,
    PageQuery,
    count_items,
    link_to_next,
    reject_repeated_parameters,
)
from app.platform.http.serialization import MEDIA_TYPES, accepted_format, check_columns, serialize
from app.platform.http.spooled_files import SpooledFileResponse, spooled_file

Answer = TypeVar("Answer")
AnyQuery = TypeVar("AnyQuery", bound=BaseQuery)
AnyFormatQuery = TypeVar("AnyFormatQuery", bound=FormatQuery)
AnyPageQuery = TypeVar("AnyPageQuery", bound=PageParameters)

MOVED: dict[int | str, dict[str, Any]] = {
    308: {
        "description": "The code names a thing that was merged into another, which is at "
        "`Location`.",
        "headers": {"Location": {"$ref": "#/components/headers/Location"}},
    }
}
"""The response of an item that is found by the code of a merged thing."""

_COUNT = {"registry-total"}

Read: TypeAlias = Callable[[Session, AnyQuery, AsOf], Answer]
"""A function that answers a query from one snapshot; path values are bound by `partial`."""


@dataclass(frozen=True, slots=True)
class ReadEndpoint:
    """Answers queries, each from one snapshot as of one position of the ledger.

    `is_of_ledger` is False if the answers rest on other tables, too: these are not kept.
    """

    request: Request
    database: Database
    clock: Clock
    release: str
    predecessors: Predecessors
    cursors: CursorSigner
    caller: Caller = ANONYMOUS
    is_of_ledger: bool = True

    @property
    def catalogue(self) -> FactCatalogue:
        """Return the kinds of facts of all rooms, which few reads need."""
        catalogue: FactCatalogue = self.request.app.state.catalogue()
        return catalogue

    def answer(self, query: AnyFormatQuery, read: Read[AnyFormatQuery, Any]) -> Response:
        """Answer with what `read` returns, in the accepted format and the route's model."""
        format_ = accepted_format(query.format, self.request.headers)
        shape = self.request.scope["route"].response_model
        media_type = MEDIA_TYPES[format_]
        columns = query.fields if isinstance(query, PageQuery) else None
        check_columns(columns, shape, format_)
        write = partial(serialize, shape=shape, format_=format_, columns=columns)
        if format_ == "json" or not isinstance(query, PageQuery) or not _asks_for_all(query):
            return self._answer(query, media_type, read, lambda item, _: write(item))
        # Most lists are whole on one such page, which is then answered like any other.
        query = query.model_copy(update={"limit": WHOLE_PAGE})
        response = self._answer(query, media_type, read, lambda item, _: write(item))
        if not _is_part(response):
            return response
        counted = {name: response.headers[name] for name in _COUNT & {*response.headers}}
        return self._whole(query, media_type, read, write, counted)

    def document(self, query: AnyQuery, media_type: str, read: Read[AnyQuery, bytes]) -> Response:
        """Answer with a document in a format of its own, which `read` returns as bytes."""
        return self._answer(query, media_type, read, lambda content, _: content)

    def document_page(
        self,
        query: AnyPageQuery,
        media_type: str,
        read: Read[AnyPageQuery, Page[Any]],
        write: Callable[[Page[Any], AsOf], bytes],
    ) -> Response:
        """Answer with a page in a format of its own, which `write` makes of what `read` returns."""
        return self._answer(query, media_type, read, write)

    def _answer(
        self,
        query: AnyQuery,
        media_type: str,
        read: Read[AnyQuery, Any],
        write: Callable[[Any, AsOf], bytes],
    ) -> Response:
        """Read at one position in one snapshot, and write the bytes once.

        The ETag follows from the query and the position, so that a request with a current
        `If-None-Match` is answered 304 before anything is read. The ETag of an item that can be
        revised is the fact on which it rests: the value that `If-Match` must name.
        """
        reject_repeated_parameters(self.request.query_params, query)
        query = self.cursors.open(query, self.caller.reach)
        with self.database.read_session() as session:
            as_of = self._as_of(session, query)
            headers = self._headers(as_of, media_type)
            # Of `*`, only the answer tells whether there is anything that the client has.
            if self.request.headers.get("if-none-match") != ANY_TAG and self._has_already(headers):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
            try:
                answer: Any = read(session, query, as_of)
                headers |= count_items(query, answer, lambda rest: read(session, rest, as_of))
                answer = self.cursors.sign(answer, self.caller.reach)
            except MovedError as moved:
                return self._redirect(moved, headers)
        if isinstance(answer, Versioned):
            # An erasure changes what an item shows, but not the fact of its version.
            erased = f";e{sum(as_of.erasures)}" if any(as_of.erasures) else ""
            answer, headers["ETag"] = answer.value, f'"{answer.version}{erased}"'
        if self._has_already(headers):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        headers |= link_to_next(self.request, answer)
        return Response(write(answer, as_of), media_type=media_type, headers=headers)

    def _whole(
        self,
        query: AnyPageQuery,
        media_type: str,
        read: Read[AnyPageQuery, Page[Any]],
        write: Callable[..., bytes],
        headers: dict[str, str],
    ) -> Response:
        """Answer with all pages of a list, one after the other, from one snapshot.

        They go into a file, so that a long list takes no more memory than a page, and the snapshot
        ends before the first byte is sent.
        """
        with spooled_file() as file, self.database.read_session() as session:
            as_of = self._as_of(session, query)
            page = read(session, query, as_of)
            file.write(write(page))
            while page.next is not None:
                page = read(session, query.model_copy(update={"cursor": page.next}), as_of)
                file.write(write(page, begins=False))
        return SpooledFileResponse(file, media_type, self._headers(as_of, media_type) | headers)

    def _redirect(self, moved: MovedError, headers: dict[str, str]) -> Response:
        """Answer with the path of the thing into which the requested one was merged."""
        url = self.request.url
        head, _, _ = url.path.rpartition("/")
        location = f"{head}/{moved.code}{f'?{url.query}' if url.query else ''}"
        kept = {name: value for name, value in headers.items() if name != "ETag"}
        return Response(
            status_code=HTTPStatus.PERMANENT_REDIRECT, headers={**kept, "Location": location}
        )

    def _as_of(self, session: Session, query: BaseQuery) -> AsOf:
        """Return the point in time of the answer to a query of this caller.

        Raises Problem if the ledger has not reached the positions that the request names.
        """
        streams = readable_streams(session, self.caller, self.predecessors)
        as_of = resolve_as_of(session, query, self.clock, streams)
        if least := self.request.headers.getlist(NAME):
            check_min_position(", ".join(least), as_of.streams, as_of.heads)
        if self.is_of_ledger:
            self.request.state.dependencies = Dependencies(as_of.today, streams, as_of.heads)
        return as_of

    def _headers(self, as_of: AsOf, media_type: str) -> dict[str, str]:
        headers = {
            "Registry-Position": format_positions(as_of.positions),
            "Cache-Control": "private, no-cache" if self.caller.reach else "no-cache",
            "Vary": "Accept, Authorization, X-API-Key",
        }
        if self.request.method == "GET":
            headers["ETag"] = self._etag(as_of, media_type)
        return headers

    def _etag(self, as_of: AsOf, media_type: str) -> str:
        scope = self.request.scope
        query = "&".join(sorted(scope["query_string"].decode("latin-1").split("&")))
        known = f"{as_of.moment} {as_of.positions} {as_of.erasures} {as_of.rebuilds}"
        asked = f"{self.release} {scope['path']}?{query} {media_type} {known} {as_of.today}"
        return f'"{hashlib.blake2b(asked.encode(), digest_size=12).hexdigest()}"'

    def _has_already(self, headers: dict[str, str]) -> bool:
        """Return whether the client has the response; then `headers` get the tag that it named."""
        named = self.request.headers.get("if-none-match")
        known = matching_tag(named, headers["ETag"]) if named and "ETag" in headers else None
        if known is not None:
            headers["ETag"] = known
        return known is not None


def _asks_for_all(query: PageQuery) -> bool:
    """Return whether a query names neither a page nor its size."""
    return query.cursor is None and "limit" not in query.model_fields_set


def _is_part(response: Response) -> bool:
    """Return whether a response is a page that another page follows."""
    return "link" in response.headers


def resolve_as_of(
    session: Session,
    query: BaseQuery,
    clock: Clock,
    streams: Sequence[str] | None = (PUBLIC,),
) -> AsOf:
    """Return the point in time of the answer to a query, for a reader of these streams.

    By default that is the public one; None stands for all streams.
    """
    cursor = Cursor.read(query) if isinstance(query, PageParameters) else None
    knowledge = query if isinstance(query, AsOfQuery) else AsOfQuery()
    return resolve_moment(session, knowledge, cursor, streams, now=clock.now(), today=clock.today())


# `async`, because a dependency that does not wait needs no thread.
async def _reads(request: Request, caller: Anyone) -> ReadEndpoint:
    return read_endpoint(request, caller)


async def _subscribed_reads(request: Request, caller: Subscriber) -> ReadEndpoint:
    return read_endpoint(request, caller)


def read_endpoint(request: Request, caller: Caller, *, is_of_ledger: bool = True) -> ReadEndpoint:
    """Return the read endpoint of a request and its caller."""
    state = request.app.state
    return ReadEndpoint(
        request,
        state.database,
        state.clock,
        state.release,
        state.predecessors,
        state.cursors,
        caller,
        is_of_ledger,
    )


Reads = Annotated[ReadEndpoint, Depends(_reads)]
SubscribedReads = Annotated[ReadEndpoint, Depends(_subscribed_reads)]
"""Reads for programs that cannot send headers and use a token in the URL."""
