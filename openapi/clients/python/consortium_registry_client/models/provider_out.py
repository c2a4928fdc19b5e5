from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.provider_status import ProviderStatus, check_provider_status

if TYPE_CHECKING:
    from ..models.identifier_out import IdentifierOut


T = TypeVar("T", bound="ProviderOut")


@_attrs_define
class ProviderOut:
    """A provider with its details and status on a day.

    Attributes:
        code (str): Code of the provider.
        name (str): Name in common use.
        legal_name (None | str): Registered name of the company.
        trading_names (list[str]): Names under which it trades.
        name_variants (list[str]): Other spellings in sources.
        identifiers (list[IdentifierOut]): Identifiers that registers gave to it.
        status (ProviderStatus): The trading status of a provider on a day, computed from its events.
        last_day_of_service (datetime.date | None): Last day on which it traded, if it stopped on or before the day.
        parent (None | str): Code of the parent company.
        group (str): Code of the top provider of its group, by parents of high confidence.
        website (None | str): Address of its website.
        exists_from (datetime.date | None): Day of incorporation or first registration, if known.
        service_role (None | str): Role to contact.
        service_mailbox (None | str): Mailbox of a team.
        service_line (None | str): Public telephone number.
        fact (str): Id of the fact with these details.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
    """

    code: str
    name: str
    legal_name: None | str
    trading_names: list[str]
    name_variants: list[str]
    identifiers: list[IdentifierOut]
    status: ProviderStatus
    last_day_of_service: datetime.date | None
    parent: None | str
    group: str
    website: None | str
    exists_from: datetime.date | None
    service_role: None | str
    service_mailbox: None | str
    service_line: None | str
    fact: str
    source: str
    confidence: Confidence
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        legal_name: None | str
        legal_name = self.legal_name

        trading_names = self.trading_names

        name_variants = self.name_variants

        identifiers = []
        for identifiers_item_data in self.identifiers:
            identifiers_item = identifiers_item_data.to_dict()
            identifiers.append(identifiers_item)

        status: str = self.status

        last_day_of_service: None | str
        if isinstance(self.last_day_of_service, datetime.date):
            last_day_of_service = self.last_day_of_service.isoformat()
        else:
            last_day_of_service = self.last_day_of_service

        parent: None | str
        parent = self.parent

        group = self.group

        website: None | str
        website = self.website

        exists_from: None | str
        if isinstance(self.exists_from, datetime.date):
            exists_from = self.exists_from.isoformat()
        else:
            exists_from = self.exists_from

        service_role: None | str
        service_role = self.service_role

        service_mailbox: None | str
        service_mailbox = self.service_mailbox

        service_line: None | str
        service_line = self.service_line

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "legal_name": legal_name,
                "trading_names": trading_names,
                "name_variants": name_variants,
                "identifiers": identifiers,
                "status": status,
                "last_day_of_service": last_day_of_service,
                "parent": parent,
                "group": group,
                "website": website,
                "exists_from": exists_from,
                "service_role": service_role,
                "service_mailbox": service_mailbox,
                "service_line": service_line,
                "fact": fact,
                "source": source,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identifier_out import IdentifierOut  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        def _parse_legal_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        legal_name = _parse_legal_name(d.pop("legal_name"))

        trading_names = cast(list[str], d.pop("trading_names"))

        name_variants = cast(list[str], d.pop("name_variants"))

        identifiers = []
        _identifiers = d.pop("identifiers")
        for identifiers_item_data in _identifiers:
            identifiers_item = IdentifierOut.from_dict(identifiers_item_data)

            identifiers.append(identifiers_item)

        status = check_provider_status(d.pop("status"))

        def _parse_last_day_of_service(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_of_service_type_0 = datetime.date.fromisoformat(data)

                return last_day_of_service_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day_of_service = _parse_last_day_of_service(d.pop("last_day_of_service"))

        def _parse_parent(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        parent = _parse_parent(d.pop("parent"))

        group = d.pop("group")

        def _parse_website(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        website = _parse_website(d.pop("website"))

        def _parse_exists_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                exists_from_type_0 = datetime.date.fromisoformat(data)

                return exists_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        exists_from = _parse_exists_from(d.pop("exists_from"))

        def _parse_service_role(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        service_role = _parse_service_role(d.pop("service_role"))

        def _parse_service_mailbox(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        service_mailbox = _parse_service_mailbox(d.pop("service_mailbox"))

        def _parse_service_line(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        service_line = _parse_service_line(d.pop("service_line"))

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        provider_out = cls(
            code=code,
            name=name,
            legal_name=legal_name,
            trading_names=trading_names,
            name_variants=name_variants,
            identifiers=identifiers,
            status=status,
            last_day_of_service=last_day_of_service,
            parent=parent,
            group=group,
            website=website,
            exists_from=exists_from,
            service_role=service_role,
            service_mailbox=service_mailbox,
            service_line=service_line,
            fact=fact,
            source=source,
            confidence=confidence,
        )

        provider_out.additional_properties = d
        return provider_out

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
