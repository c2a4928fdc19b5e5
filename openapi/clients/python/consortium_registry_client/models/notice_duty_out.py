from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.notice_status import NoticeStatus, check_notice_status
from ..models.notice_type import NoticeType, check_notice_type

T = TypeVar("T", bound="NoticeDutyOut")


@_attrs_define
class NoticeDutyOut:
    """The status of a required notice of a contract on a day.

    Attributes:
        contract (str): The reference of the contract.
        contract_title (str): The title of the contract.
        notice_type (NoticeType): The type of a procurement notice: UK notices, older F forms, and Contracts Finder.
        rule (None | str): The id of the rule, as in `/v1/rules`; null if no rule asks for it.
        number (int): The number of the notice, if the rule requires several; else 1.
        status (NoticeStatus): The status of a required notice on a day.
        trigger_on (datetime.date | None): The day that starts the clock; null if unknown.
        trigger_assumed (bool): True if that day, or the choice of clock, is an assumption.
        due_on (datetime.date | None): The last day on which the notice is in time.
        latest_due_on (datetime.date | None): The last day in time under the longest clock that may apply; after
            `due_on` if it is not known which clock runs.
        given_on (datetime.date | None): The day of publication, if the notice was published.
        with_copy (bool): True if the published notice includes a copy of the contract.
        reason (str): The reason for the status.
        provision (None | str): The provision of the law behind the rule.
        fact (None | str): The id of the fact that records the published notice.
    """

    contract: str
    contract_title: str
    notice_type: NoticeType
    rule: None | str
    number: int
    status: NoticeStatus
    trigger_on: datetime.date | None
    trigger_assumed: bool
    due_on: datetime.date | None
    latest_due_on: datetime.date | None
    given_on: datetime.date | None
    with_copy: bool
    reason: str
    provision: None | str
    fact: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contract = self.contract

        contract_title = self.contract_title

        notice_type: str = self.notice_type

        rule: None | str
        rule = self.rule

        number = self.number

        status: str = self.status

        trigger_on: None | str
        if isinstance(self.trigger_on, datetime.date):
            trigger_on = self.trigger_on.isoformat()
        else:
            trigger_on = self.trigger_on

        trigger_assumed = self.trigger_assumed

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        latest_due_on: None | str
        if isinstance(self.latest_due_on, datetime.date):
            latest_due_on = self.latest_due_on.isoformat()
        else:
            latest_due_on = self.latest_due_on

        given_on: None | str
        if isinstance(self.given_on, datetime.date):
            given_on = self.given_on.isoformat()
        else:
            given_on = self.given_on

        with_copy = self.with_copy

        reason = self.reason

        provision: None | str
        provision = self.provision

        fact: None | str
        fact = self.fact

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contract": contract,
                "contract_title": contract_title,
                "notice_type": notice_type,
                "rule": rule,
                "number": number,
                "status": status,
                "trigger_on": trigger_on,
                "trigger_assumed": trigger_assumed,
                "due_on": due_on,
                "latest_due_on": latest_due_on,
                "given_on": given_on,
                "with_copy": with_copy,
                "reason": reason,
                "provision": provision,
                "fact": fact,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contract = d.pop("contract")

        contract_title = d.pop("contract_title")

        notice_type = check_notice_type(d.pop("notice_type"))

        def _parse_rule(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rule = _parse_rule(d.pop("rule"))

        number = d.pop("number")

        status = check_notice_status(d.pop("status"))

        def _parse_trigger_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trigger_on_type_0 = datetime.date.fromisoformat(data)

                return trigger_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        trigger_on = _parse_trigger_on(d.pop("trigger_on"))

        trigger_assumed = d.pop("trigger_assumed")

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        def _parse_latest_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_due_on_type_0 = datetime.date.fromisoformat(data)

                return latest_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        latest_due_on = _parse_latest_due_on(d.pop("latest_due_on"))

        def _parse_given_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                given_on_type_0 = datetime.date.fromisoformat(data)

                return given_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        given_on = _parse_given_on(d.pop("given_on"))

        with_copy = d.pop("with_copy")

        reason = d.pop("reason")

        def _parse_provision(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provision = _parse_provision(d.pop("provision"))

        def _parse_fact(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        fact = _parse_fact(d.pop("fact"))

        notice_duty_out = cls(
            contract=contract,
            contract_title=contract_title,
            notice_type=notice_type,
            rule=rule,
            number=number,
            status=status,
            trigger_on=trigger_on,
            trigger_assumed=trigger_assumed,
            due_on=due_on,
            latest_due_on=latest_due_on,
            given_on=given_on,
            with_copy=with_copy,
            reason=reason,
            provision=provision,
            fact=fact,
        )

        notice_duty_out.additional_properties = d
        return notice_duty_out

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
