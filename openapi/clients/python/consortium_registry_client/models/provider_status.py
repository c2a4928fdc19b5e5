from enum import StrEnum


class ProviderStatus(StrEnum):
    CEASED = "ceased"
    NOT_KNOWN_TO_HAVE_STOPPED = "not-known-to-have-stopped"
    TRADING_IN_INSOLVENCY = "trading-in-insolvency"

    def __str__(self) -> str:
        return str(self.value)
