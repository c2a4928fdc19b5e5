from enum import StrEnum


class ContractKind(StrEnum):
    CALL_OFF = "call-off"
    COMPETED = "competed"
    DIRECT_AWARD = "direct-award"
    DIRECT_ENGAGEMENT = "direct-engagement"
    FRAMEWORK = "framework"
    INTER_AUTHORITY = "inter-authority"
    IN_HOUSE = "in-house"
    SPOT_PURCHASE = "spot-purchase"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
