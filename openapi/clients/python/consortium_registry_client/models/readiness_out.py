from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mobilisation_kind import MobilisationKind, check_mobilisation_kind

T = TypeVar("T", bound="ReadinessOut")


@_attrs_define
class ReadinessOut:
    """The readiness of an authority for a contract on a day.

    Attributes:
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        contract (str): The reference of the contract.
        contract_name (str): The title of the contract on the day.
        steps (int): The number of mobilisation steps.
        done (int): The number of steps done.
        late (int): The number of late steps, as a source says or as a record attested to be complete shows.
        not_recorded (int): The number of steps of which nothing is recorded for the day.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        late_steps (list[MobilisationKind]): The kinds of late steps.
        next_on (datetime.date | None): The next target day of a step that is not done.
        live (list[str]): The scopes that have gone live, as `scope/level` or `scope`.
        waiting (list[str]): The scopes that are to go live, as `scope/level` or `scope`.
        ready (bool | None): False if a step is known to be left; true if none is left of a list that the authority
            attests to be complete (subject `mobilisation`); else null.
    """

    authority: str
    authority_name: str
    contract: str
    contract_name: str
    steps: int
    done: int
    late: int
    not_recorded: int
    last_heard_on: datetime.date | None
    late_steps: list[MobilisationKind]
    next_on: datetime.date | None
    live: list[str]
    waiting: list[str]
    ready: bool | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        authority_name = self.authority_name

        contract = self.contract

        contract_name = self.contract_name

        steps = self.steps

        done = self.done

        late = self.late

        not_recorded = self.not_recorded

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        late_steps = []
        for late_steps_item_data in self.late_steps:
            late_steps_item: str = late_steps_item_data
            late_steps.append(late_steps_item)

        next_on: None | str
        if isinstance(self.next_on, datetime.date):
            next_on = self.next_on.isoformat()
        else:
            next_on = self.next_on

        live = self.live

        waiting = self.waiting

        ready: bool | None
        ready = self.ready

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "contract": contract,
                "contract_name": contract_name,
                "steps": steps,
                "done": done,
                "late": late,
                "not_recorded": not_recorded,
                "last_heard_on": last_heard_on,
                "late_steps": late_steps,
                "next_on": next_on,
                "live": live,
                "waiting": waiting,
                "ready": ready,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        contract = d.pop("contract")

        contract_name = d.pop("contract_name")

        steps = d.pop("steps")

        done = d.pop("done")

        late = d.pop("late")

        not_recorded = d.pop("not_recorded")

        def _parse_last_heard_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_heard_on_type_0 = datetime.date.fromisoformat(data)

                return last_heard_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_heard_on = _parse_last_heard_on(d.pop("last_heard_on"))

        late_steps = []
        _late_steps = d.pop("late_steps")
        for late_steps_item_data in _late_steps:
            late_steps_item = check_mobilisation_kind(late_steps_item_data)

            late_steps.append(late_steps_item)

        def _parse_next_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_on_type_0 = datetime.date.fromisoformat(data)

                return next_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_on = _parse_next_on(d.pop("next_on"))

        live = cast(list[str], d.pop("live"))

        waiting = cast(list[str], d.pop("waiting"))

        def _parse_ready(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        ready = _parse_ready(d.pop("ready"))

        readiness_out = cls(
            authority=authority,
            authority_name=authority_name,
            contract=contract,
            contract_name=contract_name,
            steps=steps,
            done=done,
            late=late,
            not_recorded=not_recorded,
            last_heard_on=last_heard_on,
            late_steps=late_steps,
            next_on=next_on,
            live=live,
            waiting=waiting,
            ready=ready,
        )

        readiness_out.additional_properties = d
        return readiness_out

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
