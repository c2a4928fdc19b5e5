from enum import StrEnum


class DataClass(StrEnum):
    CATALOGUE = "catalogue"
    DECONTAMINATION = "decontamination"
    FINANCE = "finance"
    LOANS = "loans"
    OPEN_ORDERS = "open-orders"
    OTHER = "other"
    PRESCRIBER_ACCOUNTS = "prescriber-accounts"
    SERVICING = "servicing"
    STOCK = "stock"

    def __str__(self) -> str:
        return str(self.value)
