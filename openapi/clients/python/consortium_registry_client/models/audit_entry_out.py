from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role

if TYPE_CHECKING:
    from ..models.broken_rule_out import BrokenRuleOut


T = TypeVar("T", bound="AuditEntryOut")


@_attrs_define
class AuditEntryOut:
    """An entry of the audit log: a change or a refusal.

    Attributes:
        position (int): The number of the entry in the audit log.
        recorded_at (datetime.datetime): The moment of recording.
        request_id (str): The `Request-Id` of the response.
        caller (str): The name of the caller.
        role (Role): The role of a caller, which decides the facts it may read and record.
        acting_for (None | str): The authority that an admin acted for.
        operation (str): Method and path template.
        target (None | str): The path, if it consists of plain codes.
        status (int): The HTTP status of the response.
        code (None | str): The problem code of a refusal; null for a change.
        errors (list[BrokenRuleOut]): The broken rules of a refusal.
        fact (None | str): The recorded fact, or the key.
        previous (str): The hash of the entry before; of the first entry, 64 zeros.
        hash_ (str): SHA-256 of the entry, in hexadecimal.
    """

    position: int
    recorded_at: datetime.datetime
    request_id: str
    caller: str
    role: Role
    acting_for: None | str
    operation: str
    target: None | str
    status: int
    code: None | str
    errors: list[BrokenRuleOut]
    fact: None | str
    previous: str
    hash_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        position = self.position

        recorded_at = self.recorded_at.isoformat()

        request_id = self.request_id

        caller = self.caller

        role: str = self.role

        acting_for: None | str
        acting_for = self.acting_for

        operation = self.operation

        target: None | str
        target = self.target

        status = self.status

        code: None | str
        code = self.code

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        fact: None | str
        fact = self.fact

        previous = self.previous

        hash_ = self.hash_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "position": position,
                "recorded_at": recorded_at,
                "request_id": request_id,
                "caller": caller,
                "role": role,
                "acting_for": acting_for,
                "operation": operation,
                "target": target,
                "status": status,
                "code": code,
                "errors": errors,
                "fact": fact,
                "previous": previous,
                "hash": hash_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.broken_rule_out import BrokenRuleOut  # noqa: PLC0415

        d = dict(src_dict)
        position = d.pop("position")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        request_id = d.pop("request_id")

        caller = d.pop("caller")

        role = check_role(d.pop("role"))

        def _parse_acting_for(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        acting_for = _parse_acting_for(d.pop("acting_for"))

        operation = d.pop("operation")

        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))

        status = d.pop("status")

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = BrokenRuleOut.from_dict(errors_item_data)

            errors.append(errors_item)

        def _parse_fact(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        fact = _parse_fact(d.pop("fact"))

        previous = d.pop("previous")

        hash_ = d.pop("hash")

        audit_entry_out = cls(
            position=position,
            recorded_at=recorded_at,
            request_id=request_id,
            caller=caller,
            role=role,
            acting_for=acting_for,
            operation=operation,
            target=target,
            status=status,
            code=code,
            errors=errors,
            fact=fact,
            previous=previous,
            hash_=hash_,
        )

        audit_entry_out.additional_properties = d
        return audit_entry_out

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
