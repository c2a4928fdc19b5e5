from typing import Literal, cast

AttestationSubject = Literal[
    "actions",
    "complaints",
    "concerns",
    "cover",
    "incidents",
    "meetings",
    "mobilisation",
    "notices",
    "remedies",
    "staffing",
    "transfers",
]


def check_attestation_subject(value: str) -> AttestationSubject:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(AttestationSubject, value)
