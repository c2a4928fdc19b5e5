from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.clock_trigger import ClockTrigger, check_clock_trigger
from ..models.notice_type import NoticeType, check_notice_type
from ..models.regime import Regime, check_regime
from ..models.rule_out_subject import RuleOutSubject, check_rule_out_subject

T = TypeVar("T", bound="RuleOut")


@_attrs_define
class RuleOut:
    """A statutory rule about a notice.

    Attributes:
        id (str): The id of the rule.
        notice_type (NoticeType): The type of a procurement notice: UK notices, older F forms, and Contracts Finder.
        regime (Regime): The procurement law that governs a contract.
        subject (RuleOutSubject): `authority` if it is a duty of an authority, not of a contract.
        provision (str): The provision of the law.
        summary (str): A summary of the rule.
        source (str): The legal source of the rule.
        applies_from (datetime.date): The first day on which the rule applies.
        trigger (ClockTrigger): The event that sets the clock of a rule.
        clock (None | str): The length of the clock; null if the notice precedes the event.
        light_touch_clock (None | str): The clock of light-touch contracts, if it differs.
        standstill (None | str): The time between the publication and the signing, if there is one.
        uncertain (None | str): Why the status is always `unknown`, if it is.
        confirmed (bool): True if a lawyer has confirmed the rule.
    """

    id: str
    notice_type: NoticeType
    regime: Regime
    subject: RuleOutSubject
    provision: str
    summary: str
    source: str
    applies_from: datetime.date
    trigger: ClockTrigger
    clock: None | str
    light_touch_clock: None | str
    standstill: None | str
    uncertain: None | str
    confirmed: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        notice_type: str = self.notice_type

        regime: str = self.regime

        subject: str = self.subject

        provision = self.provision

        summary = self.summary

        source = self.source

        applies_from = self.applies_from.isoformat()

        trigger: str = self.trigger

        clock: None | str
        clock = self.clock

        light_touch_clock: None | str
        light_touch_clock = self.light_touch_clock

        standstill: None | str
        standstill = self.standstill

        uncertain: None | str
        uncertain = self.uncertain

        confirmed = self.confirmed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "notice_type": notice_type,
                "regime": regime,
                "subject": subject,
                "provision": provision,
                "summary": summary,
                "source": source,
                "applies_from": applies_from,
                "trigger": trigger,
                "clock": clock,
                "light_touch_clock": light_touch_clock,
                "standstill": standstill,
                "uncertain": uncertain,
                "confirmed": confirmed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        notice_type = check_notice_type(d.pop("notice_type"))

        regime = check_regime(d.pop("regime"))

        subject = check_rule_out_subject(d.pop("subject"))

        provision = d.pop("provision")

        summary = d.pop("summary")

        source = d.pop("source")

        applies_from = datetime.date.fromisoformat(d.pop("applies_from"))

        trigger = check_clock_trigger(d.pop("trigger"))

        def _parse_clock(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        clock = _parse_clock(d.pop("clock"))

        def _parse_light_touch_clock(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        light_touch_clock = _parse_light_touch_clock(d.pop("light_touch_clock"))

        def _parse_standstill(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        standstill = _parse_standstill(d.pop("standstill"))

        def _parse_uncertain(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        uncertain = _parse_uncertain(d.pop("uncertain"))

        confirmed = d.pop("confirmed")

        rule_out = cls(
            id=id,
            notice_type=notice_type,
            regime=regime,
            subject=subject,
            provision=provision,
            summary=summary,
            source=source,
            applies_from=applies_from,
            trigger=trigger,
            clock=clock,
            light_touch_clock=light_touch_clock,
            standstill=standstill,
            uncertain=uncertain,
            confirmed=confirmed,
        )

        rule_out.additional_properties = d
        return rule_out

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
