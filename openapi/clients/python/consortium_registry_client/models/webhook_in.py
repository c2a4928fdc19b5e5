from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.filters_in import FiltersIn


T = TypeVar("T", bound="WebhookIn")


@_attrs_define
class WebhookIn:
    """Where changes are to be sent, and which.

    Attributes:
        url (str): Where events are sent: an https address of the public internet, port 443 or 8443, without user,
            password and fragment. Redirects are not followed.
        description (None | str | Unset): What it is for: a system or a team, never a person.
        filters (FiltersIn | Unset): Which entries are events: those that the feed shows with the same filters.
        after (int | None | Unset): The last position that need not be sent. Left out: all that there are now.
    """

    url: str
    description: None | str | Unset = UNSET
    filters: FiltersIn | Unset = UNSET
    after: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        filters: dict[str, Any] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = self.filters.to_dict()

        after: int | None | Unset
        if isinstance(self.after, Unset):
            after = UNSET
        else:
            after = self.after

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if filters is not UNSET:
            field_dict["filters"] = filters
        if after is not UNSET:
            field_dict["after"] = after

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.filters_in import FiltersIn  # noqa: PLC0415

        d = dict(src_dict)
        url = d.pop("url")

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

        def _parse_after(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        after = _parse_after(d.pop("after", UNSET))

        webhook_in = cls(
            url=url,
            description=description,
            filters=filters,
            after=after,
        )

        return webhook_in
