"""Every sort of record, and how the smallest valid one of it is stated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.cases.complaints import commands as complaints
from app.cases.complaints import models as of_complaints
from app.cases.complaints import schemas as on_complaints
from app.cases.incidents import commands as incidents
from app.cases.incidents import models as of_incidents
from app.cases.incidents import schemas as on_incidents
from app.cases.oversight import commands as oversight
from app.cases.oversight import models as of_oversight
from app.cases.oversight import schemas as on_oversight
from app.cases.performance import commands as kpis
from app.cases.performance import models as of_kpis
from app.cases.performance import schemas as on_kpis
from app.cases.transition import commands as transition
from app.cases.transition import models as of_transition
from app.cases.transition import schemas as on_transition
from app.ledger.entries import Provenance
from app.ledger.models import HideableFact
from tests.world import PROVENANCE, STATED

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of record: by which operation it is stated, and what the smallest one says.

    What belongs to a case names the operation that opens it; and the field that names the case,
    if the path does not.
    """

    operation: str
    path: str
    model: type[HideableFact]
    schema: type[BaseModel]
    command: Callable[..., Any]
    body: Body
    case: str | None = None
    named: str | None = None

    @property
    def hides(self) -> bool:
        """Whether whoever states it says who may see it."""
        return "visibility" in self.schema.model_fields

    @property
    def visibility(self) -> str:
        """Who sees it, if nobody says."""
        said = self.schema.model_fields.get("visibility")
        return str(said.default) if said else "public"


def _sort(operation: str, path: str, *how: Any, **more: Any) -> Sort:
    model, schema, command, body = how
    return Sort(operation, path, model, schema, command, body, **more)


_CAMDEN = {"authority": "camden"}
_OPENED = {**_CAMDEN, "opened_on": "2025-08-01"}
_STEP = {"day": "2025-08-05"}

