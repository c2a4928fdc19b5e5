from enum import StrEnum


class Visibility(StrEnum):
    OWNER = "owner"
    PARTNERS = "partners"
    PUBLIC = "public"

    def __str__(self) -> str:
        return str(self.value)
