"""Write requests: one transaction, committed before the answer, or no change at all."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeAlias, TypeVar, cast
from uuid import uuid4

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.auth.audit import audit_success
from app.domain.permissions import Caller
from app.ledger.as_of import AsOf, format_positions, resolve_code
from app.ledger.batch import Batch
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext, FactCatalogue, FactType
from app.ledger.identities import Identity, create, revise_details
from app.ledger.models import RECORDING_ACTIONS
from app.ledger.queries import stored_change
from app.ledger.recording import check_replaceable, record
from app.ledger.schemas import ChangeOut
from app.ledger.streams import entry_id
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.db.idempotency import IdempotencyKey, find_record, store_record
from app.platform.entropy import Entropy
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.domain_errors import translate_domain_errors
from app.platform.problems.problem import FieldError, Problem, query_problem

Command: TypeAlias = Callable[[CommandContext], object]
"""A function that adds one entry to the batch of its context."""

AnyBody = TypeVar("AnyBody", bound=BaseModel)
Result = TypeVar("Result")
Done = TypeVar("Done")

FACT_ADDRESS = "/v1/facts/{fact}"

_KEY = Header(
    alias="Idempotency-Key",
    min_length=1,
    max_length=255,
    pattern=r"^[\x21-\x7e]+$",
    description="Any text of your own, new for each command. Sent again within 24 hours with the "
    "same request, it is answered as the first time, and nothing is recorded twice.",
)
_ACTING_FOR = Header(
    alias="Acting-For",
    max_length=200,
    description="For admins: the authority for which the fact is recorded.",
)
_IF_MATCH = Header(
    alias="If-Match",
    max_length=200,
    description="The ETag of the item that is revised, withdrawn or decided on, as you read it. "
    "Required wherever a fact takes the place of another.",
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditional headers of a write request."""

    key: str | None
    acting_for: str | None
    if_match: str | None


async def _conditions(
    idempotency_key: Annotated[str | None, _KEY] = None,
    acting_for: Annotated[str | None, _ACTING_FOR] = None,
    if_match: Annotated[str | None, _IF_MATCH] = None,
) -> Conditions:
    return Conditions(idempotency_key, acting_for, if_match)


class CommandRunner(ABC, Generic[Result]):
    """The commands of write routes; `run` decides when one is executed, and its result."""

    __slots__ = ()

    def record(
        self,
        caller: Caller,
        type_: FactType[Any, AnyBody],
        body: AnyBody,
        *,
        address: str = FACT_ADDRESS,
        **named: str,
    ) -> Result:
        """Record a fact of a type; `named` are the things of the path, by any identifier."""

        def command(ctx: CommandContext) -> None:
            codes = {thing: ctx.code(thing, spelling) for thing, spelling in named.items()}
            check_replaceable(ctx, body)
            record(ctx, type_, body, **codes)

        return self.run(caller, command, address=address)

    def create(
        self, caller: Caller, identity: Identity[Any, Any], body: BaseModel, *, address: str
    ) -> Result:
        """Add a thing with its first details; `address` is its path, with `{code}`."""
        return self.run(caller, partial(create, identity=identity, body=body), address=address)

    def revise(
        self, caller: Caller, identity: Identity[Any, Any], spelling: str, body: BaseModel
    ) -> Result:
        """Revise the details of a thing: as a correction, or as a change from a day on."""

        def command(ctx: CommandContext) -> None:
            revise_details(ctx, identity, ctx.code(identity.thing, spelling), body)

        return self.run(caller, command, status=HTTPStatus.OK)

    @abstractmethod
    def run(
        self,
        caller: Caller,
        command: Command,
        *,
        address: str = FACT_ADDRESS,
        status: HTTPStatus = HTTPStatus.CREATED,
    ) -> Result:
        """Run a command that records, revises or withdraws.

        `address` is the path of the result, with `{fact}`, `{code}` or `{case}`; a case keeps the
        id of its first opening, however often that is revised.
        """


