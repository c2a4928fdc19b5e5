from enum import StrEnum


class OversightLevel(StrEnum):
    COMMISSIONER = "commissioner"
    DIRECTOR = "director"
    MANAGER = "manager"
    OPERATIONAL = "operational"

    def __str__(self) -> str:
        return str(self.value)
