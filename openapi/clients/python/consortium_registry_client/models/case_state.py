from typing import Literal, cast

CaseState = Literal["ended", "not-heard-of", "open"]


def check_case_state(value: str) -> CaseState:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(CaseState, value)
