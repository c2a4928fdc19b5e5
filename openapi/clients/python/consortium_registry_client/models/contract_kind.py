from enum import StrEnum


class ContractKind(StrEnum):
    CALL_OFF = "call-off"
    COMPETED = "competed"
    CONCESSION = "concession"
    DIRECT_AWARD = "direct-award"
    DIRECT_ENGAGEMENT = "direct-engagement"
    DYNAMIC_MARKET = "dynamic-market"
    FRAMEWORK = "framework"
    GRANT = "grant"
    INTER_AUTHORITY = "inter-authority"
    IN_HOUSE = "in-house"
    LIGHT_TOUCH_FRAMEWORK = "light-touch-framework"
    OPEN_FRAMEWORK = "open-framework"
    SECTION_75_AGREEMENT = "section-75-agreement"
    SPOT_PURCHASE = "spot-purchase"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
