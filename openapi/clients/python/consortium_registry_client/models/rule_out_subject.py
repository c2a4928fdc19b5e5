from typing import Literal, cast

RuleOutSubject = Literal["authority", "contract"]


def check_rule_out_subject(value: str) -> RuleOutSubject:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(RuleOutSubject, value)
