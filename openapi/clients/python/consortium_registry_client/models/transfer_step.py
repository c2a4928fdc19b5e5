from typing import Literal, cast

TransferStep = Literal[
    "abandoned",
    "agreement-asked",
    "agreement-signed",
    "blocked",
    "completed",
    "fee-asked",
    "fee-paid",
    "received",
    "reconciled",
    "requested",
    "unblocked",
]


def check_transfer_step(value: str) -> TransferStep:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(TransferStep, value)
