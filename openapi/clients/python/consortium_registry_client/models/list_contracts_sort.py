from typing import Literal, cast

ListContractsSort = Literal["-first_day", "-last_day", "-value", "first_day", "last_day", "reference", "value"]


def check_list_contracts_sort(value: str) -> ListContractsSort:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractsSort, value)
