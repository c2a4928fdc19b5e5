from enum import StrEnum


class MobilisationKind(StrEnum):
    COMMUNICATIONS = "communications"
    DATA = "data"
    FUNDING = "funding"
    GO_LIVE = "go-live"
    GUIDANCE = "guidance"
    PREMISES = "premises"
    STAFF = "staff"
    STOCK = "stock"
    SYSTEMS = "systems"
    TRAINING = "training"

    def __str__(self) -> str:
        return str(self.value)
