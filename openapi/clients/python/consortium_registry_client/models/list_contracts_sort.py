from typing import Literal, cast

ListContractsSort = Literal["-last_day", "last_day", "reference"]


def check_list_contracts_sort(value: str) -> ListContractsSort:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractsSort, value)
