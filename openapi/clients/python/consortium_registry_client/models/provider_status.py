from enum import StrEnum


class ProviderStatus(StrEnum):
    CEASED = "ceased"
    TRADING = "trading"
    TRADING_IN_INSOLVENCY = "trading-in-insolvency"

    def __str__(self) -> str:
        return str(self.value)
