from enum import StrEnum


class TransferStep(StrEnum):
    ABANDONED = "abandoned"
    AGREEMENT_ASKED = "agreement-asked"
    AGREEMENT_SIGNED = "agreement-signed"
    BLOCKED = "blocked"
    COMPLETED = "completed"
    FEE_ASKED = "fee-asked"
    FEE_PAID = "fee-paid"
    RECEIVED = "received"
    RECONCILED = "reconciled"
    REQUESTED = "requested"
    UNBLOCKED = "unblocked"

    def __str__(self) -> str:
        return str(self.value)
