from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.contract_kind import ContractKind, check_contract_kind
from ..models.contract_out_end_type_0 import ContractOutEndType0, check_contract_out_end_type_0
from ..models.ground import Ground, check_ground
from ..models.purpose import Purpose, check_purpose
from ..models.record_state import RecordState, check_record_state
from ..models.regime import Regime, check_regime
from ..models.special_regime import SpecialRegime, check_special_regime

if TYPE_CHECKING:
    from ..models.main_value_out import MainValueOut
    from ..models.notice_link_out import NoticeLinkOut
    from ..models.supplier_out import SupplierOut
    from ..models.term_out import TermOut


T = TypeVar("T", bound="ContractOut")


@_attrs_define
class ContractOut:
    """A contract in a list.

    Attributes:
        reference (str): Reference of the contract.
        title (str): Title of the contract.
        kind (ContractKind): The procurement route of a contract.
        purpose (Purpose): The intended duration of a contract: lasting, or bridging a gap.
        regime (Regime): The procurement law that governs a contract.
        special_regime (SpecialRegime): The special regime within the procurement law: light touch or none.
        ground (Ground | None): Legal ground of a direct award.
        provider (None | str): Code of the provider: that of the contract, or else the one that all its suppliers as
            published are; null if not public or not matched.
        provider_name (None | str): Name of the provider on the day.
        suppliers_as_published (list[SupplierOut]): Suppliers as the source names them.
        lead (None | str): Code of the authority that records the terms.
        buyers (list[str]): Codes of the authorities that buy under it.
        consortium (None | str): Code of the consortium that bought it.
        framework (None | str): Reference of the framework from which it was called off.
        signed (TermOut): First and last day of a term, with their bases.
        term (TermOut): First and last day of a term, with their bases.
        end (ContractOutEndType0 | None): Whether the last day is on record (`known`), there is none by agreement
            (`open`), or it is not known (`unknown`); null for cancelled and superseded records.
        days (int | None): Days of the agreed term; null if its first or last day is not known.
        value (MainValueOut | None): The total value, else the ceiling, else the value of a part; of several amounts of
            one kind the last. Null if none is recorded.
        is_cancelled (bool): True if the service never began.
        record (RecordState): The standing of a record of a contract among the records of the same procurement.
        superseded_by (None | str): Reference of the contract that took its place.
        replaced_by (list[str]): References of the contracts that come in its place.
        fact (str): Id of the fact with these details.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        notices (list[NoticeLinkOut]): Notices that were given about it, in CSV by type.
    """

    reference: str
    title: str
    kind: ContractKind
    purpose: Purpose
    regime: Regime
    special_regime: SpecialRegime
    ground: Ground | None
    provider: None | str
    provider_name: None | str
    suppliers_as_published: list[SupplierOut]
    lead: None | str
    buyers: list[str]
    consortium: None | str
    framework: None | str
    signed: TermOut
    term: TermOut
    end: ContractOutEndType0 | None
    days: int | None
    value: MainValueOut | None
    is_cancelled: bool
    record: RecordState
    superseded_by: None | str
    replaced_by: list[str]
    fact: str
    source: str
    confidence: Confidence
    notices: list[NoticeLinkOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.main_value_out import MainValueOut  # noqa: PLC0415

        reference = self.reference

        title = self.title

        kind: str = self.kind

        purpose: str = self.purpose

        regime: str = self.regime

        special_regime: str = self.special_regime

        ground: None | str
        if isinstance(self.ground, str):
            ground = self.ground
        else:
            ground = self.ground

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        suppliers_as_published = []
        for suppliers_as_published_item_data in self.suppliers_as_published:
            suppliers_as_published_item = suppliers_as_published_item_data.to_dict()
            suppliers_as_published.append(suppliers_as_published_item)

        lead: None | str
        lead = self.lead

        buyers = self.buyers

        consortium: None | str
        consortium = self.consortium

        framework: None | str
        framework = self.framework

        signed = self.signed.to_dict()

        term = self.term.to_dict()

        end: None | str
        if isinstance(self.end, str):
            end = self.end
        else:
            end = self.end

        days: int | None
        days = self.days

        value: dict[str, Any] | None
        if isinstance(self.value, MainValueOut):
            value = self.value.to_dict()
        else:
            value = self.value

        is_cancelled = self.is_cancelled

        record: str = self.record

        superseded_by: None | str
        superseded_by = self.superseded_by

        replaced_by = self.replaced_by

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        notices = []
        for notices_item_data in self.notices:
            notices_item = notices_item_data.to_dict()
            notices.append(notices_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reference": reference,
                "title": title,
                "kind": kind,
                "purpose": purpose,
                "regime": regime,
                "special_regime": special_regime,
                "ground": ground,
                "provider": provider,
                "provider_name": provider_name,
                "suppliers_as_published": suppliers_as_published,
                "lead": lead,
                "buyers": buyers,
                "consortium": consortium,
                "framework": framework,
                "signed": signed,
                "term": term,
                "end": end,
                "days": days,
                "value": value,
                "is_cancelled": is_cancelled,
                "record": record,
                "superseded_by": superseded_by,
                "replaced_by": replaced_by,
                "fact": fact,
                "source": source,
                "confidence": confidence,
                "notices": notices,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.main_value_out import MainValueOut  # noqa: PLC0415
        from ..models.notice_link_out import NoticeLinkOut  # noqa: PLC0415
        from ..models.supplier_out import SupplierOut  # noqa: PLC0415
        from ..models.term_out import TermOut  # noqa: PLC0415

        d = dict(src_dict)
        reference = d.pop("reference")

        title = d.pop("title")

        kind = check_contract_kind(d.pop("kind"))

        purpose = check_purpose(d.pop("purpose"))

        regime = check_regime(d.pop("regime"))

        special_regime = check_special_regime(d.pop("special_regime"))

        def _parse_ground(data: object) -> Ground | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ground_type_0 = check_ground(data)

                return ground_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Ground | None, data)

        ground = _parse_ground(d.pop("ground"))

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        def _parse_provider_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider_name = _parse_provider_name(d.pop("provider_name"))

        suppliers_as_published = []
        _suppliers_as_published = d.pop("suppliers_as_published")
        for suppliers_as_published_item_data in _suppliers_as_published:
            suppliers_as_published_item = SupplierOut.from_dict(suppliers_as_published_item_data)

            suppliers_as_published.append(suppliers_as_published_item)

        def _parse_lead(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        lead = _parse_lead(d.pop("lead"))

        buyers = cast(list[str], d.pop("buyers"))

        def _parse_consortium(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consortium = _parse_consortium(d.pop("consortium"))

        def _parse_framework(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        framework = _parse_framework(d.pop("framework"))

        signed = TermOut.from_dict(d.pop("signed"))

        term = TermOut.from_dict(d.pop("term"))

        def _parse_end(data: object) -> ContractOutEndType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_type_0 = check_contract_out_end_type_0(data)

                return end_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ContractOutEndType0 | None, data)

        end = _parse_end(d.pop("end"))

        def _parse_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days = _parse_days(d.pop("days"))

        def _parse_value(data: object) -> MainValueOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                value_type_0 = MainValueOut.from_dict(data)

                return value_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MainValueOut | None, data)

        value = _parse_value(d.pop("value"))

        is_cancelled = d.pop("is_cancelled")

        record = check_record_state(d.pop("record"))

        def _parse_superseded_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        superseded_by = _parse_superseded_by(d.pop("superseded_by"))

        replaced_by = cast(list[str], d.pop("replaced_by"))

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        notices = []
        _notices = d.pop("notices")
        for notices_item_data in _notices:
            notices_item = NoticeLinkOut.from_dict(notices_item_data)

            notices.append(notices_item)

        contract_out = cls(
            reference=reference,
            title=title,
            kind=kind,
            purpose=purpose,
            regime=regime,
            special_regime=special_regime,
            ground=ground,
            provider=provider,
            provider_name=provider_name,
            suppliers_as_published=suppliers_as_published,
            lead=lead,
            buyers=buyers,
            consortium=consortium,
            framework=framework,
            signed=signed,
            term=term,
            end=end,
            days=days,
            value=value,
            is_cancelled=is_cancelled,
            record=record,
            superseded_by=superseded_by,
            replaced_by=replaced_by,
            fact=fact,
            source=source,
            confidence=confidence,
            notices=notices,
        )

        contract_out.additional_properties = d
        return contract_out

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
