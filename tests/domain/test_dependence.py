from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dependence import CellKey, Dependence, Share, dependence

CAMDEN = ("camden", "equipment-supply")
CAMDEN_REPAIR = ("camden", "equipment-repair")
HARROW = ("harrow", "equipment-supply")
MERTON = ("merton", "equipment-supply")

cells = st.tuples(st.sampled_from("abcd"), st.sampled_from("xy"))
holders = st.sampled_from(["nrs", "millbrook", "medequip", None])
covered = st.dictionaries(cells, st.lists(holders, max_size=3))


def test_single_provider_has_an_index_of_ten_thousand() -> None:
    found = dependence({CAMDEN: ["nrs"], HARROW: ["nrs"]})

    assert found.hhi == 10_000
    assert found.shares == (Share("nrs", 2, Fraction(1), (CAMDEN, HARROW)),)


def test_a_cell_of_two_holders_counts_half_for_each() -> None:
    found = dependence({CAMDEN: ["nrs"], HARROW: ["medequip", "nrs"]})

    assert found.covered_cells == 2
    assert found.shares == (
        Share("nrs", 2, Fraction(3, 4), (CAMDEN,)),
        Share("medequip", 1, Fraction(1, 4), ()),
    )
    assert found.hhi == 5625 + 625


def test_a_holder_of_two_awards_in_a_cell_counts_once_and_alone() -> None:
    found = dependence({CAMDEN: ["nrs", "nrs"]})

    assert found.shares == (Share("nrs", 1, Fraction(1), (CAMDEN,)),)


def test_a_cell_without_a_holder_is_not_covered() -> None:
    assert dependence({CAMDEN: [], HARROW: ["nrs"]}).covered_cells == 1


def test_holders_without_a_name_count_as_one_and_come_last() -> None:
    found = dependence({CAMDEN: [None], HARROW: [None], CAMDEN_REPAIR: ["b"], MERTON: ["a"]})

    assert [(share.holder, share.share) for share in found.shares] == [
        (None, Fraction(1, 2)),
        ("a", Fraction(1, 4)),
        ("b", Fraction(1, 4)),
    ]
    assert [share.holder for share in dependence({CAMDEN: [None, "z"]}).shares] == ["z", None]


def test_no_covered_cells_give_no_shares() -> None:
    found = dependence({})

    assert found == Dependence(covered_cells=0, shares=(), hhi=Fraction(0))


@given(covered)
def test_shares_add_up_and_the_index_lies_between_its_bounds(
    who: dict[CellKey, list[str | None]],
) -> None:
    found = dependence(who)

    if found.covered_cells:
        assert sum(share.share for share in found.shares) == 1
        assert Fraction(10_000, len(found.shares)) <= found.hhi <= 10_000
    assert found.covered_cells == sum(1 for holders in who.values() if holders)
    assert all(
        set(who[cell]) == {share.holder} for share in found.shares for cell in share.sole_cells
    )
