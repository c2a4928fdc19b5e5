"""The event loop makes reads of one item or one cell; every other one has a thread."""

from typing import Any

import pytest

from app.cases.core.schemas import CaseQuery
from app.cover.schemas import CoverQuery
from app.platform.http.pagination import BaseQuery
from app.registry.contracts.filters import ContractItemQuery, ContractQuery


@pytest.mark.parametrize(
    ("query", "is_brief"),
    [
        (ContractItemQuery(), True),
        (CaseQuery(), True),
        (CoverQuery(authority=["camden"], scope=["delivery"]), True),
        (CoverQuery(authority=["camden"]), False),
        (CoverQuery(scope=["delivery"]), False),
        (CoverQuery(authority=["camden", "brent"], scope=["delivery"]), False),
        (ContractQuery(), False),
    ],
    ids=["a contract", "a case", "a cell", "cells", "a scope", "two cells", "a list"],
)
def test_one_item_or_one_cell_is_brief(query: BaseQuery, *, is_brief: bool) -> None:
    assert query.is_brief is is_brief


def test_no_other_query_is_brief() -> None:
    def below(model: type[Any]) -> set[type[Any]]:
        return {model}.union(*map(below, model.__subclasses__()))

    own = {model.__name__ for model in below(BaseQuery) if "is_brief" in vars(model)}

    assert own == {"BaseQuery", "ContractItemQuery", "CaseQuery", "CoverQuery"}
