from typing import Literal, cast

ListContractsEnd = Literal["known", "open", "unknown"]


def check_list_contracts_end(value: str) -> ListContractsEnd:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractsEnd, value)
