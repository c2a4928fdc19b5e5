"""Middleware that records every refusal before it is sent."""

import logging
from http import HTTPStatus

from anyio import CapacityLimiter, to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.auth.audit import Attempt, Refusal, add_audit_entry
from app.auth.policy import identify
from app.domain.permissions import ANONYMOUS
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.problems.problem import Problem

log = logging.getLogger(__name__)

_READ_METHODS = {"GET", "HEAD"}
_AUTH_STATUSES = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
_UNRECORDED_STATUSES = {
    HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.TOO_MANY_REQUESTS,
}  # fmt: skip


class AuditMiddleware:
    """ASGI middleware that records refusals in a transaction of its own.

    A refusal before the policy was checked (an unreadable body) is recorded for authenticated
    callers only: anonymous callers could otherwise fill the disk.
    """

    def __init__(self, app: ASGIApp, database: Database, clock: Clock) -> None:
        """Wrap an application."""
        self._app = app
        self._database = database
        self._clock = clock
        # Writers queue, and refusals in the queue must not occupy all threads.
        self._threads = CapacityLimiter(4)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; record the response before its last part is sent if it refuses."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        status, body = 0, bytearray()

        async def send_recorded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            elif _is_refusal(scope, status):
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await self._record(scope, status, bytes(body))
            await send(message)

        await self._app(scope, receive, send_recorded)

    async def _record(self, scope: Scope, status: int, body: bytes) -> None:
        try:
            if await _is_to_be_recorded(scope):
                attempt = Attempt.of(scope)
                await to_thread.run_sync(self._enter, attempt, status, body, limiter=self._threads)
        except (SQLAlchemyError, Problem) as failure:
            # The response is sent even if it cannot be recorded.
            log.error(
                "a refusal could not be recorded: %s",
                type(failure).__name__,
                extra={"request_id": scope["state"].get("request_id")},
            )

    def _enter(self, attempt: Attempt, status: int, body: bytes) -> None:
        with self._database.write_session() as session:
            add_audit_entry(session, attempt, status, self._clock.now(), refusal=Refusal.of(body))


async def _is_to_be_recorded(scope: Scope) -> bool:
    if "policy" in scope["state"]:
        return True
    try:
        return await identify(Request(scope)) is not ANONYMOUS
    except Problem:
        return False


def _is_refusal(scope: Scope, status: int) -> bool:
    """Return whether a change was refused, or an operation that needs credentials."""
    if not HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return False
    policy = scope["state"].get("policy")
    if policy is None:
        return scope["method"] not in _READ_METHODS and status not in _UNRECORDED_STATUSES
    # Operations for everybody change nothing: reads and simulations.
    is_write = scope["method"] not in _READ_METHODS and not policy.is_public
    is_write = is_write and status != HTTPStatus.TOO_MANY_REQUESTS
    return is_write or status in _AUTH_STATUSES
