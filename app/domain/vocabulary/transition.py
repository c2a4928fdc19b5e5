"""Transition from one provider to another."""

from app.domain.vocabulary.codelist import Codelist


class CandidateStage(Codelist):
    """The stage of a provider that may take over a service."""

    IDENTIFIED = "identified"
    """The provider is identified. The stage in which a case is opened."""
    APPROACHED = "approached"
    """The provider was approached. May be repeated."""
    NEGOTIATING = "negotiating"
    """Terms are under negotiation. May be repeated."""
    APPROVED = "approved"
    """The provider was approved; no contract is signed yet."""
    SIGNED = "signed"
    """A contract was signed, which the step names. A final stage."""
    FELL_THROUGH = "fell-through"
    """The provider will not take over, for the reason in the step. A final stage."""


class DataClass(Codelist):
    """A class of data that is handed over. The registry records classes, never the data."""

    LOANS = "loans"
    """Equipment on loan."""
    OPEN_ORDERS = "open-orders"
    """Orders not yet delivered."""
    STOCK = "stock"
    """Equipment in store."""
    CATALOGUE = "catalogue"
    """Items that can be ordered."""
    SERVICING = "servicing"
    """Past and planned servicing."""
    DECONTAMINATION = "decontamination"
    """Past and planned decontamination."""
    PRESCRIBER_ACCOUNTS = "prescriber-accounts"
    """Accounts of prescribers for ordering."""
    FINANCE = "finance"
    """Charges, payments and debts."""
    OTHER = "other"
    """Other data."""


class TransferStep(Codelist):
    """A step in a data transfer from one holder to another."""

    REQUESTED = "requested"
    """The data was requested."""
    AGREEMENT_ASKED = "agreement-asked"
    """A data sharing agreement was requested."""
    AGREEMENT_SIGNED = "agreement-signed"
    """The data sharing agreement was signed."""
    FEE_ASKED = "fee-asked"
    """A fee was demanded."""
    FEE_PAID = "fee-paid"
    """A fee was paid."""
    BLOCKED = "blocked"
    """A party blocks the transfer."""
    UNBLOCKED = "unblocked"
    """A party stops blocking the transfer."""
    RECEIVED = "received"
    """Data arrived, with the number of records."""
    RECONCILED = "reconciled"
    """The data was checked, with the numbers of correct records and of missing or wrong ones."""
    COMPLETED = "completed"
    """All required data has arrived. A final step."""
    ABANDONED = "abandoned"
    """The transfer was abandoned. A final step."""


class AgreementState(Codelist):
    """The state of a data sharing agreement."""

    NOT_ASKED = "not-asked"
    """No agreement was requested."""
    ASKED = "asked"
    """The agreement was requested and is not signed."""
    SIGNED = "signed"
    """The agreement is signed."""


class MobilisationKind(Codelist):
    """The type of a preparation that a provider needs before the service starts."""

    PREMISES = "premises"
    """Premises, such as a warehouse."""
    STOCK = "stock"
    """Equipment in store."""
    DATA = "data"
    """Data from the previous holder."""
    SYSTEMS = "systems"
    """IT systems, for example for orders and stock."""
    STAFF = "staff"
    """Staff."""
    TRAINING = "training"
    """Training for users of the service, such as prescribers."""
    GUIDANCE = "guidance"
    """Guidance for users of the service, such as prescribers."""
    COMMUNICATIONS = "communications"
    """Communication to everyone affected."""
    FUNDING = "funding"
    """Money for the change."""
    GO_LIVE = "go-live"
    """The start of the service for a scope, at a level."""
