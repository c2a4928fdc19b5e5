from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.contract_item_out_end_type_0 import ContractItemOutEndType0, check_contract_item_out_end_type_0
from ..models.contract_kind import ContractKind, check_contract_kind
from ..models.ground import Ground, check_ground
from ..models.purpose import Purpose, check_purpose
from ..models.record_state import RecordState, check_record_state
from ..models.regime import Regime, check_regime
from ..models.risk import Risk, check_risk
from ..models.route import Route, check_route
from ..models.special_regime import SpecialRegime, check_special_regime

if TYPE_CHECKING:
    from ..models.award_out import AwardOut
    from ..models.claim_out import ClaimOut
    from ..models.identifier_out import IdentifierOut
    from ..models.main_value_out import MainValueOut
    from ..models.notice_out import NoticeOut
    from ..models.option_out import OptionOut
    from ..models.supplier_out import SupplierOut
    from ..models.term_change_out import TermChangeOut
    from ..models.term_out import TermOut
    from ..models.value_out import ValueOut


T = TypeVar("T", bound="ContractItemOut")


@_attrs_define
class ContractItemOut:
    """A contract with all current facts about it.

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
        end (ContractItemOutEndType0 | None): Whether the last day is on record (`known`), there is none by agreement
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
        cpv (None | str): Code of the Common Procurement Vocabulary.
        department (None | str): Department of the lead that manages it.
        replaces (list[str]): References of the contracts that it replaces.
        options (list[OptionOut]): Options to extend the term.
        break_on (datetime.date | None): Day of a break clause.
        review_on (datetime.date | None): Day of the next review.
        decided_on (datetime.date | None): Day of the award decision.
        signed_on (datetime.date | None): Day of signature.
        values (list[ValueOut]): Values of the contract.
        irrecoverable_vat (None | str): VAT that the buyer cannot recover, in pounds with two decimals.
        decision_reference (None | str): Number of the decision in the authority's own register.
        special_urgency (bool | None): True if decided by a special urgency procedure.
        route (None | Route): Procedure of the award.
        notice_months (int | None): Months of notice that a party gives to end it.
        tender_route (None | str): Route to market, such as an open procedure.
        sme (bool | None): True if the provider is a small or medium-sized enterprise.
        vcse (bool | None): True if the provider is a voluntary, community or social enterprise.
        identifiers (list[IdentifierOut]): Identifiers that registers gave to it.
        ocid (None | str): Open Contracting ID of the process.
        note (None | str): A remark.
        awards (list[AwardOut]): Its awards.
        term_changes (list[TermChangeOut]): Its term changes, in the order of the ledger.
        notices (list[NoticeOut]): Notices that were given about it.
        claims (list[ClaimOut]): Claims of sources about it.
        risks (list[Risk]): `end-claimed` if an undecided claim says that it was cancelled or terminated.
        sources (list[str]): Codes of all sources on which this rests.
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
    end: ContractItemOutEndType0 | None
    days: int | None
    value: MainValueOut | None
    is_cancelled: bool
    record: RecordState
    superseded_by: None | str
    replaced_by: list[str]
    fact: str
    source: str
    confidence: Confidence
    cpv: None | str
    department: None | str
    replaces: list[str]
    options: list[OptionOut]
    break_on: datetime.date | None
    review_on: datetime.date | None
    decided_on: datetime.date | None
    signed_on: datetime.date | None
    values: list[ValueOut]
    irrecoverable_vat: None | str
    decision_reference: None | str
    special_urgency: bool | None
    route: None | Route
    notice_months: int | None
    tender_route: None | str
    sme: bool | None
    vcse: bool | None
    identifiers: list[IdentifierOut]
    ocid: None | str
    note: None | str
    awards: list[AwardOut]
    term_changes: list[TermChangeOut]
    notices: list[NoticeOut]
    claims: list[ClaimOut]
    risks: list[Risk]
    sources: list[str]
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

        cpv: None | str
        cpv = self.cpv

        department: None | str
        department = self.department

        replaces = self.replaces

        options = []
        for options_item_data in self.options:
            options_item = options_item_data.to_dict()
            options.append(options_item)

        break_on: None | str
        if isinstance(self.break_on, datetime.date):
            break_on = self.break_on.isoformat()
        else:
            break_on = self.break_on

        review_on: None | str
        if isinstance(self.review_on, datetime.date):
            review_on = self.review_on.isoformat()
        else:
            review_on = self.review_on

        decided_on: None | str
        if isinstance(self.decided_on, datetime.date):
            decided_on = self.decided_on.isoformat()
        else:
            decided_on = self.decided_on

        signed_on: None | str
        if isinstance(self.signed_on, datetime.date):
            signed_on = self.signed_on.isoformat()
        else:
            signed_on = self.signed_on

        values = []
        for values_item_data in self.values:
            values_item = values_item_data.to_dict()
            values.append(values_item)

        irrecoverable_vat: None | str
        irrecoverable_vat = self.irrecoverable_vat

        decision_reference: None | str
        decision_reference = self.decision_reference

        special_urgency: bool | None
        special_urgency = self.special_urgency

        route: None | str
        if isinstance(self.route, str):
            route = self.route
        else:
            route = self.route

        notice_months: int | None
        notice_months = self.notice_months

        tender_route: None | str
        tender_route = self.tender_route

        sme: bool | None
        sme = self.sme

        vcse: bool | None
        vcse = self.vcse

        identifiers = []
        for identifiers_item_data in self.identifiers:
            identifiers_item = identifiers_item_data.to_dict()
            identifiers.append(identifiers_item)

        ocid: None | str
        ocid = self.ocid

        note: None | str
        note = self.note

        awards = []
        for awards_item_data in self.awards:
            awards_item = awards_item_data.to_dict()
            awards.append(awards_item)

        term_changes = []
        for term_changes_item_data in self.term_changes:
            term_changes_item = term_changes_item_data.to_dict()
            term_changes.append(term_changes_item)

        notices = []
        for notices_item_data in self.notices:
            notices_item = notices_item_data.to_dict()
            notices.append(notices_item)

        claims = []
        for claims_item_data in self.claims:
            claims_item = claims_item_data.to_dict()
            claims.append(claims_item)

        risks = []
        for risks_item_data in self.risks:
            risks_item: str = risks_item_data
            risks.append(risks_item)

        sources = self.sources

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
                "cpv": cpv,
                "department": department,
                "replaces": replaces,
                "options": options,
                "break_on": break_on,
                "review_on": review_on,
                "decided_on": decided_on,
                "signed_on": signed_on,
                "values": values,
                "irrecoverable_vat": irrecoverable_vat,
                "decision_reference": decision_reference,
                "special_urgency": special_urgency,
                "route": route,
                "notice_months": notice_months,
                "tender_route": tender_route,
                "sme": sme,
                "vcse": vcse,
                "identifiers": identifiers,
                "ocid": ocid,
                "note": note,
                "awards": awards,
                "term_changes": term_changes,
                "notices": notices,
                "claims": claims,
                "risks": risks,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.award_out import AwardOut  # noqa: PLC0415
        from ..models.claim_out import ClaimOut  # noqa: PLC0415
        from ..models.identifier_out import IdentifierOut  # noqa: PLC0415
        from ..models.main_value_out import MainValueOut  # noqa: PLC0415
        from ..models.notice_out import NoticeOut  # noqa: PLC0415
        from ..models.option_out import OptionOut  # noqa: PLC0415
        from ..models.supplier_out import SupplierOut  # noqa: PLC0415
        from ..models.term_change_out import TermChangeOut  # noqa: PLC0415
        from ..models.term_out import TermOut  # noqa: PLC0415
        from ..models.value_out import ValueOut  # noqa: PLC0415

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

        def _parse_end(data: object) -> ContractItemOutEndType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_type_0 = check_contract_item_out_end_type_0(data)

                return end_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ContractItemOutEndType0 | None, data)

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

        def _parse_cpv(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cpv = _parse_cpv(d.pop("cpv"))

        def _parse_department(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        department = _parse_department(d.pop("department"))

        replaces = cast(list[str], d.pop("replaces"))

        options = []
        _options = d.pop("options")
        for options_item_data in _options:
            options_item = OptionOut.from_dict(options_item_data)

            options.append(options_item)

        def _parse_break_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                break_on_type_0 = datetime.date.fromisoformat(data)

                return break_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        break_on = _parse_break_on(d.pop("break_on"))

        def _parse_review_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                review_on_type_0 = datetime.date.fromisoformat(data)

                return review_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        review_on = _parse_review_on(d.pop("review_on"))

        def _parse_decided_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_on_type_0 = datetime.date.fromisoformat(data)

                return decided_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        decided_on = _parse_decided_on(d.pop("decided_on"))

        def _parse_signed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                signed_on_type_0 = datetime.date.fromisoformat(data)

                return signed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        signed_on = _parse_signed_on(d.pop("signed_on"))

        values = []
        _values = d.pop("values")
        for values_item_data in _values:
            values_item = ValueOut.from_dict(values_item_data)

            values.append(values_item)

        def _parse_irrecoverable_vat(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        irrecoverable_vat = _parse_irrecoverable_vat(d.pop("irrecoverable_vat"))

        def _parse_decision_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decision_reference = _parse_decision_reference(d.pop("decision_reference"))

        def _parse_special_urgency(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        special_urgency = _parse_special_urgency(d.pop("special_urgency"))

        def _parse_route(data: object) -> None | Route:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                route_type_0 = check_route(data)

                return route_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Route, data)

        route = _parse_route(d.pop("route"))

        def _parse_notice_months(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        notice_months = _parse_notice_months(d.pop("notice_months"))

        def _parse_tender_route(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        tender_route = _parse_tender_route(d.pop("tender_route"))

        def _parse_sme(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        sme = _parse_sme(d.pop("sme"))

        def _parse_vcse(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        vcse = _parse_vcse(d.pop("vcse"))

        identifiers = []
        _identifiers = d.pop("identifiers")
        for identifiers_item_data in _identifiers:
            identifiers_item = IdentifierOut.from_dict(identifiers_item_data)

            identifiers.append(identifiers_item)

        def _parse_ocid(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ocid = _parse_ocid(d.pop("ocid"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        awards = []
        _awards = d.pop("awards")
        for awards_item_data in _awards:
            awards_item = AwardOut.from_dict(awards_item_data)

            awards.append(awards_item)

        term_changes = []
        _term_changes = d.pop("term_changes")
        for term_changes_item_data in _term_changes:
            term_changes_item = TermChangeOut.from_dict(term_changes_item_data)

            term_changes.append(term_changes_item)

        notices = []
        _notices = d.pop("notices")
        for notices_item_data in _notices:
            notices_item = NoticeOut.from_dict(notices_item_data)

            notices.append(notices_item)

        claims = []
        _claims = d.pop("claims")
        for claims_item_data in _claims:
            claims_item = ClaimOut.from_dict(claims_item_data)

            claims.append(claims_item)

        risks = []
        _risks = d.pop("risks")
        for risks_item_data in _risks:
            risks_item = check_risk(risks_item_data)

            risks.append(risks_item)

        sources = cast(list[str], d.pop("sources"))

        contract_item_out = cls(
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
            cpv=cpv,
            department=department,
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
            route=route,
            notice_months=notice_months,
            tender_route=tender_route,
            sme=sme,
            vcse=vcse,
            identifiers=identifiers,
            ocid=ocid,
            note=note,
            awards=awards,
            term_changes=term_changes,
            notices=notices,
            claims=claims,
            risks=risks,
            sources=sources,
        )

        contract_item_out.additional_properties = d
        return contract_item_out

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
