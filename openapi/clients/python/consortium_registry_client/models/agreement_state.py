from enum import StrEnum


class AgreementState(StrEnum):
    ASKED = "asked"
    NOT_ASKED = "not-asked"
    SIGNED = "signed"

    def __str__(self) -> str:
        return str(self.value)
