from typing import Literal, cast

MobilisationKind = Literal[
    "communications", "data", "funding", "go-live", "guidance", "premises", "staff", "stock", "systems", "training"
]


def check_mobilisation_kind(value: str) -> MobilisationKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(MobilisationKind, value)
