from typing import Literal, cast

ListContractsSme = Literal["false", "true", "unknown"]


def check_list_contracts_sme(value: str) -> ListContractsSme:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractsSme, value)
