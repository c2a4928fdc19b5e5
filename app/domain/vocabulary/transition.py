"""How one provider gives way to another."""

from enum import StrEnum


class CandidateStage(StrEnum):
    """How far a provider has come that may take over."""

    IDENTIFIED = "identified"
    """It is thought of. The case is opened with this."""
    APPROACHED = "approached"
    """It was asked."""
    NEGOTIATING = "negotiating"
    """Terms are negotiated with it."""
    APPROVED = "approved"
    """It was decided to take it; nothing is signed yet."""
    SIGNED = "signed"
    """A contract was signed with it, which the step names. The last step."""
    FELL_THROUGH = "fell-through"
    """It will not take over, for the reason that the step gives. The last step."""


class DataClass(StrEnum):
    """What is handed over. The registry knows of the classes, never of the data."""

    LOANS = "loans"
    """What equipment is on loan."""
    OPEN_ORDERS = "open-orders"
    """What was ordered and is not delivered yet."""
    STOCK = "stock"
    """What is in store."""
    CATALOGUE = "catalogue"
    """Which items can be ordered."""
    SERVICING = "servicing"
    """What was serviced, and what is to be."""
    DECONTAMINATION = "decontamination"
    """What was cleaned, and what is to be."""
    PRESCRIBER_ACCOUNTS = "prescriber-accounts"
    """The accounts with which prescribers order."""
    FINANCE = "finance"
    """What was charged, paid and owed."""
    OTHER = "other"
    """Something else."""


class TransferStep(StrEnum):
    """What happens on the way of data from one holder to another."""

    REQUESTED = "requested"
    """The data was asked for."""
    AGREEMENT_ASKED = "agreement-asked"
    """An agreement on sharing it was asked for."""
    AGREEMENT_SIGNED = "agreement-signed"
    """The agreement on sharing it was signed."""
    FEE_ASKED = "fee-asked"
    """A fee was asked for it."""
    FEE_PAID = "fee-paid"
    """A fee was paid for it."""
    BLOCKED = "blocked"
    """Somebody holds it up."""
    UNBLOCKED = "unblocked"
    """Whoever held it up lets it go."""
    RECEIVED = "received"
    """Data arrived: so many records."""
    RECONCILED = "reconciled"
    """What arrived was checked: so many records right, so many missing or wrong."""
    COMPLETED = "completed"
    """All that was needed is there. The last step."""
    ABANDONED = "abandoned"
    """It was given up. The last step."""


class AgreementState(StrEnum):
    """How an agreement on sharing data stands."""

    NOT_ASKED = "not-asked"
    """Nobody has asked for one."""
    ASKED = "asked"
    """It was asked for, and is not signed."""
    SIGNED = "signed"
    """It is signed."""


class MobilisationKind(StrEnum):
    """What must be ready before a provider can serve."""

    PREMISES = "premises"
    """Buildings to work from, such as a warehouse."""
    STOCK = "stock"
    """Equipment in store."""
    DATA = "data"
    """Data from whoever held it before."""
    SYSTEMS = "systems"
    """Systems for orders, stock and the like."""
    STAFF = "staff"
    """People who do the work."""
    TRAINING = "training"
    """Training for those who work with the service."""
    GUIDANCE = "guidance"
    """Guidance for those who work with the service."""
    COMMUNICATIONS = "communications"
    """Telling everybody who is concerned."""
    FUNDING = "funding"
    """Money for the change."""
    GO_LIVE = "go-live"
    """The service itself: a scope goes live, at a level."""
