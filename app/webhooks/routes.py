"""Routes of webhooks. A caller with any role manages its own, an admin all."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, TypeAlias

from anyio import to_thread
from fastapi import Body, Depends, Path, Query, Request, Response
from sqlalchemy.orm import Session

from app.auth.audit import audit_success
from app.auth.audited import AuditedAction
from app.auth.policy import Authenticated
from app.auth.responses import NO_STORE, answer, answer_page
from app.auth.schemas import NoQuery
from app.platform.http.pagination import FormatQuery, Page
from app.platform.http.routing import documented, operations
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.domain_errors import translate_domain_errors
from app.webhooks import commands, queries
from app.webhooks.audited import WEBHOOKS
from app.webhooks.models import Webhook, WebhookDelivery
from app.webhooks.schemas import (
    DeliveryOut,
    DeliveryQuery,
    IssuedWebhookOut,
    ReplayIn,
    WebhookIn,
    WebhookOut,
    WebhookQuery,
    WebhookUpdateIn,
)
from app.webhooks.target_policy import Target

_CONFLICT: dict[int | str, dict[str, object]] = {HTTPStatus.CONFLICT: {}}

router = operations("/v1/webhooks", "Webhooks")

WebhookPath = Annotated[str, Path(alias="id", description="Id of the webhook.")]
Command: TypeAlias = Callable[[Session, datetime], Webhook]


async def _check_new(request: Request, body: WebhookIn) -> WebhookIn:
    await _check_target(request, body.url)
    return body


async def _check_update(request: Request, body: WebhookUpdateIn) -> WebhookUpdateIn:
    await _check_target(request, body.url)
    return body


async def _check_target(request: Request, url: str) -> None:
    """Raise a problem if the target is not allowed. Lookups run in a limited number of threads."""
    state = request.app.state
    with translate_domain_errors():
        target = Target.parse(url)
        await to_thread.run_sync(
            state.webhook_policy.precheck, target, limiter=state.webhook_lookup_limiter
        )


CheckedWebhookIn = Annotated[WebhookIn, Depends(_check_new)]
CheckedUpdateIn = Annotated[WebhookUpdateIn, Depends(_check_update)]


@router.get(
    "", response_model=Page[WebhookOut], openapi_extra=documented(example={"state": "active"})
)
def list_webhooks(
    caller: Authenticated, query: Annotated[WebhookQuery, Query()], request: Request
) -> Response:
    """List webhooks.

    Returns the webhooks of the calling system, or all of them for an admin, without secrets.
    `position` and `behind` show how far each has been delivered.
    """
    read = partial(queries.list_webhooks, caller=caller)
    return answer_page(request, query, Page[WebhookOut], read)


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    response_model=IssuedWebhookOut,
    responses=_CONFLICT,
    openapi_extra=documented(
        example={
            "body": {
                "url": "https://hooks.example.org/registry",
                "description": "Case system",
                "filters": {"authority": ["westminster"], "kind": ["award"]},
            }
        }
    ),
)
def create_webhook(
    caller: Authenticated, body: CheckedWebhookIn, _: NoQuery, request: Request
) -> Response:
    """Create a webhook.

    Each later public entry of the ledger that matches the filters is sent to the URL, in ledger
    order and with retries. `after` starts from an earlier position. The secret is shown only in
    this answer.

    Errors: 409 `too-many-webhooks` (20 per system), 422 `webhook-url-refused`, `position-ahead`,
    `unknown-filter-code`.
    """
    return _write_with_secret(
        request,
        lambda session, now: commands.create_webhook(session, body, caller, now),
        AuditedAction.ISSUED,
    )


@router.get(
    "/{id}", response_model=WebhookOut, openapi_extra=documented(example={"id": "w7kd4hqm"})
)
def get_webhook(
    caller: Authenticated,
    id_: WebhookPath,
    query: Annotated[FormatQuery, Query()],
    request: Request,
) -> Response:
    """Get a webhook.

    Returns its settings, its position in the ledger and the result of the last attempt.
    """
    with request.app.state.database.read_session() as session:
        webhook = queries.get_webhook(session, id_, caller)
        out = queries.to_out(queries.webhook_row(session, webhook.id))
    return answer(request, query, WebhookOut, out)


@router.put(
    "/{id}",
    response_model=WebhookOut,
    openapi_extra=documented(
        example={
            "id": "w7kd4hqm",
            "body": {"url": "https://hooks.example.org/registry", "state": "paused"},
        }
    ),
)
def update_webhook(
    caller: Authenticated, id_: WebhookPath, body: CheckedUpdateIn, _: NoQuery, request: Request
) -> Response:
    """Update a webhook.

    Replaces the URL, the description, the filters and the state. `active` resumes a paused or
    disabled webhook at its position, and makes the next event due now.

    Errors: 422 `webhook-url-refused`, `unknown-filter-code`.
    """
    return _write_webhook(
        request,
        lambda session, now: commands.update_webhook(session, id_, body, caller, now),
        partial(WEBHOOKS.content, AuditedAction.CHANGED),
    )


@router.delete(
    "/{id}",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    openapi_extra=documented(example={"id": "w7kd4hqm"}),
)
def delete_webhook(
    caller: Authenticated, id_: WebhookPath, _: NoQuery, request: Request
) -> Response:
    """Delete a webhook.

    Deletes it with its secrets and deliveries; no further events are sent.
    """
    state = request.app.state
    with state.database.write_session() as session:
        webhook = commands.delete_webhook(session, id_, caller)
        content = WEBHOOKS.content(AuditedAction.DELETED, webhook, {})
        now = state.clock.now()
        audit_success(session, request, HTTPStatus.NO_CONTENT, now, fact=id_, content=content)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=NO_STORE)


@router.post(
    "/{id}/secret",
    status_code=HTTPStatus.CREATED,
    response_model=IssuedWebhookOut,
    openapi_extra=documented(example={"id": "w7kd4hqm"}),
)
def rotate_secret(
    caller: Authenticated, id_: WebhookPath, _: NoQuery, request: Request
) -> Response:
    """Rotate the secret of a webhook.

    The new secret is shown only in this answer. The previous secret signs as well for 24 hours, so
    that the receiver can change over; older secrets stop signing now.
    """
    return _write_with_secret(
        request,
        lambda session, now: commands.rotate_secret(session, id_, caller, now),
        AuditedAction.CHANGED,
    )


@router.post(
    "/{id}/replay",
    response_model=WebhookOut,
    openapi_extra=documented(example={"id": "w7kd4hqm", "body": {"after": 800}}),
)
def replay_events(
    caller: Authenticated,
    id_: WebhookPath,
    body: Annotated[ReplayIn, Body()],
    _: NoQuery,
    request: Request,
) -> Response:
    """Replay events from a position.

    Continues after this position; events sent before keep their ids. A later position skips the
    entries in between.

    Errors: 422 `position-ahead`.
    """
    return _write_webhook(
        request,
        lambda session, now: commands.replay_events(session, id_, body.after, caller, now),
        lambda webhook: WEBHOOKS.content(AuditedAction.REPLAYED, webhook, {"after": body.after}),
    )


@router.post(
    "/{id}/test",
    status_code=HTTPStatus.ACCEPTED,
    response_model=DeliveryOut,
    responses=_CONFLICT,
    openapi_extra=documented(example={"id": "w7kd4hqm"}),
)
def send_test_event(
    caller: Authenticated, id_: WebhookPath, _: NoQuery, request: Request
) -> Response:
    """Send a test event.

    Schedules one test event, outside the order of the ledger. The list of deliveries shows its
    result at position 0.

    Errors: 409 `webhook-not-active`.
    """
    return _write_delivery(
        request, lambda session, now: commands.send_test_event(session, id_, caller, now)
    )


@router.get(
    "/{id}/deliveries",
    response_model=Page[DeliveryOut],
    openapi_extra=documented(example={"id": "w7kd4hqm", "state": "dead"}),
)
def list_deliveries(
    caller: Authenticated,
    id_: WebhookPath,
    query: Annotated[DeliveryQuery, Query()],
    request: Request,
) -> Response:
    """List deliveries of a webhook.

    Returns, in ledger order, the events that failed at the first attempt or were requested again:
    those waiting for an attempt, dead letters, and the last hundred that were delivered.
    """
    read = partial(queries.list_deliveries, id_=id_, caller=caller)
    return answer_page(request, query, Page[DeliveryOut], read)


@router.post(
    "/{id}/deliveries/{position}/retry",
    status_code=HTTPStatus.ACCEPTED,
    response_model=DeliveryOut,
    openapi_extra=documented(example={"id": "w7kd4hqm", "position": "850"}),
)
def retry_delivery(
    caller: Authenticated,
    id_: WebhookPath,
    position: Annotated[str, Path(description="Position of a dead letter.")],
    _: NoQuery,
    request: Request,
) -> Response:
    """Retry a dead letter.

    Schedules the event with its original id and a new set of attempts, outside the order of the
    ledger.

    Errors: 404 `unknown-code` if there is no dead letter at this position, 409
    `webhook-not-active`.
    """
    return _write_delivery(
        request, lambda session, now: commands.retry_delivery(session, id_, position, caller, now)
    )


def _write_webhook(
    request: Request, command: Command, content: Callable[[Webhook], dict[str, Any]]
) -> Response:
    """Run a command in one transaction and return the webhook; `content` is for the audit log."""
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        webhook = command(session, now)
        audit_success(
            session, request, HTTPStatus.OK, now, fact=webhook.id, content=content(webhook)
        )
        out = queries.to_out(queries.webhook_row(session, webhook.id))
    return _respond(out, WebhookOut, HTTPStatus.OK)


def _write_with_secret(request: Request, command: Command, action: AuditedAction) -> Response:
    """Run a command in one transaction and return the webhook with its new secret."""
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        webhook = command(session, now)
        content = WEBHOOKS.content(action, webhook)
        audit_success(session, request, HTTPStatus.CREATED, now, fact=webhook.id, content=content)
        out = queries.to_issued_out(queries.webhook_row(session, webhook.id), webhook.secret)
    response = _respond(out, IssuedWebhookOut, HTTPStatus.CREATED)
    response.headers["Location"] = f"/v1/webhooks/{out.id}"
    return response


def _write_delivery(
    request: Request, command: Callable[[Session, datetime], tuple[Webhook, WebhookDelivery]]
) -> Response:
    """Run a command in one transaction and return the scheduled delivery."""
    state = request.app.state
    now = state.clock.now()
    with translate_domain_errors(), state.database.write_session() as session:
        webhook, delivery = command(session, now)
        audit_success(session, request, HTTPStatus.ACCEPTED, now, fact=webhook.id)
        out = queries.delivery_out(session, delivery, webhook)
    return _respond(out, DeliveryOut, HTTPStatus.ACCEPTED)


def _respond(out: Any, type_: Any, status: HTTPStatus) -> Response:
    return Response(
        serialize(out, type_, "json"),
        status_code=status,
        media_type=MEDIA_TYPES["json"],
        headers=NO_STORE,
    )