SORTS = [
    _sort("state_candidate", "candidates", of_transition.CandidateFact,
          on_transition.CandidateIn, transition.state_candidate,
          {**_OPENED, "scope": "repair", "provider": "north"}),
    _sort("take_candidate_step", "candidates/{id}/steps", of_transition.CandidateStepFact,
          on_transition.CandidateStepIn, transition.take_candidate_step,
          {**_STEP, "step": "approached"}, case="state_candidate"),
    _sort("state_data_transfer", "data-transfers", of_transition.DataTransferFact,
          on_transition.DataTransferIn, transition.state_transfer,
          {**_OPENED, "holder": "north", "classes": ["loans"], "scopes": ["equipment"]}),
    _sort("take_transfer_step", "data-transfers/{id}/steps", of_transition.TransferStepFact,
          on_transition.TransferStepIn, transition.take_transfer_step,
          {**_STEP, "step": "requested"}, case="state_data_transfer"),
    _sort("state_mobilisation_step", "mobilisation-steps", of_transition.MobilisationFact,
          on_transition.MobilisationIn, transition.state_mobilisation,
          {**_CAMDEN, "contract": "c-1", "step": "training", "text": "Two sessions"}),
    _sort("state_rhythm", "rhythms", of_oversight.RhythmFact,
          on_oversight.RhythmIn, oversight.state_rhythm,
          {**_CAMDEN, "kind": "meeting", "cadence": "fortnightly", "first_day": "2025-08-01"}),
    _sort("state_occasion", "occasions", of_oversight.OccasionFact,
          on_oversight.OccasionIn, oversight.state_occasion,
          {**_CAMDEN, "kind": "meeting", "day": "2025-08-05"}),
    _sort("state_concern", "concerns", of_oversight.ConcernFact,
          on_oversight.ConcernIn, oversight.state_concern,
          {**_OPENED, "provider": "north", "text": "Late deliveries"}),
    _sort("take_concern_step", "concerns/{id}/steps", of_oversight.ConcernStepFact,
          on_oversight.ConcernStepIn, oversight.take_concern_step,
          {**_STEP, "step": "warning"}, case="state_concern"),
    _sort("state_staffing", "staffing", of_oversight.StaffingFact,
          on_oversight.StaffingIn, oversight.state_staffing,
          {**_CAMDEN, "role": "delivery driver", "posts": 2, "first_day": "2025-08-01"}),
    _sort("state_lesson", "lessons", of_oversight.LessonFact,
          on_oversight.LessonIn, oversight.state_lesson,
          {**_CAMDEN, "text": "Ask for the data first", "learnt_on": "2025-08-05"}),
    _sort("state_action", "actions", of_oversight.ActionFact,
          on_oversight.ActionIn, oversight.state_action,
          {**_CAMDEN, "text": "Ask again", "decided_on": "2025-08-05"}),
    _sort("state_kpi", "kpis", of_kpis.KpiFact, on_kpis.KpiIn, kpis.state_kpi,
          {"contract": "c-1", "standard": "right-first-time", "name": "Done at the first visit",
           "target": "95"}),
    _sort("state_kpi_observation", "kpi-observations", of_kpis.KpiObservationFact,
          on_kpis.KpiObservationIn, kpis.count,
          {**_CAMDEN, "month": "2025-08-01", "numerator": 80, "denominator": 100},
          case="state_kpi", named="kpi"),
    _sort("state_complaint", "complaints", of_complaints.ComplaintFact,
          on_complaints.ComplaintIn, complaints.state_complaint,
          {**_CAMDEN, "reference": "C 12", "received_on": "2025-08-01"}),
    _sort("take_complaint_step", "complaints/{id}/steps", of_complaints.ComplaintStepFact,
          on_complaints.ComplaintStepIn, complaints.take_complaint_step,
          {**_STEP, "step": "replied"}, case="state_complaint"),
    _sort("state_tally", "tallies", of_complaints.TallyFact,
          on_complaints.TallyIn, complaints.state_tally,
          {**_CAMDEN, "kind": "complaint", "month": "2025-08-01", "received": 7}),
    _sort("state_ombudsman_decision", "ombudsman-decisions", of_complaints.OmbudsmanDecisionFact,
          on_complaints.DecisionIn, complaints.state_decision,
          {**_CAMDEN, "reference": "24 015 097", "ombudsman": "Local Government Ombudsman",
           "decided_on": "2025-08-12", "outcome": "upheld"}),
    _sort("state_remedy", "remedies", of_complaints.RemedyFact,
          on_complaints.RemedyIn, complaints.ask_for,
          {**_CAMDEN, "text": "An apology", "due_on": "2025-09-10"},
          case="state_ombudsman_decision", named="decision"),
    _sort("declare_incident", "incidents", of_incidents.IncidentFact,
          on_incidents.IncidentIn, incidents.declare,
          {**_CAMDEN, "title": "North has failed", "providers": ["north"],
           "began_on": "2025-08-01", "declared_on": "2025-08-01"}),
    _sort("take_incident_step", "incidents/{id}/steps", of_incidents.IncidentStepFact,
          on_incidents.IncidentStepIn, incidents.take_incident_step,
          {**_STEP, "step": "decision", "text": "Stocks are pooled"}, case="declare_incident"),
]  # fmt: skip
SORT = {sort.operation: sort for sort in SORTS}
FREE = [sort for sort in SORTS if sort.case is None]
PARTS = [sort for sort in SORTS if sort.case is not None]


@dataclass(frozen=True, slots=True)
class Teller:
    """States records of every sort, one after the other, as the operator."""

    session: Session
    recording: Provenance = PROVENANCE

    def tell(self, sort: Sort, **said: Any) -> Any:
        """State the smallest record of a sort, and what is said beside; its case first."""
        if sort.case is not None:
            return self.add(sort, self.case_of(sort, **said), **said)
        return sort.command(self.session, *self._said(sort, **said))

    def add(self, sort: Sort, case: Any, **said: Any) -> Any:
        """The same, in a case that there is."""
        named = {sort.named: case.id} if sort.named else {}
        return sort.command(self.session, case, *self._said(sort, **named, **said))

    def case_of(self, part: Sort, **said: Any) -> Any:
        """A case that a part can belong to, as visible as that is to be, and about the same."""
        assert part.case is not None
        shared = {"visibility", "owner", "authority", "contract", "provider"}
        return self.tell(SORT[part.case], **{k: v for k, v in said.items() if k in shared})

    def _said(self, sort: Sort, **said: Any) -> tuple[BaseModel, Provenance]:
        body = {**STATED, **sort.body, **said}
        known = {name: value for name, value in body.items() if name in sort.schema.model_fields}
        return sort.schema.model_validate(known), self.recording
