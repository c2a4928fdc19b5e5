from typing import Literal, cast

ComplaintStep = Literal[
    "called", "closed", "decided", "escalated", "not-answered", "replied", "sent-on", "to-ombudsman"
]


def check_complaint_step(value: str) -> ComplaintStep:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ComplaintStep, value)
