from enum import StrEnum


class ProviderEventKind(StrEnum):
    ADMINISTRATION = "administration"
    CEASED_TRADING = "ceased-trading"
    DISSOLVED = "dissolved"
    DISTRESS_SIGNAL = "distress-signal"
    INSOLVENCY_ENDED = "insolvency-ended"
    RESUMED_TRADING = "resumed-trading"
    SOLD = "sold"
    SPECIAL_MANAGER_APPOINTED = "special-manager-appointed"
    TRADING_ON = "trading-on"
    WINDING_UP_ORDER = "winding-up-order"
    WINDING_UP_PETITION = "winding-up-petition"

    def __str__(self) -> str:
        return str(self.value)
