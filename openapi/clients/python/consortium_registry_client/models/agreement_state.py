from typing import Literal, cast

AgreementState = Literal["asked", "not-asked", "signed"]


def check_agreement_state(value: str) -> AgreementState:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(AgreementState, value)
