"""Rows have names, and results of them do what those of SQLAlchemy do."""

import pytest
from sqlalchemy.exc import MultipleResultsFound, NoResultFound

from app.platform.db.named_rows import ReadResult, RowType


def _result(*rows: tuple[object, ...], names: tuple[str, ...] = ("code", "count")) -> ReadResult:
    type_ = RowType(names, [None, int][: len(names)])
    return ReadResult(type_, type_.convert(rows))


def test_columns_are_read_by_name_and_place() -> None:
    (row,) = _result(("camden", "3"))

    assert (row.code, row.count, row[1], row._fields) == ("camden", 3, 3, ("code", "count"))
    assert row._mapping == {"code": "camden", "count": 3}
    assert row == ("camden", 3)


def test_column_whose_name_is_no_identifier_is_read_by_its_place() -> None:
    row = _result(("camden", "3"), names=("code", "max(1)")).first()

    assert row[1] == 3
    assert row._mapping == {"code": "camden", "max(1)": 3}


def test_results_without_and_with_several_rows_have_no_only_row() -> None:
    none, several = _result(), _result(("camden", "3"), ("brent", "2"))

    assert (none.first(), none.scalar(), none.one_or_none(), none.all()) == (None, None, None, [])
    assert (several.first(), several.scalar()) == (("camden", 3), "camden")
    with pytest.raises(NoResultFound):
        none.one()
    with pytest.raises(MultipleResultsFound):
        several.one()


def test_other_methods_are_those_of_sqlalchemy() -> None:
    result = _result(("camden", "3"), ("brent", "2"))

    assert result.scalars().all() == ["camden", "brent"]
    assert [dict(row) for row in result.mappings()] == [
        {"code": "camden", "count": 3},
        {"code": "brent", "count": 2},
    ]
    assert [*result.keys()] == ["code", "count"]
