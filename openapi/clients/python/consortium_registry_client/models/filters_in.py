from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.filters_in_action_type_0 import FiltersInActionType0, check_filters_in_action_type_0
from ..models.filters_in_thing_type_0 import FiltersInThingType0, check_filters_in_thing_type_0
from ..types import UNSET, Unset

T = TypeVar("T", bound="FiltersIn")


@_attrs_define
class FiltersIn:
    """Filters on ledger entries, with the same meaning as in `GET /v1/changes`.

    Attributes:
        thing (FiltersInThingType0 | None | Unset): Only entries about this kind of thing, such as `contract`.
        code (None | str | Unset): Only entries about the thing with this code or identifier.
        kind (list[str] | Unset): Only entries of these kinds of facts, such as `award`; repeatable.
        authority (list[str] | Unset): Only entries that concern one of these authorities: about it, about a contract
            that it leads, buys under or has an award from at that moment, or of a fact that names it, such as a membership
            or a case; repeatable.
        provider (list[str] | Unset): Only entries that concern one of these providers: about it, about a contract of
            it, or of a fact that names it, such as a complaint; repeatable.
        source (None | str | Unset): Only facts recorded from this source.
        author (None | str | Unset): Only entries recorded by this system.
        action (FiltersInActionType0 | None | Unset): Only entries with this action.
    """

    thing: FiltersInThingType0 | None | Unset = UNSET
    code: None | str | Unset = UNSET
    kind: list[str] | Unset = UNSET
    authority: list[str] | Unset = UNSET
    provider: list[str] | Unset = UNSET
    source: None | str | Unset = UNSET
    author: None | str | Unset = UNSET
    action: FiltersInActionType0 | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        thing: None | str | Unset
        if isinstance(self.thing, Unset):
            thing = UNSET
        elif isinstance(self.thing, str):
            thing = self.thing
        else:
            thing = self.thing

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        kind: list[str] | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind

        authority: list[str] | Unset = UNSET
        if not isinstance(self.authority, Unset):
            authority = self.authority

        provider: list[str] | Unset = UNSET
        if not isinstance(self.provider, Unset):
            provider = self.provider

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        author: None | str | Unset
        if isinstance(self.author, Unset):
            author = UNSET
        else:
            author = self.author

        action: None | str | Unset
        if isinstance(self.action, Unset):
            action = UNSET
        elif isinstance(self.action, str):
            action = self.action
        else:
            action = self.action

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if thing is not UNSET:
            field_dict["thing"] = thing
        if code is not UNSET:
            field_dict["code"] = code
        if kind is not UNSET:
            field_dict["kind"] = kind
        if authority is not UNSET:
            field_dict["authority"] = authority
        if provider is not UNSET:
            field_dict["provider"] = provider
        if source is not UNSET:
            field_dict["source"] = source
        if author is not UNSET:
            field_dict["author"] = author
        if action is not UNSET:
            field_dict["action"] = action

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_thing(data: object) -> FiltersInThingType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                thing_type_0 = check_filters_in_thing_type_0(data)

                return thing_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FiltersInThingType0 | None | Unset, data)

        thing = _parse_thing(d.pop("thing", UNSET))

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))

        kind = cast(list[str], d.pop("kind", UNSET))

        authority = cast(list[str], d.pop("authority", UNSET))

        provider = cast(list[str], d.pop("provider", UNSET))

        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        def _parse_author(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        author = _parse_author(d.pop("author", UNSET))

        def _parse_action(data: object) -> FiltersInActionType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                action_type_0 = check_filters_in_action_type_0(data)

                return action_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FiltersInActionType0 | None | Unset, data)

        action = _parse_action(d.pop("action", UNSET))

        filters_in = cls(
            thing=thing,
            code=code,
            kind=kind,
            authority=authority,
            provider=provider,
            source=source,
            author=author,
            action=action,
        )

        return filters_in
