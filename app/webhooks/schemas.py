"""Inputs and outputs of webhooks, and the events sent to receivers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from app.ledger.schemas import ChangeOut, EntryFilters, MomentText
from app.platform.http.pagination import PageQuery, Text
from app.platform.http.strict_json import MAX_DIGITS
from app.platform.model import Model
from app.webhooks.models import DeliveryState, WebhookState

_UrlText = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]
_URL = (
    "URL to which events are sent: https, port 443 or 8443, a host with public addresses only, no "
    "user, password or fragment. Redirects are not followed."
)
_AFTER = "Ledger position after which delivery starts."


def _to_int(value: Any) -> Any:
    """Convert a float without a fraction, such as 7.0, to an integer."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# Limited to the digits that the JSON reader accepts; strict, so `false` and "1" are refused.
_Position = Annotated[int, Field(ge=0, lt=10**MAX_DIGITS, strict=True), BeforeValidator(_to_int)]


class FiltersIn(EntryFilters):
    """Filters on ledger entries, with the same meaning as in `GET /v1/changes`."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WebhookIn(Model):
    """A webhook to create: the target and the filters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: _UrlText = Field(description=_URL)
    description: Text | None = Field(
        default=None, description="Purpose, such as the receiving system or team; never a person."
    )
    filters: FiltersIn = Field(default=FiltersIn(), description="Entries to send; all by default.")
    after: _Position | None = Field(
        default=None, description=f"{_AFTER} Default: the latest position."
    )


class WebhookUpdateIn(Model):
    """New settings of a webhook, which replace all the previous ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: _UrlText = Field(description=_URL)
    description: Text | None = Field(
        default=None, description="Purpose, such as the receiving system or team; never a person."
    )
    filters: FiltersIn = Field(default=FiltersIn(), description="Entries to send; all by default.")
    state: Literal[WebhookState.ACTIVE, WebhookState.PAUSED] = Field(
        description="`active` also resumes a disabled webhook at its position."
    )


class ReplayIn(Model):
    """Position for a replay."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    after: _Position = Field(description=_AFTER)


class WebhookQuery(PageQuery):
    """Filters on the list of webhooks."""

    state: WebhookState | None = Field(default=None, description="Only items in this state.")


class DeliveryQuery(PageQuery):
    """Filters on the list of deliveries."""

    state: DeliveryState | None = Field(default=None, description="Only items in this state.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookOut:
    """A webhook without its secrets."""

    id: Annotated[str, Field(description="Id of the webhook.")]
    name: Annotated[str, Field(description="Name of the system that owns the webhook.")]
    url: Annotated[str, Field(description="URL to which events are sent.")]
    description: Annotated[str | None, Field(description="Purpose, if given.")]
    filters: Annotated[
        FiltersIn, Field(description="Entries to send; null or an empty list: no filter.")
    ]
    state: Annotated[
        WebhookState,
        Field(
            description="`disabled` after a 410, or after two events in a row failed all attempts."
        ),
    ]
    position: Annotated[
        int, Field(description="Ledger position up to which events were delivered or given up.")
    ]
    behind: Annotated[int, Field(description="Number of later ledger entries, before filters.")]
    attempts: Annotated[int, Field(description="Failed attempts of the next event.")]
    next_attempt_at: Annotated[
        datetime | None, Field(description="Time of its next attempt; null if no attempt failed.")
    ]
    failing_since: Annotated[
        datetime | None,
        Field(
            description="Time of the first failure since the last success; null after a success."
        ),
    ]
    outcome: Annotated[
        str | None,
        Field(description="Result of the last attempt: HTTP status or error code, as `timed-out`."),
    ]
    created_at: Annotated[datetime, Field(description="Time of creation.")]
    previous_until: Annotated[
        datetime | None,
        Field(
            description="Time until which the previous secret signs as well; null if never rotated."
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedWebhookOut(WebhookOut):
    """A webhook with its new secret, which is shown only once."""

    secret: Annotated[str, Field(description="Signing secret: `whsec_` and 32 bytes in base64.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOut:
    """An event that failed at the first attempt, or was requested again."""

    event: Annotated[str, Field(description="Value of `webhook-id`, the same at each attempt.")]
    position: Annotated[int, Field(description="Ledger position of its entry; 0 for a test event.")]
    state: Annotated[
        DeliveryState,
        Field(description="`waiting` for an attempt, `delivered`, or `dead`: all attempts failed."),
    ]
    attempts: Annotated[int, Field(description="Number of attempts made.")]
    outcome: Annotated[
        str | None,
        Field(description="Result of the last attempt: HTTP status or an error code."),
    ]
    first_attempt_at: Annotated[
        datetime | None, Field(description="Time of the first attempt; null before it.")
    ]
    last_attempt_at: Annotated[
        datetime | None, Field(description="Time of the last attempt; null before the first.")
    ]
    next_attempt_at: Annotated[
        datetime | None, Field(description="Time of the next attempt; null if none is due.")
    ]


@dataclass(frozen=True, slots=True)
class EventOut:
    """The body sent for a ledger entry."""

    type: Annotated[str, Field(description="Kind of fact and action, such as `award.recorded`.")]
    timestamp: Annotated[
        MomentText, Field(description="Moment of the entry, usable as `known_at`.")
    ]
    data: Annotated[
        ChangeOut, Field(description="The ledger entry, as `GET /v1/changes` shows it.")
    ]


@dataclass(frozen=True, slots=True)
class TestEventDataOut:
    """Data of a test event."""

    webhook: Annotated[str, Field(description="Id of the webhook.")]


@dataclass(frozen=True, slots=True)
class TestEventOut:
    """The body sent for a test event."""

    type: Annotated[Literal["webhook.test"], Field(description="Always `webhook.test`.")]
    timestamp: Annotated[datetime, Field(description="Time at which the test was requested.")]
    data: Annotated[TestEventDataOut, Field(description="The webhook under test.")]


def to_event(entry: ChangeOut) -> EventOut:
    """Convert a ledger entry to an event."""
    return EventOut(f"{entry.type}.{entry.action}", entry.recorded_at, entry)
