from typing import Literal, cast

FaultParty = Literal["contractor", "council"]


def check_fault_party(value: str) -> FaultParty:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(FaultParty, value)
