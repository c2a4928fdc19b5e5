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
from app.ledger.as_of import At, resolve_position, with_restricted
from app.ledger.schemas import Known
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
class Named(Generic[Answer]):
    """An answer that rests on one fact, and is known by it."""

    fact: str
    what: Answer


@dataclass(frozen=True, slots=True)
class Desk:
    """Takes a question, and gives the answer as it stood at one position of the ledger."""

    request: Request
    database: Database
    clock: Clock
    release: str
    caller: Caller = ANONYMOUS

    def answer(
        self, query: FormatQuery, shape: Any, read: Callable[[Session, At], Any]
    ) -> Response:
        """Read in one snapshot and write the answer in the accepted format."""
        format_ = accepted_format(query.format, self.request.headers)
        media_type = MEDIA_TYPES[format_]
        return self._tell(query, media_type, read, lambda told: serialize(told, shape, format_))

    def document(
        self, query: BaseQuery, media_type: str, read: Callable[[Session, At], bytes]
    ) -> Response:
        """The same of what has a format of its own; `read` gives it as bytes."""
        return self._tell(query, media_type, read, lambda told: told)

    def document_page(
        self, query: PageParameters, media_type: str, read: Callable[[Session, At], Page[bytes]]
    ) -> Response:
        """A page of what has a format of its own; `read` gives its bytes as the only item."""
        return self._tell(query, media_type, read, lambda told: told.items[0])

    def _tell(
        self,
        query: BaseQuery,
        media_type: str,
        read: Callable[[Session, At], Any],
        spell: Callable[[Any], bytes],
    ) -> Response:
        """Read at one position, and tell it once.

        The ETag follows from the question and the position, so a caller who has the answer
        already is told so before anything is read. The ETag of what can be restated or ended
        is the fact it rests on instead: that is what `If-Match` must name.
        """
        reject_repeated_parameters(self.request.query_params, query)
        with self.database.read_session() as session:
            at = moment_of(session, query, self.clock, self.caller.reach)
            headers = self._headers(at, media_type)
            if self._has_already(headers.get("ETag")):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
            answer: Any = read(session, at)
        if isinstance(answer, Named):
            answer, headers["ETag"] = answer.what, f'"{answer.fact}"'
            if self._has_already(headers["ETag"]):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        headers |= link_to_next(self.request.url, answer)
        return Response(spell(answer), media_type=media_type, headers=headers)

    def _headers(self, at: At, media_type: str) -> dict[str, str]:
        headers = {
            "Registry-Position": str(at.position),
            "Cache-Control": "private, no-cache" if at.reach else "no-cache",
            "Vary": "Accept, Authorization, X-API-Key",
        }
        if self.request.method == "GET":
            headers["ETag"] = self._etag(at, media_type)
        if at.recorded_at is not None:
            headers["Last-Modified"] = format_datetime(at.recorded_at, usegmt=True)
        return headers

    def _etag(self, at: At, media_type: str) -> str:
        query = "&".join(sorted(str(self.request.url.query).split("&")))
        # The moment, too: a ledger restored from an older copy comes to the same position again.
        known = f"{at.position} {at.recorded_at} {at.restricted} {at.reach}"
        asked = f"{self.release} {self.request.url.path}?{query} {media_type} {known} {at.today}"
        return f'"{hashlib.blake2b(asked.encode(), digest_size=12).hexdigest()}"'

    def _has_already(self, etag: str | None) -> bool:
        if etag is None:
            return False
        known = self.request.headers.get("if-none-match", "")
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return etag in tags


def moment_of(session: Session, query: BaseQuery, clock: Clock, reach: str) -> At:
    """The moment of knowledge at which a question is answered to callers of this reach."""
    cursor = Cursor.read(query) if isinstance(query, PageParameters) else None
    knowledge = query if isinstance(query, Known) else Known()
    at = resolve_position(session, knowledge, cursor, clock.now(), clock.today())
    return with_restricted(session, at, knowledge, cursor, reach)


# Not `def`: a dependency that waits for nothing needs no thread of its own.
async def _desk(request: Request, caller: Anyone) -> Desk:
    return desk_of(request, caller)


async def _subscribed(request: Request, caller: Subscriber) -> Desk:
    return desk_of(request, caller)


def desk_of(request: Request, caller: Caller) -> Desk:
    """The desk at which this caller asks."""
    state = request.app.state
    return Desk(request, state.database, state.clock, state.release, caller)


Asked = Annotated[Desk, Depends(_desk)]
Subscribed = Annotated[Desk, Depends(_subscribed)]
"""The same for programs that send no headers, and may show a token in the address instead."""
