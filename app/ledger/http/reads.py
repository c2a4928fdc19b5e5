"""One way to answer a question: one snapshot, one ledger position, bytes written once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import format_datetime
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session

from app.auth.policy import Anyone, Subscriber
from app.domain.permissions import ANONYMOUS, Caller
from app.ledger.as_of import AsOf, resolve_position, with_restricted
from app.ledger.schemas import AsOfQuery
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.http.pagination import (
    BaseQuery,
    Cursor,
    FormatQuery,
    Page,
    PageParameters,
    link_to_next,
    reject_repeated_parameters,
)
from app.platform.http.serialization import MEDIA_TYPES, accepted_format, serialize

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Versioned(Generic[Answer]):
    """An answer that rests on one fact, and is known by it."""

    fact: str
    what: Answer


@dataclass(frozen=True, slots=True)
class ReadEndpoint:
    """Takes a question, and gives the answer as it stood at one position of the ledger."""

    request: Request
    database: Database
    clock: Clock
    release: str
    caller: Caller = ANONYMOUS

    def answer(
        self, query: FormatQuery, shape: Any, read: Callable[[Session, AsOf], Any]
    ) -> Response:
        """Read in one snapshot and write the answer in the accepted format."""
        format_ = accepted_format(query.format, self.request.headers)
        media_type = MEDIA_TYPES[format_]
        return self._tell(query, media_type, read, lambda told: serialize(told, shape, format_))

    def document(
        self, query: BaseQuery, media_type: str, read: Callable[[Session, AsOf], bytes]
    ) -> Response:
        """The same of what has a format of its own; `read` gives it as bytes."""
        return self._tell(query, media_type, read, lambda told: told)

    def document_page(
        self, query: PageParameters, media_type: str, read: Callable[[Session, AsOf], Page[bytes]]
    ) -> Response:
        """A page of what has a format of its own; `read` gives its bytes as the only item."""
        return self._tell(query, media_type, read, lambda told: told.items[0])

    def _tell(
        self,
        query: BaseQuery,
        media_type: str,
        read: Callable[[Session, AsOf], Any],
        spell: Callable[[Any], bytes],
    ) -> Response:
        """Read at one position, and tell it once.

        The ETag follows from the question and the position, so a caller who has the answer
        already is told so before anything is read. The ETag of what can be restated or ended
        is the fact it rests on instead: that is what `If-Match` must name.
        """
        reject_repeated_parameters(self.request.query_params, query)
        with self.database.read_session() as session:
            at = resolve_as_of(session, query, self.clock, self.caller.reach)
            headers = self._headers(at, media_type)
            if self._has_already(headers.get("ETag")):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
            answer: Any = read(session, at)
        if isinstance(answer, Versioned):
            answer, headers["ETag"] = answer.what, f'"{answer.fact}"'
            if self._has_already(headers["ETag"]):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        headers |= link_to_next(self.request.url, answer)
        return Response(spell(answer), media_type=media_type, headers=headers)

    def _headers(self, as_of: AsOf, media_type: str) -> dict[str, str]:
        headers = {
            "Registry-Position": str(as_of.position),
            "Cache-Control": "private, no-cache" if as_of.reach else "no-cache",
            "Vary": "Accept, Authorization, X-API-Key",
        }
        if self.request.method == "GET":
            headers["ETag"] = self._etag(as_of, media_type)
        if as_of.recorded_at is not None:
            headers["Last-Modified"] = format_datetime(as_of.recorded_at, usegmt=True)
        return headers

    def _etag(self, as_of: AsOf, media_type: str) -> str:
        query = "&".join(sorted(str(self.request.url.query).split("&")))
        # The moment, too: a ledger restored from an older copy comes to the same position again.
        known = f"{as_of.position} {as_of.recorded_at} {as_of.restricted} {as_of.reach}"
        asked = f"{self.release} {self.request.url.path}?{query} {media_type} {known} {as_of.today}"
        return f'"{hashlib.blake2b(asked.encode(), digest_size=12).hexdigest()}"'

    def _has_already(self, etag: str | None) -> bool:
        if etag is None:
            return False
        known = self.request.headers.get("if-none-match", "")
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return etag in tags


def resolve_as_of(session: Session, query: BaseQuery, clock: Clock, reach: str) -> AsOf:
    """The moment of knowledge at which a question is answered to callers of this reach."""
    cursor = Cursor.read(query) if isinstance(query, PageParameters) else None
    knowledge = query if isinstance(query, AsOfQuery) else AsOfQuery()
    at = resolve_position(session, knowledge, cursor, clock.now(), clock.today())
    return with_restricted(session, at, knowledge, cursor, reach)


# Not `def`: a dependency that waits for nothing needs no thread of its own.
async def _reads(request: Request, caller: Anyone) -> ReadEndpoint:
    return read_endpoint(request, caller)


async def _subscribed_reads(request: Request, caller: Subscriber) -> ReadEndpoint:
    return read_endpoint(request, caller)


def read_endpoint(request: Request, caller: Caller) -> ReadEndpoint:
    """The desk at which this caller asks."""
    state = request.app.state
    return ReadEndpoint(request, state.database, state.clock, state.release, caller)


Reads = Annotated[ReadEndpoint, Depends(_reads)]
SubscribedReads = Annotated[ReadEndpoint, Depends(_subscribed_reads)]
"""The same for programs that send no headers, and may show a token in the address instead."""
