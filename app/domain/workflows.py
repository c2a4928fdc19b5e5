"""The workflow of each kind of case."""

from app.domain.steps import Workflow
from app.domain.vocabulary import (
    CandidateStage,
    ComplaintStep,
    ConcernStep,
    IncidentStep,
    TransferStep,
)

CANDIDATE: Workflow[CandidateStage] = Workflow(
    final=frozenset({CandidateStage.SIGNED, CandidateStage.FELL_THROUGH}),
    repeatable=frozenset({CandidateStage.APPROACHED, CandidateStage.NEGOTIATING}),
)
"""A candidate may be approached and negotiated with repeatedly, and ends once."""

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
"""A plan and a termination require a warning; an improvement requires a current plan."""

COMPLAINT: Workflow[ComplaintStep] = Workflow(
    requires={
        ComplaintStep.DECIDED: (ComplaintStep.TO_OMBUDSMAN,),
    },
    final=frozenset({ComplaintStep.DECIDED, ComplaintStep.CLOSED}),
    repeatable=frozenset(
        {
            ComplaintStep.CALLED,
            ComplaintStep.ESCALATED,
            ComplaintStep.NOT_ANSWERED,
            ComplaintStep.REPLIED,
        }
    ),
    before_opening=frozenset({ComplaintStep.CALLED}),
)
"""An Ombudsman decides once. The stages decide which replies and referrals are possible.

The call after a failed visit may take place before the complaint about it.
"""

INCIDENT: Workflow[IncidentStep] = Workflow(
    final=frozenset({IncidentStep.STOOD_DOWN}),
    repeatable=frozenset({IncidentStep.ADVISER, IncidentStep.DECISION}),
)
"""Advisers are appointed and decisions are taken until the incident is stood down."""

TRANSFER: Workflow[TransferStep] = Workflow(
    requires={
        TransferStep.AGREEMENT_SIGNED: (TransferStep.AGREEMENT_ASKED,),
        TransferStep.FEE_PAID: (TransferStep.FEE_ASKED,),
        TransferStep.UNBLOCKED: (TransferStep.BLOCKED,),
        TransferStep.RECEIVED: (TransferStep.REQUESTED,),
        TransferStep.RECONCILED: (TransferStep.RECEIVED,),
        TransferStep.COMPLETED: (TransferStep.RECEIVED,),
    },
    final=frozenset({TransferStep.COMPLETED, TransferStep.ABANDONED}),
    repeatable=frozenset(
        {
            TransferStep.FEE_ASKED,
            TransferStep.FEE_PAID,
            TransferStep.BLOCKED,
            TransferStep.UNBLOCKED,
            TransferStep.RECEIVED,
            TransferStep.RECONCILED,
        }
    ),
)
"""Each answer requires its request, and a transfer is completed once data was received."""
