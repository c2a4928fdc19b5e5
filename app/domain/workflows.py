"""How cases of each kind go: which step needs which before it, and which is the last."""

from app.domain.steps import Workflow
from app.domain.vocabulary import CandidateStage, ComplaintStep, ConcernStep, IncidentStep

CANDIDATE: Workflow[CandidateStage] = Workflow(
    final=frozenset({CandidateStage.SIGNED, CandidateStage.FELL_THROUGH}),
    repeatable=frozenset({CandidateStage.APPROACHED, CandidateStage.NEGOTIATING}),
)
"""A candidate may be approached and negotiated with again; it signs or falls through once."""

CONCERN: Workflow[ConcernStep] = Workflow(
    requires={
        ConcernStep.IMPROVEMENT_PLAN: (ConcernStep.WARNING,),
        ConcernStep.IMPROVED: (ConcernStep.IMPROVEMENT_PLAN,),
        ConcernStep.TERMINATION: (ConcernStep.WARNING,),
    },
    final=frozenset({ConcernStep.TERMINATION, ConcernStep.CLOSED}),
    repeatable=frozenset({ConcernStep.WARNING, ConcernStep.IMPROVEMENT_PLAN, ConcernStep.IMPROVED}),
    resets={ConcernStep.IMPROVED: (ConcernStep.IMPROVEMENT_PLAN,)},
)
"""Concern, warning, improvement plan, termination: each only after the one before it."""

COMPLAINT: Workflow[ComplaintStep] = Workflow(
    requires={
        ComplaintStep.TO_OMBUDSMAN: (ComplaintStep.REPLIED,),
        ComplaintStep.DECIDED: (ComplaintStep.TO_OMBUDSMAN,),
    },
    final=frozenset({ComplaintStep.DECIDED, ComplaintStep.CLOSED}),
    repeatable=frozenset({ComplaintStep.CALLED, ComplaintStep.ESCALATED}),
    before_opening=frozenset({ComplaintStep.CALLED}),
)
"""An Ombudsman looks at what the organisation itself has replied to, and decides once.

The call after a failed visit may come before the complaint about it.
"""

INCIDENT: Workflow[IncidentStep] = Workflow(
    final=frozenset({IncidentStep.STOOD_DOWN}),
    repeatable=frozenset({IncidentStep.ADVISER, IncidentStep.DECISION}),
)
"""Advisers come and decisions are taken until an incident is stood down."""
