"""Every kind of case, with the smallest valid input of each, recorded by the real commands."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.api.wiring import CASE_TYPES
from app.cases.core.facts import CaseType, StepType, record_part
from app.ledger.models import HideableFact
from app.ledger.recording import record
from tests.support import world
from tests.support.commands import Provenance
from tests.support.world import PROVENANCE, STATED

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of case as the tests of all kinds see it."""

    case_type: CaseType | StepType

    @property
    def operation(self) -> str:
        return f"record_{self.case_type.name}"

    @property
    def path(self) -> str:
        return self.case_type.path

    @property
    def model(self) -> type[HideableFact]:
        model: type[HideableFact] = self.case_type.fact.model
        return model

    @property
    def schema(self) -> type[BaseModel]:
        schema: type[BaseModel] = self.case_type.fact.input
        return schema

    @property
    def body(self) -> Body:
        """The smallest input; its authority is Camden where it names one."""
        camden = {"authority": "camden"} if "authority" in self.schema.model_fields else {}
        return {**camden, **self.case_type.smallest}

    @property
    def case(self) -> str | None:
        """The operation that opens the case to which a part belongs."""
        return None if self.case_type.parent is None else f"record_{self.case_type.parent.name}"

    @property
    def named(self) -> str | None:
        """The field that names the case, where the path does not."""
        return self.case_type.parent_field

    @property
    def hides(self) -> bool:
        """True if the input has a visibility of its own."""
        return "visibility" in self.schema.model_fields

    @property
    def visibility(self) -> str:
        """The visibility of the record if the input names none."""
        said = self.schema.model_fields.get("visibility")
        return str(said.default) if said else "public"


SORTS = [Sort(type_) for type_ in CASE_TYPES]
SORT = {sort.operation: sort for sort in SORTS}
FREE = [sort for sort in SORTS if sort.case is None]
PARTS = [sort for sort in SORTS if sort.case is not None]


@dataclass(frozen=True, slots=True)
class Teller:
    """Records cases of every kind, one after the other, as the operator."""

    session: Session
    recording: Provenance = PROVENANCE

    def tell(self, sort: Sort, **said: Any) -> Any:
        """Record the smallest case of a kind with these fields; the case of a part first."""
        if sort.case is not None:
            return self.add(sort, self.case_of(sort, **said), **said)
        return self._record(sort, **said)

    def add(self, sort: Sort, case: Any, **said: Any) -> Any:
        """Record a part of a case that there is."""
        if sort.named:
            named = {sort.named: case.record_id}
            return self._record(sort, **named, **said)
        with world.commanding(self.session, self.recording) as ctx:
            return record_part(ctx, sort.case_type, self._body(sort, **said), case)

    def case_of(self, part: Sort, **said: Any) -> Any:
        """A case that a part can belong to, as visible as that is to be, and about the same."""
        assert part.case is not None
        shared = {"visibility", "owner", "authority", "contract", "provider"}
        return self.tell(SORT[part.case], **{k: v for k, v in said.items() if k in shared})

    def _record(self, sort: Sort, **said: Any) -> Any:
        with world.commanding(self.session, self.recording) as ctx:
            return record(ctx, sort.case_type.fact, self._body(sort, **said))

    def _body(self, sort: Sort, **said: Any) -> BaseModel:
        body = {**STATED, **sort.body, **said}
        known = {name: value for name, value in body.items() if name in sort.schema.model_fields}
        return sort.schema.model_validate(known)
