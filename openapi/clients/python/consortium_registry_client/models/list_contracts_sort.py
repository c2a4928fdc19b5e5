from enum import StrEnum


class ListContractsSort(StrEnum):
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    REFERENCE = "reference"
    VALUE = "value"
    VALUE_2 = "-first_day"
    VALUE_4 = "-last_day"
    VALUE_6 = "-value"

    def __str__(self) -> str:
        return str(self.value)
