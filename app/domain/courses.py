"""How cases of each kind go: which step needs which before it, and which is the last."""

from app.domain.steps import Course
from app.domain.vocabulary import CandidateStage, ComplaintStep, ConcernStep, IncidentStep

CANDIDATE: Course[CandidateStage] = Course(
    ends=frozenset({CandidateStage.SIGNED, CandidateStage.FELL_THROUGH}),
    again=frozenset({CandidateStage.APPROACHED, CandidateStage.NEGOTIATING}),
)
"""A candidate may be approached and negotiated with again; it signs or falls through once."""

CONCERN: Course[ConcernStep] = Course(
    needs={
        ConcernStep.IMPROVEMENT_PLAN: (ConcernStep.WARNING,),
        ConcernStep.IMPROVED: (ConcernStep.IMPROVEMENT_PLAN,),
        ConcernStep.TERMINATION: (ConcernStep.WARNING,),
    },
    ends=frozenset({ConcernStep.TERMINATION, ConcernStep.CLOSED}),
    again=frozenset({ConcernStep.WARNING, ConcernStep.IMPROVEMENT_PLAN, ConcernStep.IMPROVED}),
    undoes={ConcernStep.IMPROVED: (ConcernStep.IMPROVEMENT_PLAN,)},
)
"""Concern, warning, improvement plan, termination: each only after the one before it."""

COMPLAINT: Course[ComplaintStep] = Course(
    needs={
        ComplaintStep.TO_OMBUDSMAN: (ComplaintStep.REPLIED,),
        ComplaintStep.DECIDED: (ComplaintStep.TO_OMBUDSMAN,),
    },
    ends=frozenset({ComplaintStep.DECIDED, ComplaintStep.CLOSED}),
    again=frozenset({ComplaintStep.CALLED, ComplaintStep.ESCALATED}),
    early=frozenset({ComplaintStep.CALLED}),
)
"""An Ombudsman looks at what the organisation itself has replied to, and decides once.

The call after a failed visit may come before the complaint about it.
"""

INCIDENT: Course[IncidentStep] = Course(
    ends=frozenset({IncidentStep.STOOD_DOWN}),
    again=frozenset({IncidentStep.ADVISER, IncidentStep.DECISION}),
)
"""Advisers come and decisions are taken until an incident is stood down."""
