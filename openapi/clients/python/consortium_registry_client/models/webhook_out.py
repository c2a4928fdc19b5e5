from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.webhook_state import WebhookState, check_webhook_state

if TYPE_CHECKING:
    from ..models.filters_in import FiltersIn


T = TypeVar("T", bound="WebhookOut")


@_attrs_define
class WebhookOut:
    """A webhook without its secrets.

    Attributes:
        id (str): Id of the webhook.
        name (str): Name of the system that owns the webhook.
        url (str): URL to which events are sent.
        description (None | str): Purpose, if given.
        filters (FiltersIn): Filters on ledger entries, with the same meaning as in `GET /v1/changes`.
        state (WebhookState): State of a webhook; events are sent only while it is active.
        position (int): Ledger position up to which events were delivered or given up.
        behind (int): Number of later ledger entries, before filters.
        attempts (int): Failed attempts of the next event.
        next_attempt_at (datetime.datetime | None): Time of its next attempt; null if no attempt failed.
        failing_since (datetime.datetime | None): Time of the first failure since the last success; null after a
            success.
        outcome (None | str): Result of the last attempt: HTTP status or error code, as `timed-out`.
        created_at (datetime.datetime): Time of creation.
        previous_until (datetime.datetime | None): Time until which the previous secret signs as well; null if never
            rotated.
    """

    id: str
    name: str
    url: str
    description: None | str
    filters: FiltersIn
    state: WebhookState
    position: int
    behind: int
    attempts: int
    next_attempt_at: datetime.datetime | None
    failing_since: datetime.datetime | None
    outcome: None | str
    created_at: datetime.datetime
    previous_until: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        url = self.url

        description: None | str
        description = self.description

        filters = self.filters.to_dict()

        state: str = self.state

        position = self.position

        behind = self.behind

        attempts = self.attempts

        next_attempt_at: None | str
        if isinstance(self.next_attempt_at, datetime.datetime):
            next_attempt_at = self.next_attempt_at.isoformat()
        else:
            next_attempt_at = self.next_attempt_at

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        outcome: None | str
        outcome = self.outcome

        created_at = self.created_at.isoformat()

        previous_until: None | str
        if isinstance(self.previous_until, datetime.datetime):
            previous_until = self.previous_until.isoformat()
        else:
            previous_until = self.previous_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "url": url,
                "description": description,
                "filters": filters,
                "state": state,
                "position": position,
                "behind": behind,
                "attempts": attempts,
                "next_attempt_at": next_attempt_at,
                "failing_since": failing_since,
                "outcome": outcome,
                "created_at": created_at,
                "previous_until": previous_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.filters_in import FiltersIn  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        url = d.pop("url")

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        filters = FiltersIn.from_dict(d.pop("filters"))

        state = check_webhook_state(d.pop("state"))

        position = d.pop("position")

        behind = d.pop("behind")

        attempts = d.pop("attempts")

        def _parse_next_attempt_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_attempt_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_attempt_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_attempt_at = _parse_next_attempt_at(d.pop("next_attempt_at"))

        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)

                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))

        def _parse_outcome(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        outcome = _parse_outcome(d.pop("outcome"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_previous_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_until_type_0 = datetime.datetime.fromisoformat(data)

                return previous_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        previous_until = _parse_previous_until(d.pop("previous_until"))

        webhook_out = cls(
            id=id,
            name=name,
            url=url,
            description=description,
            filters=filters,
            state=state,
            position=position,
            behind=behind,
            attempts=attempts,
            next_attempt_at=next_attempt_at,
            failing_since=failing_since,
            outcome=outcome,
            created_at=created_at,
            previous_until=previous_until,
        )

        webhook_out.additional_properties = d
        return webhook_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
