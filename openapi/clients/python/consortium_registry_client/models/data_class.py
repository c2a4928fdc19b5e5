from typing import Literal, cast

DataClass = Literal[
    "catalogue",
    "decontamination",
    "finance",
    "loans",
    "open-orders",
    "other",
    "prescriber-accounts",
    "servicing",
    "stock",
]


def check_data_class(value: str) -> DataClass:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DataClass, value)
