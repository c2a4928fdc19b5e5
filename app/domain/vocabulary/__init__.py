"""Every codelist. The value is the public spelling; codelists grow, they never change meaning."""

from app.domain.vocabulary.access import Role
from app.domain.vocabulary.organisations import (
    AuthorityKind,
    MembershipRole,
    ProviderEventKind,
    ProviderStatus,
)
from app.domain.vocabulary.procurement import (
    ContractKind,
    EndingReason,
    Ground,
    NoticeType,
    Purpose,
    Regime,
    SpecialRegime,
    TermChangeKind,
    ValueBasis,
    Vat,
)
from app.domain.vocabulary.services import (
    Cases,
    Certainty,
    CoverState,
    Finding,
    InstalledBase,
    Risk,
    ServiceLevel,
)
from app.domain.vocabulary.statements import (
    Confidence,
    DateBasis,
    RestatementReason,
    Verdict,
    Visibility,
)

__all__ = [
    "AuthorityKind",
    "Cases",
    "Certainty",
    "Confidence",
    "ContractKind",
    "CoverState",
    "DateBasis",
    "EndingReason",
    "Finding",
    "Ground",
    "InstalledBase",
    "MembershipRole",
    "NoticeType",
    "ProviderEventKind",
    "ProviderStatus",
    "Purpose",
    "Regime",
    "RestatementReason",
    "Risk",
    "Role",
    "ServiceLevel",
    "SpecialRegime",
    "TermChangeKind",
    "ValueBasis",
    "Vat",
    "Verdict",
    "Visibility",
]
