"""What an application needs to have webhooks, and what it sends as its description shows it."""

from collections.abc import Callable
from typing import Annotated

from anyio import CapacityLimiter
from fastapi import FastAPI, Header, Response

from app.webhooks.schemas import EventOut, TestEventOut
from app.webhooks.target_policy import TargetPolicy

Id = Annotated[
    str, Header(alias="webhook-id", description="The event's id, the same at each attempt.")
]
Timestamp = Annotated[
    int, Header(alias="webhook-timestamp", description="When it was sent, in seconds since 1970.")
]
Signature = Annotated[
    str,
    Header(
        alias="webhook-signature",
        description="`v1,` and base64 of HMAC-SHA256 over id, timestamp and body, joined by full "
        "stops; two of them with a space between while a secret is exchanged.",
    ),
]


MAX_LOOKUPS = 4
"""How many threads look up the names of webhooks: who answers for a name may take their time."""


def install_webhooks(app: FastAPI, policy: TargetPolicy) -> None:
    """Have an application know where events may be sent, and describe them; it calls neither."""
    app.state.webhook_policy = policy
    app.state.webhook_lookup_limiter = CapacityLimiter(MAX_LOOKUPS)
    _describe(app, "change", receive_change)
    _describe(app, "test", receive_test_event)


def _describe(app: FastAPI, name: str, receive: Callable[..., None]) -> None:
    post = app.webhooks.post(
        name, tags=["Webhooks"], response_class=Response, operation_id=receive.__name__
    )
    post(receive)


def receive_change(body: EventOut, id_: Id, timestamp: Timestamp, signature: Signature) -> None:
    """Hear of a change

    Sent for each entry of the ledger that passes the filters of a webhook, in the order of the
    ledger. Any 2xx within 15 seconds says that it was received; 410 that no more is wanted.
    """


def receive_test_event(
    body: TestEventOut, id_: Id, timestamp: Timestamp, signature: Signature
) -> None:
    """Be tried out

    Sent when `POST /v1/webhooks/{id}/test` asks for it.
    """
