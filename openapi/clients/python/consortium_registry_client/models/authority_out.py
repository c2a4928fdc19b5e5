from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.authority_kind import AuthorityKind, check_authority_kind
from ..models.confidence import Confidence, check_confidence
from ..models.region import Region, check_region

if TYPE_CHECKING:
    from ..models.identifier_out import IdentifierOut
    from ..models.named_out import NamedOut


T = TypeVar("T", bound="AuthorityOut")


@_attrs_define
class AuthorityOut:
    """An authority with its details on a day.

    Attributes:
        code (str): Code of the authority.
        name (str): Short name, such as Camden.
        official_name (None | str): Full official name.
        kind (AuthorityKind): The type of public body that an authority is.
        region (None | Region): Region of England in which its whole area is; null if its area is in several or in none,
            or if this is not recorded.
        identifiers (list[IdentifierOut]): Identifiers that registers gave to it.
        icb (NamedOut | None): The integrated care board of its area.
        first_day (datetime.date | None): First day of its existence, if recorded.
        last_day (datetime.date | None): Last day of its existence; null while it exists.
        successor (None | str): Code of the authority that took over its duties.
        consortia (list[str]): Codes of its consortia on the day.
        fact (str): Id of the fact with these details.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
    """

    code: str
    name: str
    official_name: None | str
    kind: AuthorityKind
    region: None | Region
    identifiers: list[IdentifierOut]
    icb: NamedOut | None
    first_day: datetime.date | None
    last_day: datetime.date | None
    successor: None | str
    consortia: list[str]
    fact: str
    source: str
    confidence: Confidence
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_out import NamedOut  # noqa: PLC0415

        code = self.code

        name = self.name

        official_name: None | str
        official_name = self.official_name

        kind: str = self.kind

        region: None | str
        if isinstance(self.region, str):
            region = self.region
        else:
            region = self.region

        identifiers = []
        for identifiers_item_data in self.identifiers:
            identifiers_item = identifiers_item_data.to_dict()
            identifiers.append(identifiers_item)

        icb: dict[str, Any] | None
        if isinstance(self.icb, NamedOut):
            icb = self.icb.to_dict()
        else:
            icb = self.icb

        first_day: None | str
        if isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        successor: None | str
        successor = self.successor

        consortia = self.consortia

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "official_name": official_name,
                "kind": kind,
                "region": region,
                "identifiers": identifiers,
                "icb": icb,
                "first_day": first_day,
                "last_day": last_day,
                "successor": successor,
                "consortia": consortia,
                "fact": fact,
                "source": source,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identifier_out import IdentifierOut  # noqa: PLC0415
        from ..models.named_out import NamedOut  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        def _parse_official_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        official_name = _parse_official_name(d.pop("official_name"))

        kind = check_authority_kind(d.pop("kind"))

        def _parse_region(data: object) -> None | Region:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                region_type_0 = check_region(data)

                return region_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Region, data)

        region = _parse_region(d.pop("region"))

        identifiers = []
        _identifiers = d.pop("identifiers")
        for identifiers_item_data in _identifiers:
            identifiers_item = IdentifierOut.from_dict(identifiers_item_data)

            identifiers.append(identifiers_item)

        def _parse_icb(data: object) -> NamedOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                icb_type_0 = NamedOut.from_dict(data)

                return icb_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedOut | None, data)

        icb = _parse_icb(d.pop("icb"))

        def _parse_first_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        first_day = _parse_first_day(d.pop("first_day"))

        def _parse_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day = _parse_last_day(d.pop("last_day"))

        def _parse_successor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        successor = _parse_successor(d.pop("successor"))

        consortia = cast(list[str], d.pop("consortia"))

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority_out = cls(
            code=code,
            name=name,
            official_name=official_name,
            kind=kind,
            region=region,
            identifiers=identifiers,
            icb=icb,
            first_day=first_day,
            last_day=last_day,
            successor=successor,
            consortia=consortia,
            fact=fact,
            source=source,
            confidence=confidence,
        )

        authority_out.additional_properties = d
        return authority_out

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
