"""How one provider gives way to another."""

from enum import StrEnum


class CandidateStage(StrEnum):
    """How far a provider has come that may take over."""

    IDENTIFIED = "identified"
    APPROACHED = "approached"
    NEGOTIATING = "negotiating"
    APPROVED = "approved"
    SIGNED = "signed"
    FELL_THROUGH = "fell-through"


class DataClass(StrEnum):
    """What is handed over. The registry knows of the classes, never of the data."""

    LOANS = "loans"
    OPEN_ORDERS = "open-orders"
    STOCK = "stock"
    CATALOGUE = "catalogue"
    SERVICING = "servicing"
    DECONTAMINATION = "decontamination"
    PRESCRIBER_ACCOUNTS = "prescriber-accounts"
    FINANCE = "finance"
    OTHER = "other"


class TransferStep(StrEnum):
    """What happens on the way of data from one holder to another."""

    REQUESTED = "requested"
    AGREEMENT_ASKED = "agreement-asked"
    AGREEMENT_SIGNED = "agreement-signed"
    FEE_ASKED = "fee-asked"
    FEE_PAID = "fee-paid"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    RECEIVED = "received"
    RECONCILED = "reconciled"
    COMPLETED = "completed"
    ABANDONED = "abandoned"


class AgreementState(StrEnum):
    """How an agreement on sharing data stands."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    SIGNED = "signed"


class MobilisationKind(StrEnum):
    """What must be ready before a provider can serve."""

    PREMISES = "premises"
    STOCK = "stock"
    DATA = "data"
    SYSTEMS = "systems"
    STAFF = "staff"
    TRAINING = "training"
    GUIDANCE = "guidance"
    COMMUNICATIONS = "communications"
    FUNDING = "funding"
    GO_LIVE = "go-live"
