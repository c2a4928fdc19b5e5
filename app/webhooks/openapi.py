"""The description of webhooks in OpenAPI."""

from typing import Annotated

from fastapi import Header, Response

from app.platform.http.routing import operations
from app.webhooks.schemas import EventOut, TestEventOut

Id = Annotated[
    str, Header(alias="webhook-id", description="Id of the event, the same at each attempt.")
]
Timestamp = Annotated[
    int,
    Header(alias="webhook-timestamp", description="Time of the attempt, in seconds since 1970."),
]
Signature = Annotated[
    str,
    Header(
        alias="webhook-signature",
        description="`v1,` and the base64 HMAC-SHA256 of id, timestamp and body, joined by full "
        "stops; two signatures separated by a space for 24 hours after a secret rotation.",
    ),
]


EVENTS = operations("", "Webhooks")
"""The requests that the registry sends, as operations of the receiver."""


@EVENTS.post("change", response_class=Response)
def receive_change(body: EventOut, id_: Id, timestamp: Timestamp, signature: Signature) -> None:
    """Receive a change.

    Sent for each ledger entry that matches the filters of a webhook, in ledger order and at least
    once. Answer any 2xx within 15 seconds to accept it; other answers cause a retry. 410 disables
    the webhook.
    """


@EVENTS.post("test", response_class=Response)
def receive_test_event(
    body: TestEventOut, id_: Id, timestamp: Timestamp, signature: Signature
) -> None:
    """Receive a test event.

    Sent after `POST /v1/webhooks/{id}/test`. It belongs to no ledger entry.
    """
