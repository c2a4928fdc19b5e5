from typing import Literal, cast

Verdict = Literal["accepted", "disputed", "rejected"]


def check_verdict(value: str) -> Verdict:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Verdict, value)
