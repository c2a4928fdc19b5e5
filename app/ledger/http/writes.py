"""One way to state something: one transaction, committed before the answer, or no change at all."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, TypeAlias

from fastapi import Depends, Header, Request, Response
from sqlalchemy.orm import Session

from app.auth.audit import audit_success
from app.domain.permissions import Caller
from app.ledger.as_of import AsOf, resolve_code
from app.ledger.entries import Provenance, last_entry, next_position, stream_of
from app.ledger.inputs import ReplaceableIn
from app.ledger.models import PUBLIC, RECORDING_ACTIONS, Fact, Source
from app.ledger.queries import change_of, is_ended
from app.ledger.schemas import ChangeOut
from app.platform.clock import Clock
from app.platform.db.columns import LATEST, NEVER
from app.platform.db.database import Database
from app.platform.db.idempotency import IdempotencyKey, find_record, store_record
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.domain_errors import translate_domain_errors
from app.platform.problems.problem import FieldError, Problem, query_problem

Recorded: TypeAlias = Fact | Source

_KEY = Header(
    alias="Idempotency-Key",
    min_length=1,
    max_length=255,
    pattern=r"^[\x21-\x7e]+$",
    description="Any text of your own, new for each statement. Sent again within 24 hours with the "
    "same request, it is answered as the first time, and nothing is stated twice.",
)
_ACTING_FOR = Header(
    alias="Acting-For",
    max_length=200,
    description="For admins: the authority in whose name something is stated.",
)
_SEEN = Header(
    alias="If-Match",
    max_length=200,
    description="The ETag of the item that is restated, ended or decided on, as you saw it. Needed "
    "wherever a statement takes the place of another.",
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What comes with a statement, in headers."""

    key: str | None
    acting_for: str | None
    if_match: str | None


async def _conditions(
    idempotency_key: Annotated[str | None, _KEY] = None,
    acting_for: Annotated[str | None, _ACTING_FOR] = None,
    if_match: Annotated[str | None, _SEEN] = None,
) -> Conditions:
    return Conditions(idempotency_key, acting_for, if_match)


@dataclass(frozen=True, slots=True)
class CommandContext:
    """A statement on its way into the ledger: the transaction, who speaks, and what they saw."""

    session: Session
    provenance: Provenance
    as_of: AsOf
    if_match: str | None

    def code(self, thing: str, spelling: str) -> str:
        """The code of the thing that a path names, by its code or any identifier."""
        return resolve_code(self.session, thing, spelling, self.as_of)

    def provenance_for(self, body: ReplaceableIn) -> Provenance:
        """How to record a statement that may take the place of one that the caller has seen."""
        if body.replaces is not None:
            self.check_if_match(body.replaces)
            if is_ended(self.session, body.replaces, self.as_of):
                raise stale_version()
        return self.provenance

    @property
    def head(self) -> int:
        """The last position of the public stream, with what was stated just now."""
        return next_position(last_entry(self.session, PUBLIC)) - 1

    def matched_fact(self) -> str:
        """The fact that If-Match names; `*` names none, and would let anything be lost.

        Who has seen a fact has seen it whoever has seconded it since: that loses nothing.
        """
        if self.if_match is None or self.if_match.strip() == "*":
            raise _about_if_match(
                "if-match-needed", "If-Match is missing; get the item and send its ETag"
            )
        return _fact_in(self.if_match.strip().removeprefix('"').removesuffix('"'))

    def check_if_match(self, fact: str) -> None:
        """Refuse to end what the caller has not seen as it now stands."""
        if self.matched_fact() != _fact_in(fact):
            raise stale_version()


