"""What an application needs to have webhooks, and what it sends as its description shows it."""

from typing import Annotated

from anyio import CapacityLimiter
from fastapi import FastAPI, Header, Response

from app.webhooks.schemas import EventOut, TrialEventOut
from app.webhooks.target_policy import Reach

Id = Annotated[
    str, Header(alias="webhook-id", description="The event's id, the same at each attempt.")
]
Moment = Annotated[
    int, Header(alias="webhook-timestamp", description="When it was sent, in seconds since 1970.")
]
Signatures = Annotated[
    str,
    Header(
        alias="webhook-signature",
        description="`v1,` and base64 of HMAC-SHA256 over id, timestamp and body, joined by full "
        "stops; two of them with a space between while a secret is exchanged.",
    ),
]


LOOKUPS = 4
"""How many threads look up the names of webhooks: who answers for a name may take their time."""


def install_webhooks(app: FastAPI, reach: Reach) -> None:
    """Have an application know where events may be sent, and describe them; it calls neither."""
    app.state.webhook_reach = reach
    app.state.webhook_lookups = CapacityLimiter(LOOKUPS)
    app.webhooks.post("change", tags=["Webhooks"], response_class=Response)(change)
    app.webhooks.post("trial", tags=["Webhooks"], response_class=Response)(trial)


def change(body: EventOut, id_: Id, timestamp: Moment, signature: Signatures) -> None:
    """Hear of a change

    Sent for each entry of the ledger that passes the filters of a webhook, in the order of the
    ledger. Any 2xx within 15 seconds says that it was received; 410 that no more is wanted.
    """


def trial(body: TrialEventOut, id_: Id, timestamp: Moment, signature: Signatures) -> None:
    """Be tried out

    Sent when `POST /v1/webhooks/{id}/test` asks for it.
    """
