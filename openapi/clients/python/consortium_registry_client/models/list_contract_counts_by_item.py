from enum import StrEnum


class ListContractCountsByItem(StrEnum):
    AUTHORITY = "authority"
    CONSORTIUM = "consortium"
    END_MONTH = "end_month"
    GROUND = "ground"
    KIND = "kind"
    PROVIDER = "provider"
    PURPOSE = "purpose"
    REGIME = "regime"
    SME = "sme"
    VCSE = "vcse"

    def __str__(self) -> str:
        return str(self.value)