@dataclass(frozen=True, slots=True)
class WriteEndpoint:
    """Takes statements: each is kept whole with its entry in the ledger, or not at all."""

    request: Request
    database: Database
    clock: Clock
    conditions: Conditions
    fingerprint: str

    def record(
        self,
        caller: Caller,
        write_: Callable[[CommandContext], Recorded],
        *,
        address: str = "/v1/facts/{fact}",
        status: HTTPStatus = HTTPStatus.CREATED,
    ) -> Response:
        """State one thing and answer with its entry; `address` is where it can then be got.

        A `case` is known by the id of its first opening, however often that is stated again.
        """

        def work(ctx: CommandContext) -> tuple[Response, str]:
            entry = change_of(ctx.session, *_place(write_(ctx)))
            return _receipt(entry, ctx.head, address, status), entry.fact

        return self.transact(caller, work)

    def transact(
        self, caller: Caller, work: Callable[[CommandContext], tuple[Response, str | None]]
    ) -> Response:
        """Have work done in one transaction; it gives the answer and, if it stated one, the fact.

        A repetition is given the answer of the first time. Whatever is raised undoes the work.
        """
        now, key = self.clock.now(), self._key(caller)
        with translate_domain_errors(), self.database.write_session() as session:
            if key and (kept := find_record(session, key, now)):
                return Response(kept.body, status_code=kept.status, headers=kept.headers)
            response, fact = work(self._context(session, caller))
            audit_success(session, self.request, response.status_code, now, fact=fact)
            if key:
                store_record(session, key, response, now)
        return response

    def _key(self, caller: Caller) -> IdempotencyKey | None:
        text = self.conditions.key
        if text is None:
            return None
        # Whatever a caller chose as a key, only its hash is kept.
        return IdempotencyKey(
            caller.name, hashlib.sha256(text.encode()).hexdigest(), self.fingerprint
        )

    def _context(self, session: Session, caller: Caller) -> CommandContext:
        as_of = AsOf(LATEST, self.clock.today(), None, LATEST if caller.reach else 0, caller.reach)
        acting_for = self.conditions.acting_for
        if acting_for is not None:
            acting_for = _known_authority(session, acting_for, as_of)
            self.request.state.acting_for = acting_for
        provenance = Provenance(caller.name, self.clock.now(), caller=caller, acting_for=acting_for)
        return CommandContext(session, provenance, as_of, self.conditions.if_match)


def _fact_in(tag: str) -> str:
    return tag.partition(";")[0]


def stale_version() -> Problem:
    """What was seen does not stand any more."""
    return _about_if_match(
        "stale", "the ETag is not that of the latest version; get the item again"
    )


def _about_if_match(code: str, detail: str) -> Problem:
    return Problem(code, detail, [FieldError("/header/If-Match", code, detail)])


def _known_authority(session: Session, spelling: str, as_of: AsOf) -> str:
    try:
        return resolve_code(session, "authority", spelling, as_of)
    except Problem as unknown:
        detail = f"no authority has the code or identifier {spelling[:60]!r}"
        fault = FieldError("/header/Acting-For", "unknown-authority", detail)
        raise Problem("unknown-authority", detail, [fault]) from unknown


def _place(said: Recorded) -> tuple[str, int]:
    """Where the entry stands that a command has just written about a fact or a source."""
    if isinstance(said, Source):
        return PUBLIC, said.from_position
    is_ended = said.to_position != NEVER
    return stream_of(said), said.to_position if is_ended else said.from_position


def _receipt(entry: ChangeOut, head: int, address: str, status: HTTPStatus) -> Response:
    named = entry.fact if entry.action in RECORDING_ACTIONS else f"{entry.stream}-{entry.position}"
    headers = {
        "Cache-Control": "no-store",
        "ETag": f'"{named}"',
        "Registry-Position": str(head),
    }
    if status is HTTPStatus.CREATED:
        case = entry.content.get("opening") or entry.fact
        headers["Location"] = address.format(fact=entry.fact, code=entry.code, case=case)
    body = serialize(entry, ChangeOut, "json")
    return Response(body, status_code=status, media_type=MEDIA_TYPES["json"], headers=headers)


async def _writes(
    request: Request, conditions: Annotated[Conditions, Depends(_conditions)]
) -> WriteEndpoint:
    for name in request.query_params:
        raise query_problem(
            name[:60], "unknown-parameter", "a write request has no query parameters"
        )
    return await _write_endpoint(request, conditions)


async def _document_writes(
    request: Request,
    key: Annotated[str | None, _KEY] = None,
    acting_for: Annotated[str | None, _ACTING_FOR] = None,
) -> WriteEndpoint:
    return await _write_endpoint(request, Conditions(key, acting_for, None))


async def _write_endpoint(request: Request, conditions: Conditions) -> WriteEndpoint:
    state, url = request.app.state, request.url
    asked = f"{request.method} {url.path} {conditions.if_match} {conditions.acting_for} {url.query}"
    fingerprint = hashlib.sha256(asked.encode() + await request.body()).hexdigest()
    return WriteEndpoint(request, state.database, state.clock, conditions, fingerprint)


async def _body(request: Request) -> bytes:
    return await request.body()


Writes = Annotated[WriteEndpoint, Depends(_writes)]

DocumentWrites = Annotated[WriteEndpoint, Depends(_document_writes)]
"""The same for whole documents, of which parameters say how they are to be taken."""

Document = Annotated[bytes, Depends(_body)]
"""The body as it came; the route says what it may be."""
