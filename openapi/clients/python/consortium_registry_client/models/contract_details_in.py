from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.contract_kind import ContractKind, check_contract_kind
from ..models.date_basis import DateBasis, check_date_basis
from ..models.ground import Ground, check_ground
from ..models.purpose import Purpose, check_purpose
from ..models.record_state import RecordState, check_record_state
from ..models.regime import Regime, check_regime
from ..models.route import Route, check_route
from ..models.special_regime import SpecialRegime, check_special_regime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.identifier_in import IdentifierIn
    from ..models.option_in import OptionIn
    from ..models.supplier_in import SupplierIn
    from ..models.value_in import ValueIn


T = TypeVar("T", bound="ContractDetailsIn")


@_attrs_define
class ContractDetailsIn:
    """Parties, law, days, options and values of a contract.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        title (str): Title of the contract.
        kind (ContractKind): The procurement route of a contract.
        purpose (Purpose): The intended duration of a contract: lasting, or bridging a gap.
        regime (Regime): The procurement law that governs a contract.
        first_day_basis (DateBasis): The evidence for a date.
        last_day_basis (DateBasis): The evidence for a date.
        first_day (datetime.date | None | Unset): First day of the period, inclusive; null if unknown.
        last_day (datetime.date | None | Unset): Last day of the period, inclusive; null if unknown or open-ended.
        note (None | str | Unset): A remark, without personal data.
        holds_from (datetime.date | None | Unset): First day of a changed version; null for the first version.
        identifiers (list[IdentifierIn] | Unset): Identifiers that registers gave to it.
        special_regime (SpecialRegime | Unset): The special regime within the procurement law: light touch or none.
        ground (Ground | None | Unset): Legal ground of a direct award.
        cpv (None | str | Unset): Code of the Common Procurement Vocabulary.
        provider (None | str | Unset): Code of the provider; null if not public.
        suppliers_as_published (list[SupplierIn] | Unset): Suppliers as the source names them, in its order.
        lead (None | str | Unset): Code of the authority that records the terms.
        buyers (list[str] | Unset): Codes of the authorities that buy under it.
        department (None | str | Unset): Department of the lead that manages it.
        consortium (None | str | Unset): Code of the consortium that bought it.
        framework (None | str | Unset): Reference of the framework from which it was called off.
        replaces (list[str] | Unset): References of the contracts that it replaces.
        options (list[OptionIn] | Unset): Options to extend the term.
        break_on (datetime.date | None | Unset): Day of a break clause.
        review_on (datetime.date | None | Unset): Day of the next review.
        decided_on (datetime.date | None | Unset): Day of the award decision.
        signed_on (datetime.date | None | Unset): Day of signature.
        values (list[ValueIn] | Unset): Values of the contract.
        irrecoverable_vat (None | str | Unset): VAT that the buyer cannot recover, in pounds with two decimals.
        decision_reference (None | str | Unset): Number of the decision in the authority's own register.
        special_urgency (bool | None | Unset): True if the decision used a special urgency procedure; null if unknown.
        tender_route (None | str | Unset): Route to market, such as an open procedure.
        route (None | Route | Unset): Procedure of the award; null if unknown.
        notice_months (int | None | Unset): Months of notice that a party gives to end it.
        record (RecordState | Unset): The standing of a record of a contract among the records of the same procurement.
        superseded_by (None | str | Unset): Reference of the contract that took the place of this record.
        sme (bool | None | Unset): True if the provider is a small or medium-sized enterprise.
        vcse (bool | None | Unset): True if the provider is a voluntary, community or social enterprise.
        ocid (None | str | Unset): Open Contracting ID of the process.
    """

    source: str
    confidence: Confidence
    title: str
    kind: ContractKind
    purpose: Purpose
    regime: Regime
    first_day_basis: DateBasis
    last_day_basis: DateBasis
    first_day: datetime.date | None | Unset = UNSET
    last_day: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    holds_from: datetime.date | None | Unset = UNSET
    identifiers: list[IdentifierIn] | Unset = UNSET
    special_regime: SpecialRegime | Unset = UNSET
    ground: Ground | None | Unset = UNSET
    cpv: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    suppliers_as_published: list[SupplierIn] | Unset = UNSET
    lead: None | str | Unset = UNSET
    buyers: list[str] | Unset = UNSET
    department: None | str | Unset = UNSET
    consortium: None | str | Unset = UNSET
    framework: None | str | Unset = UNSET
    replaces: list[str] | Unset = UNSET
    options: list[OptionIn] | Unset = UNSET
    break_on: datetime.date | None | Unset = UNSET
    review_on: datetime.date | None | Unset = UNSET
    decided_on: datetime.date | None | Unset = UNSET
    signed_on: datetime.date | None | Unset = UNSET
    values: list[ValueIn] | Unset = UNSET
    irrecoverable_vat: None | str | Unset = UNSET
    decision_reference: None | str | Unset = UNSET
    special_urgency: bool | None | Unset = UNSET
    tender_route: None | str | Unset = UNSET
    route: None | Route | Unset = UNSET
    notice_months: int | None | Unset = UNSET
    record: RecordState | Unset = UNSET
    superseded_by: None | str | Unset = UNSET
    sme: bool | None | Unset = UNSET
    vcse: bool | None | Unset = UNSET
    ocid: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        title = self.title

        kind: str = self.kind

        purpose: str = self.purpose

        regime: str = self.regime

        first_day_basis: str = self.first_day_basis

        last_day_basis: str = self.last_day_basis

        first_day: None | str | Unset
        if isinstance(self.first_day, Unset):
            first_day = UNSET
        elif isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        holds_from: None | str | Unset
        if isinstance(self.holds_from, Unset):
            holds_from = UNSET
        elif isinstance(self.holds_from, datetime.date):
            holds_from = self.holds_from.isoformat()
        else:
            holds_from = self.holds_from

        identifiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.identifiers, Unset):
            identifiers = []
            for identifiers_item_data in self.identifiers:
                identifiers_item = identifiers_item_data.to_dict()
                identifiers.append(identifiers_item)

        special_regime: str | Unset = UNSET
        if not isinstance(self.special_regime, Unset):
            special_regime = self.special_regime

        ground: None | str | Unset
        if isinstance(self.ground, Unset):
            ground = UNSET
        elif isinstance(self.ground, str):
            ground = self.ground
        else:
            ground = self.ground

        cpv: None | str | Unset
        if isinstance(self.cpv, Unset):
            cpv = UNSET
        else:
            cpv = self.cpv

        provider: None | str | Unset
        if isinstance(self.provider, Unset):
            provider = UNSET
        else:
            provider = self.provider

        suppliers_as_published: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.suppliers_as_published, Unset):
            suppliers_as_published = []
            for suppliers_as_published_item_data in self.suppliers_as_published:
                suppliers_as_published_item = suppliers_as_published_item_data.to_dict()
                suppliers_as_published.append(suppliers_as_published_item)

        lead: None | str | Unset
        if isinstance(self.lead, Unset):
            lead = UNSET
        else:
            lead = self.lead

        buyers: list[str] | Unset = UNSET
        if not isinstance(self.buyers, Unset):
            buyers = self.buyers

        department: None | str | Unset
        if isinstance(self.department, Unset):
            department = UNSET
        else:
            department = self.department

        consortium: None | str | Unset
        if isinstance(self.consortium, Unset):
            consortium = UNSET
        else:
            consortium = self.consortium

        framework: None | str | Unset
        if isinstance(self.framework, Unset):
            framework = UNSET
        else:
            framework = self.framework

        replaces: list[str] | Unset = UNSET
        if not isinstance(self.replaces, Unset):
            replaces = self.replaces

        options: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.options, Unset):
            options = []
            for options_item_data in self.options:
                options_item = options_item_data.to_dict()
                options.append(options_item)

        break_on: None | str | Unset
        if isinstance(self.break_on, Unset):
            break_on = UNSET
        elif isinstance(self.break_on, datetime.date):
            break_on = self.break_on.isoformat()
        else:
            break_on = self.break_on

        review_on: None | str | Unset
        if isinstance(self.review_on, Unset):
            review_on = UNSET
        elif isinstance(self.review_on, datetime.date):
            review_on = self.review_on.isoformat()
        else:
            review_on = self.review_on

        decided_on: None | str | Unset
        if isinstance(self.decided_on, Unset):
            decided_on = UNSET
        elif isinstance(self.decided_on, datetime.date):
            decided_on = self.decided_on.isoformat()
        else:
            decided_on = self.decided_on

        signed_on: None | str | Unset
        if isinstance(self.signed_on, Unset):
            signed_on = UNSET
        elif isinstance(self.signed_on, datetime.date):
            signed_on = self.signed_on.isoformat()
        else:
            signed_on = self.signed_on

        values: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.values, Unset):
            values = []
            for values_item_data in self.values:
                values_item = values_item_data.to_dict()
                values.append(values_item)

        irrecoverable_vat: None | str | Unset
        if isinstance(self.irrecoverable_vat, Unset):
            irrecoverable_vat = UNSET
        else:
            irrecoverable_vat = self.irrecoverable_vat

        decision_reference: None | str | Unset
        if isinstance(self.decision_reference, Unset):
            decision_reference = UNSET
        else:
            decision_reference = self.decision_reference

        special_urgency: bool | None | Unset
        if isinstance(self.special_urgency, Unset):
            special_urgency = UNSET
        else:
            special_urgency = self.special_urgency

        tender_route: None | str | Unset
        if isinstance(self.tender_route, Unset):
            tender_route = UNSET
        else:
            tender_route = self.tender_route

        route: None | str | Unset
        if isinstance(self.route, Unset):
            route = UNSET
        elif isinstance(self.route, str):
            route = self.route
        else:
            route = self.route

        notice_months: int | None | Unset
        if isinstance(self.notice_months, Unset):
            notice_months = UNSET
        else:
            notice_months = self.notice_months

        record: str | Unset = UNSET
        if not isinstance(self.record, Unset):
            record = self.record

        superseded_by: None | str | Unset
        if isinstance(self.superseded_by, Unset):
            superseded_by = UNSET
        else:
            superseded_by = self.superseded_by

        sme: bool | None | Unset
        if isinstance(self.sme, Unset):
            sme = UNSET
        else:
            sme = self.sme

        vcse: bool | None | Unset
        if isinstance(self.vcse, Unset):
            vcse = UNSET
        else:
            vcse = self.vcse

        ocid: None | str | Unset
        if isinstance(self.ocid, Unset):
            ocid = UNSET
        else:
            ocid = self.ocid

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "title": title,
                "kind": kind,
                "purpose": purpose,
                "regime": regime,
                "first_day_basis": first_day_basis,
                "last_day_basis": last_day_basis,
            }
        )
        if first_day is not UNSET:
            field_dict["first_day"] = first_day
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if note is not UNSET:
            field_dict["note"] = note
        if holds_from is not UNSET:
            field_dict["holds_from"] = holds_from
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers
        if special_regime is not UNSET:
            field_dict["special_regime"] = special_regime
        if ground is not UNSET:
            field_dict["ground"] = ground
        if cpv is not UNSET:
            field_dict["cpv"] = cpv
        if provider is not UNSET:
            field_dict["provider"] = provider
        if suppliers_as_published is not UNSET:
            field_dict["suppliers_as_published"] = suppliers_as_published
        if lead is not UNSET:
            field_dict["lead"] = lead
        if buyers is not UNSET:
            field_dict["buyers"] = buyers
        if department is not UNSET:
            field_dict["department"] = department
        if consortium is not UNSET:
            field_dict["consortium"] = consortium
        if framework is not UNSET:
            field_dict["framework"] = framework
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if options is not UNSET:
            field_dict["options"] = options
        if break_on is not UNSET:
            field_dict["break_on"] = break_on
        if review_on is not UNSET:
            field_dict["review_on"] = review_on
        if decided_on is not UNSET:
            field_dict["decided_on"] = decided_on
        if signed_on is not UNSET:
            field_dict["signed_on"] = signed_on
        if values is not UNSET:
            field_dict["values"] = values
        if irrecoverable_vat is not UNSET:
            field_dict["irrecoverable_vat"] = irrecoverable_vat
        if decision_reference is not UNSET:
            field_dict["decision_reference"] = decision_reference
        if special_urgency is not UNSET:
            field_dict["special_urgency"] = special_urgency
        if tender_route is not UNSET:
            field_dict["tender_route"] = tender_route
        if route is not UNSET:
            field_dict["route"] = route
        if notice_months is not UNSET:
            field_dict["notice_months"] = notice_months
        if record is not UNSET:
            field_dict["record"] = record
        if superseded_by is not UNSET:
            field_dict["superseded_by"] = superseded_by
        if sme is not UNSET:
            field_dict["sme"] = sme
        if vcse is not UNSET:
            field_dict["vcse"] = vcse
        if ocid is not UNSET:
            field_dict["ocid"] = ocid

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identifier_in import IdentifierIn  # noqa: PLC0415
        from ..models.option_in import OptionIn  # noqa: PLC0415
        from ..models.supplier_in import SupplierIn  # noqa: PLC0415
        from ..models.value_in import ValueIn  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        title = d.pop("title")

        kind = check_contract_kind(d.pop("kind"))

        purpose = check_purpose(d.pop("purpose"))

        regime = check_regime(d.pop("regime"))

        first_day_basis = check_date_basis(d.pop("first_day_basis"))

        last_day_basis = check_date_basis(d.pop("last_day_basis"))

        def _parse_first_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        first_day = _parse_first_day(d.pop("first_day", UNSET))

        def _parse_last_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        last_day = _parse_last_day(d.pop("last_day", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_holds_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holds_from_type_0 = datetime.date.fromisoformat(data)

                return holds_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        holds_from = _parse_holds_from(d.pop("holds_from", UNSET))

        _identifiers = d.pop("identifiers", UNSET)
        identifiers: list[IdentifierIn] | Unset = UNSET
        if _identifiers is not UNSET:
            identifiers = []
            for identifiers_item_data in _identifiers:
                identifiers_item = IdentifierIn.from_dict(identifiers_item_data)

                identifiers.append(identifiers_item)

        _special_regime = d.pop("special_regime", UNSET)
        special_regime: SpecialRegime | Unset
        if isinstance(_special_regime, Unset):
            special_regime = UNSET
        else:
            special_regime = check_special_regime(_special_regime)

        def _parse_ground(data: object) -> Ground | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ground_type_0 = check_ground(data)

                return ground_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Ground | None | Unset, data)

        ground = _parse_ground(d.pop("ground", UNSET))

        def _parse_cpv(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cpv = _parse_cpv(d.pop("cpv", UNSET))

        def _parse_provider(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        provider = _parse_provider(d.pop("provider", UNSET))

        _suppliers_as_published = d.pop("suppliers_as_published", UNSET)
        suppliers_as_published: list[SupplierIn] | Unset = UNSET
        if _suppliers_as_published is not UNSET:
            suppliers_as_published = []
            for suppliers_as_published_item_data in _suppliers_as_published:
                suppliers_as_published_item = SupplierIn.from_dict(suppliers_as_published_item_data)

                suppliers_as_published.append(suppliers_as_published_item)

        def _parse_lead(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        lead = _parse_lead(d.pop("lead", UNSET))

        buyers = cast(list[str], d.pop("buyers", UNSET))

        def _parse_department(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        department = _parse_department(d.pop("department", UNSET))

        def _parse_consortium(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        consortium = _parse_consortium(d.pop("consortium", UNSET))

        def _parse_framework(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        framework = _parse_framework(d.pop("framework", UNSET))

        replaces = cast(list[str], d.pop("replaces", UNSET))

        _options = d.pop("options", UNSET)
        options: list[OptionIn] | Unset = UNSET
        if _options is not UNSET:
            options = []
            for options_item_data in _options:
                options_item = OptionIn.from_dict(options_item_data)

                options.append(options_item)

        def _parse_break_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                break_on_type_0 = datetime.date.fromisoformat(data)

                return break_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        break_on = _parse_break_on(d.pop("break_on", UNSET))

        def _parse_review_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                review_on_type_0 = datetime.date.fromisoformat(data)

                return review_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        review_on = _parse_review_on(d.pop("review_on", UNSET))

        def _parse_decided_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_on_type_0 = datetime.date.fromisoformat(data)

                return decided_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        decided_on = _parse_decided_on(d.pop("decided_on", UNSET))

        def _parse_signed_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                signed_on_type_0 = datetime.date.fromisoformat(data)

                return signed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        signed_on = _parse_signed_on(d.pop("signed_on", UNSET))

        _values = d.pop("values", UNSET)
        values: list[ValueIn] | Unset = UNSET
        if _values is not UNSET:
            values = []
            for values_item_data in _values:
                values_item = ValueIn.from_dict(values_item_data)

                values.append(values_item)

        def _parse_irrecoverable_vat(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        irrecoverable_vat = _parse_irrecoverable_vat(d.pop("irrecoverable_vat", UNSET))

        def _parse_decision_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        decision_reference = _parse_decision_reference(d.pop("decision_reference", UNSET))

        def _parse_special_urgency(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        special_urgency = _parse_special_urgency(d.pop("special_urgency", UNSET))

        def _parse_tender_route(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tender_route = _parse_tender_route(d.pop("tender_route", UNSET))

        def _parse_route(data: object) -> None | Route | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                route_type_0 = check_route(data)

                return route_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Route | Unset, data)

        route = _parse_route(d.pop("route", UNSET))

        def _parse_notice_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        notice_months = _parse_notice_months(d.pop("notice_months", UNSET))

        _record = d.pop("record", UNSET)
        record: RecordState | Unset
        if isinstance(_record, Unset):
            record = UNSET
        else:
            record = check_record_state(_record)

        def _parse_superseded_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        superseded_by = _parse_superseded_by(d.pop("superseded_by", UNSET))

        def _parse_sme(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        sme = _parse_sme(d.pop("sme", UNSET))

        def _parse_vcse(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        vcse = _parse_vcse(d.pop("vcse", UNSET))

        def _parse_ocid(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ocid = _parse_ocid(d.pop("ocid", UNSET))

        contract_details_in = cls(
            source=source,
            confidence=confidence,
            title=title,
            kind=kind,
            purpose=purpose,
            regime=regime,
            first_day_basis=first_day_basis,
            last_day_basis=last_day_basis,
            first_day=first_day,
            last_day=last_day,
            note=note,
            holds_from=holds_from,
            identifiers=identifiers,
            special_regime=special_regime,
            ground=ground,
            cpv=cpv,
            provider=provider,
            suppliers_as_published=suppliers_as_published,
            lead=lead,
            buyers=buyers,
            department=department,
            consortium=consortium,
            framework=framework,
            replaces=replaces,
            options=options,
            break_on=break_on,
            review_on=review_on,
            decided_on=decided_on,
            signed_on=signed_on,
            values=values,
            irrecoverable_vat=irrecoverable_vat,
            decision_reference=decision_reference,
            special_urgency=special_urgency,
            tender_route=tender_route,
            route=route,
            notice_months=notice_months,
            record=record,
            superseded_by=superseded_by,
            sme=sme,
            vcse=vcse,
            ocid=ocid,
        )

        return contract_details_in
