"""What may be asked of subscriptions, how they are shown, and what is sent to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import PageQuery, Text
from app.platform.http.strict_json import MAX_DIGITS
from app.webhooks.models import DeliveryState, WebhookState

_UrlText = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]
_URL = (
    "Where events are sent: an https address of the public internet, port 443 or 8443, without "
    "user, password and fragment. Redirects are not followed."
)
_AFTER = "The last position that need not be sent."


def _whole(value: Any) -> Any:
    """A number without a fraction is a whole one, however it is written."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# No whole number that the registry reads has more digits; `false` and "1" are none.
_Position = Annotated[int, Field(ge=0, lt=10**MAX_DIGITS, strict=True), BeforeValidator(_whole)]


class FiltersIn(BaseModel):
    """Which entries are events: those that the feed shows with the same filters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    thing: Text | None = Field(default=None, description="Only entries about this sort of thing.")
    code: Text | None = Field(default=None, description="Only entries about this thing.")
    kind: Text | None = Field(default=None, description="Only this kind of fact.")
    source: Text | None = Field(default=None, description="Only what rests on this source.")
    author: Text | None = Field(default=None, description="Only what this system stated.")
    action: Literal["registered", "stated", "restated", "withdrawn"] | None = Field(
        default=None, description="Only entries that do this."
    )


class WebhookIn(BaseModel):
    """Where changes are to be sent, and which."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: _UrlText = Field(description=_URL)
    description: Text | None = Field(
        default=None, description="What it is for: a system or a team, never a person."
    )
    filters: FiltersIn = Field(default=FiltersIn(), description="Which changes; all, if left out.")
    after: _Position | None = Field(
        default=None, description=f"{_AFTER} Left out: all that there are now."
    )


class WebhookChangeIn(BaseModel):
    """All that a subscription is to be from now on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: _UrlText = Field(description=_URL)
    description: Text | None = Field(default=None, description="What it is for.")
    filters: FiltersIn = Field(default=FiltersIn(), description="Which changes; all, if left out.")
    state: Literal[WebhookState.ACTIVE, WebhookState.PAUSED] = Field(
        description="`active` also takes up one that was disabled, where it was left."
    )


class ReplayIn(BaseModel):
    """Where to go on from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    after: _Position = Field(description=_AFTER)


class WebhookQuery(PageQuery):
    """Which subscriptions to list."""

    state: WebhookState | None = Field(default=None, description="Only those in this state.")


class DeliveryQuery(PageQuery):
    """Which events to list that were not received at once."""

    state: DeliveryState | None = Field(default=None, description="Only those in this state.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookOut:
    """A subscription, without its secret."""

    id: str
    name: Annotated[str, Field(description="The system that subscribed.")]
    url: str
    description: str | None
    filters: FiltersIn
    state: Annotated[
        WebhookState,
        Field(description="`disabled` after 410, or after two events in a row sent in vain."),
    ]
    position: Annotated[int, Field(description="Up to here every event was sent, or given up.")]
    behind: Annotated[int, Field(description="Entries of the ledger after that, wanted or not.")]
    attempts: Annotated[int, Field(description="How often the next event was sent in vain.")]
    next_attempt_at: Annotated[
        datetime | None, Field(description="When that is sent again; null if it never failed.")
    ]
    failing_since: Annotated[
        datetime | None, Field(description="Since when nothing is received; null if it is.")
    ]
    outcome: Annotated[
        str | None,
        Field(description="How the last attempt ended: the status of the answer, or a word."),
    ]
    created_at: datetime
    previous_until: Annotated[
        datetime | None,
        Field(description="Until when the secret before the last one signs, too."),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedWebhookOut(WebhookOut):
    """A subscription with a new secret, which is shown this once."""

    secret: Annotated[str, Field(description="What events are signed with: `whsec_` and base64.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOut:
    """An event that was not received at the first attempt, or was asked for again."""

    event: Annotated[str, Field(description="Its `webhook-id`, the same at each attempt.")]
    position: Annotated[int, Field(description="Its entry in the ledger; 0 is a test event.")]
    state: Annotated[
        DeliveryState,
        Field(description="`waiting` to be sent, `delivered` after all, or `dead`: given up."),
    ]
    attempts: int
    outcome: Annotated[str | None, Field(description="How the last attempt ended.")]
    first_attempt_at: datetime | None
    last_attempt_at: datetime | None
    next_attempt_at: datetime | None


@dataclass(frozen=True, slots=True)
class EventOut:
    """What is sent of a change: a kind of event, its moment, and the entry as the feed shows it."""

    type: Annotated[
        str, Field(description="The kind of fact and the action: `award.stated`, for one.")
    ]
    timestamp: Annotated[datetime, Field(description="When the entry was recorded.")]
    data: ChangeOut


@dataclass(frozen=True, slots=True)
class TrialOut:
    """Which subscription a test event is for."""

    webhook: str


@dataclass(frozen=True, slots=True)
class TrialEventOut:
    """What is sent to try a subscription out."""

    type: Literal["webhook.test"]
    timestamp: datetime
    data: TrialOut


def event_of(entry: ChangeOut) -> EventOut:
    """An entry of the ledger as an event."""
    return EventOut(f"{entry.kind}.{entry.action}", entry.recorded_at, entry)
