"""Webhooks over HTTP: whoever is known subscribes, and keeps to what is theirs."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any

from anyio import to_thread
from fastapi import Body, Depends, Path, Query, Request, Response
from sqlalchemy.orm import Session

from app.auth.audit import audit_success
from app.auth.policy import Authenticated
from app.auth.responses import NO_STORE, answer
from app.auth.schemas import EmptyQuery
from app.platform.http.pagination import FormatQuery, Page
from app.platform.http.routing import operations
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.domain_errors import translate_domain_errors
from app.webhooks import commands, queries
from app.webhooks.models import Webhook, WebhookDelivery
from app.webhooks.schemas import (
    DeliveryOut,
    DeliveryQuery,
    IssuedWebhookOut,
    ReplayIn,
    WebhookChangeIn,
    WebhookIn,
    WebhookOut,
    WebhookQuery,
)
from app.webhooks.target_policy import Target

_CONFLICT: dict[int | str, dict[str, object]] = {HTTPStatus.CONFLICT: {}}

router = operations("/v1/webhooks", "Webhooks")

WebhookPath = Annotated[str, Path(alias="id", description="The webhook's id.")]
Nothing = Annotated[EmptyQuery, Query()]


async def _reachable(request: Request, body: WebhookIn) -> WebhookIn:
    await _check(request, body.url)
    return body


async def _still_reachable(request: Request, body: WebhookChangeIn) -> WebhookChangeIn:
    await _check(request, body.url)
    return body


async def _check(request: Request, url: str) -> None:
    """Refuse where nothing may be sent. Names are looked up by a few threads that do only that."""
    state = request.app.state
    with translate_domain_errors():
        target = Target.of(url)
        await to_thread.run_sync(
            state.webhook_reach.check_beforehand, target, limiter=state.webhook_lookups
        )


Reachable = Annotated[WebhookIn, Depends(_reachable)]
StillReachable = Annotated[WebhookChangeIn, Depends(_still_reachable)]


@router.get("", response_model=Page[WebhookOut])
def list_webhooks(
    caller: Authenticated, query: Annotated[WebhookQuery, Query()], request: Request
) -> Response:
    """List webhooks

    Your own, without their secrets; for admins, everybody's. `position` and `behind` tell how far
    each has heard of the ledger.
    """
    with request.app.state.database.read_session() as session:
        page = queries.list_webhooks(session, query, caller)
    return answer(request, query, Page[WebhookOut], page)


@router.post(
    "", status_code=HTTPStatus.CREATED, response_model=IssuedWebhookOut, responses=_CONFLICT
)
def subscribe(caller: Authenticated, body: Reachable, _: Nothing, request: Request) -> Response:
    """Subscribe to changes

    From now on, or from an earlier position, each public entry of the ledger that passes the
    filters is sent to the address, one after the other in the order of the ledger, and again until
    it is received. The answer shows the secret this once.
    """
    return _issued(request, lambda session, at: commands.subscribe(session, body, caller, at))


@router.get("/{id}", response_model=WebhookOut)
def get_webhook(
    caller: Authenticated,
    id_: WebhookPath,
    query: Annotated[FormatQuery, Query()],
    request: Request,
) -> Response:
    """Show one webhook

    With how far it has heard of the ledger, and how the last attempt ended.
    """
    with request.app.state.database.read_session() as session:
        webhook = queries.get_webhook(session, id_, caller)
        found = WebhookOut(**queries.shown(session, webhook.id))
    return answer(request, query, WebhookOut, found)


@router.put("/{id}", response_model=WebhookOut)
def change_webhook(
    caller: Authenticated, id_: WebhookPath, body: StillReachable, _: Nothing, request: Request
) -> Response:
    """Change a webhook

    Its address, its filters, and whether events are sent. A paused one goes on later where it was
    left, and so does one that was disabled. What waits is sent at once.
    """
    return _webhook(request, lambda session, at: commands.change(session, id_, body, caller, at))


@router.delete("/{id}", status_code=HTTPStatus.NO_CONTENT, response_class=Response)
def unsubscribe(caller: Authenticated, id_: WebhookPath, _: Nothing, request: Request) -> Response:
    """Delete a webhook

    Nothing is sent to it any more, and its secrets are forgotten. One of your own, or for admins
    anybody's.
    """
    state = request.app.state
    with state.database.write_session() as session:
        commands.unsubscribe(session, id_, caller)
        audit_success(session, request, HTTPStatus.NO_CONTENT, state.clock.now(), fact=id_)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=NO_STORE)


@router.post("/{id}/secret", status_code=HTTPStatus.CREATED, response_model=IssuedWebhookOut)
def rotate_secret(
    caller: Authenticated, id_: WebhookPath, _: Nothing, request: Request
) -> Response:
    """Exchange the secret of a webhook

    The answer shows the new secret this once. For 24 hours the one before signs beside it, so
    that the receiver may change over whenever it likes; one before that signs no more.
    """
    return _issued(request, lambda session, at: commands.rotate(session, id_, caller, at))


@router.post("/{id}/replay", response_model=WebhookOut)
def replay_events(
    caller: Authenticated,
    id_: WebhookPath,
    body: Annotated[ReplayIn, Body()],
    _: Nothing,
    request: Request,
) -> Response:
    """Send events again from a position

    Go on after this position, with the same ids as before. A later position passes over what is
    between.
    """
    return _webhook(
        request, lambda session, at: commands.replay(session, id_, body.after, caller, at)
    )


@router.post(
    "/{id}/test", status_code=HTTPStatus.ACCEPTED, response_model=DeliveryOut, responses=_CONFLICT
)
def try_webhook(caller: Authenticated, id_: WebhookPath, _: Nothing, request: Request) -> Response:
    """Send a test event

    It goes out within seconds, beside what is next. The list of deliveries tells what came of it,
    at position 0.
    """
    return _wanted(request, lambda session, at: commands.try_out(session, id_, caller, at))


@router.get("/{id}/deliveries", response_model=Page[DeliveryOut])
def list_deliveries(
    caller: Authenticated,
    id_: WebhookPath,
    query: Annotated[DeliveryQuery, Query()],
    request: Request,
) -> Response:
    """List events that were not received at once

    In the order of the ledger: what waits for its next attempt, what was given up, and the last
    hundred that were received after all.
    """
    with request.app.state.database.read_session() as session:
        page = queries.list_deliveries(session, id_, query, caller)
    return answer(request, query, Page[DeliveryOut], page)


@router.post(
    "/{id}/deliveries/{position}/retry",
    status_code=HTTPStatus.ACCEPTED,
    response_model=DeliveryOut,
)
def send_again(
    caller: Authenticated,
    id_: WebhookPath,
    position: Annotated[str, Path(description="The position of an event that was given up.")],
    _: Nothing,
    request: Request,
) -> Response:
    """Send an event again that was given up

    It goes out within seconds, beside what is next, with the same id as before, and has all its
    attempts anew.
    """
    return _wanted(
        request, lambda session, at: commands.send_again(session, id_, position, caller, at)
    )


def _webhook(request: Request, work: Callable[[Session, datetime], Webhook]) -> Response:
    """Have work done on a subscription in one transaction, and show it."""
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        webhook = work(session, now)
        audit_success(session, request, HTTPStatus.OK, now, fact=webhook.id)
        found = WebhookOut(**queries.shown(session, webhook.id))
    return _written(found, WebhookOut, HTTPStatus.OK)


def _issued(request: Request, work: Callable[[Session, datetime], Webhook]) -> Response:
    """The same where it has a new secret, which is shown with it."""
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        webhook = work(session, now)
        audit_success(session, request, HTTPStatus.CREATED, now, fact=webhook.id)
        found = IssuedWebhookOut(secret=webhook.secret, **queries.shown(session, webhook.id))
    response = _written(found, IssuedWebhookOut, HTTPStatus.CREATED)
    response.headers["Location"] = f"/v1/webhooks/{found.id}"
    return response


def _wanted(
    request: Request, work: Callable[[Session, datetime], tuple[Webhook, WebhookDelivery]]
) -> Response:
    """Have an event sent beside what is next, and show what is known of it."""
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        webhook, delivery = work(session, now)
        audit_success(session, request, HTTPStatus.ACCEPTED, now, fact=webhook.id)
        found = queries.delivery_out(delivery, webhook)
    return _written(found, DeliveryOut, HTTPStatus.ACCEPTED)


def _written(found: Any, shape: Any, status: HTTPStatus) -> Response:
    return Response(
        serialize(found, shape, "json"),
        status_code=status,
        media_type=MEDIA_TYPES["json"],
        headers=NO_STORE,
    )