@dataclass(frozen=True, slots=True)
class WriteEndpoint(CommandRunner[Response]):
    """Runs commands, each in one transaction that is committed before the answer."""

    request: Request
    database: Database
    clock: Clock
    entropy: Entropy
    catalogue: FactCatalogue
    conditions: Conditions
    fingerprint: str
    holder: str = field(default_factory=lambda: uuid4().hex)
    """Tells the transactions of this request from those of another with the same key."""

    def run(
        self,
        caller: Caller,
        command: Command,
        *,
        address: str = FACT_ADDRESS,
        status: HTTPStatus = HTTPStatus.CREATED,
    ) -> Response:
        """Run a command in a transaction of its own, and answer with its entry."""

        def work(ctx: CommandContext) -> tuple[str, int]:
            command(ctx)
            return ctx.batch.last_place

        def answer(ctx: CommandContext, place: tuple[str, int]) -> tuple[Response, str]:
            entry = stored_change(ctx.batch.stored[place])
            positions = format_positions(ctx.as_of.positions)
            return _receipt(entry, positions, address, status), entry.fact

        return self.transact(caller, work, answer)

    def transact(
        self,
        caller: Caller,
        work: Callable[[CommandContext], Done],
        answer: Callable[[CommandContext, Done], tuple[Response, str | None]],
        *,
        is_dry_run: bool = False,
    ) -> Response:
        """Run work as one batch; `answer` returns the response and the id of a recorded fact.

        A request repeated under its Idempotency-Key is answered as the first time. Whatever is
        raised rolls the work back, and so does a dry run after its response is made.
        """
        is_kept = not is_dry_run
        return cast(Response, self.transact_part(caller, work, answer, is_kept=is_kept))

    def transact_part(
        self,
        caller: Caller,
        work: Callable[[CommandContext], Done | None],
        answer: Callable[[CommandContext, Done], tuple[Response, str | None]],
        *,
        is_kept: bool = True,
    ) -> Response | None:
        """Run one batch of a request that may have several; it is rolled back unless kept.

        Work returns None before the last of them. Meanwhile the Idempotency-Key is marked as
        in progress, and another request with the same key is refused with `in-progress`.
        """
        now, key = self.clock.now(), self._key(caller)
        try:
            with translate_domain_errors(), self.database.write_session() as session:
                if key and (kept := find_record(session, key, now)):
                    return Response(kept.body, status_code=kept.status, headers=kept.headers)
                ctx = self._context(session, caller)
                done = work(ctx)
                ctx.batch.complete()
                response, fact = (None, None) if done is None else answer(ctx, done)
                if not is_kept:
                    raise Rollback(response)
                status = HTTPStatus.OK if response is None else response.status_code
                audit_success(session, self.request, status, now, fact=fact)
                if key:
                    store_record(session, key, response, now)
        except Rollback as rollback:
            return cast(Response | None, rollback.answer)
        return response

    def check_acting_for(self, session: Session, as_of: AsOf) -> None:
        """Raise Problem `unknown-authority` if the request acts for an authority nobody knows.

        Only for what is read before a transaction, which checks it, too.
        """
        if self.conditions.acting_for is not None:
            code = partial(resolve_code, session, as_of=as_of)
            _resolve_authority(code, self.conditions.acting_for)

    def _key(self, caller: Caller) -> IdempotencyKey | None:
        text = self.conditions.key
        if text is None:
            return None
        # A key is text of the caller's choice and may be confidential: only its hash is stored.
        return IdempotencyKey(
            caller.name, hashlib.sha256(text.encode()).hexdigest(), self.fingerprint, self.holder
        )

    def _context(self, session: Session, caller: Caller) -> CommandContext:
        batch = Batch.begin(session, self.catalogue, self.clock, self.entropy)
        provenance = Provenance(caller.name, caller=caller)
        ctx = CommandContext(batch, self.catalogue, provenance, self.conditions.if_match)
        if self.conditions.acting_for is None:
            return ctx
        acting_for = _resolve_authority(ctx.code, self.conditions.acting_for)
        self.request.state.acting_for = acting_for
        return replace(ctx, provenance=replace(provenance, acting_for=acting_for))


class Rollback(Exception):
    """Roll back a transaction, and carry its answer out of it."""

    def __init__(self, answer: object = None) -> None:
        """Keep the answer, which is None before the last transaction of a request."""
        super().__init__()
        self.answer = answer


def _resolve_authority(code: Callable[[str, str], str], spelling: str) -> str:
    try:
        return code("authority", spelling)
    except Problem as unknown:
        detail = f"no authority has the code or identifier {spelling[:60]!r}"
        error = FieldError("/header/Acting-For", "unknown-authority", detail)
        raise Problem("unknown-authority", detail, [error]) from unknown


def location_of(entry: ChangeOut, address: str, status: HTTPStatus) -> str | None:
    """Return the address of what a command has created, or None if it has revised something."""
    if status is not HTTPStatus.CREATED:
        return None
    case = entry.content.get("opening") or entry.fact
    return address.format(fact=entry.fact, code=entry.subject.code, case=case)


def _receipt(entry: ChangeOut, positions: str, address: str, status: HTTPStatus) -> Response:
    records = entry.action in RECORDING_ACTIONS
    version = entry.fact if records else entry_id(entry.stream, entry.position)
    headers = {
        "Cache-Control": "no-store",
        "ETag": f'"{version}"',
        "Registry-Position": positions,
    }
    if (location := location_of(entry, address, status)) is not None:
        headers["Location"] = location
    body = serialize(entry, ChangeOut, "json")
    return Response(body, status_code=status, media_type=MEDIA_TYPES["json"], headers=headers)


async def write_endpoint(
    request: Request, conditions: Annotated[Conditions, Depends(_conditions)]
) -> WriteEndpoint:
    """Return the write endpoint of a request for one operation, which has no query parameters."""
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
    return WriteEndpoint(
        request,
        state.database,
        state.clock,
        state.entropy,
        state.catalogue(),
        conditions,
        fingerprint,
    )


async def _body(request: Request) -> bytes:
    return await request.body()


Writes = Annotated[WriteEndpoint, Depends(write_endpoint)]

DocumentWrites = Annotated[WriteEndpoint, Depends(_document_writes)]
"""Writes of whole documents, with query parameters."""

Document = Annotated[bytes, Depends(_body)]
"""The body as bytes, in a format that the route checks."""
