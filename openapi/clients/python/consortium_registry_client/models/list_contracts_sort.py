from enum import StrEnum


class ListContractsSort(StrEnum):
    LAST_DAY = "last_day"
    REFERENCE = "reference"
    VALUE_2 = "-last_day"

    def __str__(self) -> str:
        return str(self.value)
