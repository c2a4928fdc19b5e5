from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.webhook_update_in_state import WebhookUpdateInState, check_webhook_update_in_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.filters_in import FiltersIn


T = TypeVar("T", bound="WebhookUpdateIn")


@_attrs_define
class WebhookUpdateIn:
    """New settings of a webhook, which replace all the previous ones.

    Attributes:
        url (str): URL to which events are sent: https, port 443 or 8443, a host with public addresses only, no user,
            password or fragment. Redirects are not followed.
        state (WebhookUpdateInState): `active` also resumes a disabled webhook at its position.
        description (None | str | Unset): Purpose, such as the receiving system or team; never a person.
        filters (FiltersIn | Unset): Filters on ledger entries, with the same meaning as in `GET /v1/changes`.
    """

    url: str
    state: WebhookUpdateInState
    description: None | str | Unset = UNSET
    filters: FiltersIn | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        state: str = self.state

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        filters: dict[str, Any] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = self.filters.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
                "state": state,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if filters is not UNSET:
            field_dict["filters"] = filters

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.filters_in import FiltersIn  # noqa: PLC0415

        d = dict(src_dict)
        url = d.pop("url")

        state = check_webhook_update_in_state(d.pop("state"))

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        _filters = d.pop("filters", UNSET)
        filters: FiltersIn | Unset
        if isinstance(_filters, Unset):
            filters = UNSET
        else:
            filters = FiltersIn.from_dict(_filters)

        webhook_update_in = cls(
            url=url,
            state=state,
            description=description,
            filters=filters,
        )

        return webhook_update_in
