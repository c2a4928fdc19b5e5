from typing import Literal, cast

CaseCategory = Literal["critical", "end-of-life", "hospital-discharge", "palliative", "routine", "urgent"]


def check_case_category(value: str) -> CaseCategory:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(CaseCategory, value)
