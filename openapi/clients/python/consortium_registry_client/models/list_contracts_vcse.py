from typing import Literal, cast

ListContractsVcse = Literal["false", "true", "unknown"]


def check_list_contracts_vcse(value: str) -> ListContractsVcse:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractsVcse, value)
