from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.notice_type import NoticeType
from ..models.standing import Standing

T = TypeVar("T", bound="NoticeDutyOut")


@_attrs_define
class NoticeDutyOut:
    """How a contract stands to a rule about a notice on a day.

    Attributes:
        contract (str):
        contract_title (str):
        notice_type (NoticeType): Procurement notices: the UK family, the older F forms, and Contracts Finder.
        rule (str): The rule: see `/v1/rules`.
        number (int): Which one, where the rule wants several.
        standing (Standing): How a contract stands to a notice on a day.
        set_on (datetime.date | None): The day that sets the clock.
        set_on_assumed (bool): Whether that day, or which clock it is, is only assumed.
        due_on (datetime.date | None): The last day in time.
        given_on (datetime.date | None): When it was published, if it was.
        with_copy (bool): Whether what was published carried the contract itself.
        why (str): Why it stands so.
        fact (None | str): The fact that says that it was given.
    """

    contract: str
    contract_title: str
    notice_type: NoticeType
    rule: str
    number: int
    standing: Standing
    set_on: datetime.date | None
    set_on_assumed: bool
    due_on: datetime.date | None
    given_on: datetime.date | None
    with_copy: bool
    why: str
    fact: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contract = self.contract

        contract_title = self.contract_title

        notice_type = self.notice_type.value

        rule = self.rule

        number = self.number

        standing = self.standing.value

        set_on: None | str
        if isinstance(self.set_on, datetime.date):
            set_on = self.set_on.isoformat()
        else:
            set_on = self.set_on

        set_on_assumed = self.set_on_assumed

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        given_on: None | str
        if isinstance(self.given_on, datetime.date):
            given_on = self.given_on.isoformat()
        else:
            given_on = self.given_on

        with_copy = self.with_copy

        why = self.why

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
                "standing": standing,
                "set_on": set_on,
                "set_on_assumed": set_on_assumed,
                "due_on": due_on,
                "given_on": given_on,
                "with_copy": with_copy,
                "why": why,
                "fact": fact,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contract = d.pop("contract")

        contract_title = d.pop("contract_title")

        notice_type = NoticeType(d.pop("notice_type"))

        rule = d.pop("rule")

        number = d.pop("number")

        standing = Standing(d.pop("standing"))

        def _parse_set_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                set_on_type_0 = datetime.date.fromisoformat(data)

                return set_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        set_on = _parse_set_on(d.pop("set_on"))

        set_on_assumed = d.pop("set_on_assumed")

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

        why = d.pop("why")

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
            standing=standing,
            set_on=set_on,
            set_on_assumed=set_on_assumed,
            due_on=due_on,
            given_on=given_on,
            with_copy=with_copy,
            why=why,
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
