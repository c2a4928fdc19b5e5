"""A tree that keeps its paths and leaves gives those of its map of parents."""

from app.domain.trees import Tree, leaves_of, leaves_under, path_to_root

PARENTS = {"a": None, "b": "a", "c": "a", "d": "b", "e": "b", "f": None, "g": "lost"}


def test_kept_paths_and_leaves_are_those_of_the_parents() -> None:
    tree = Tree(PARENTS)

    for _ in range(2):
        for code in (*PARENTS, "unknown"):
            assert tree.path_to_root(code) == path_to_root(code, PARENTS)
            assert list(tree.leaves_under(code)) == leaves_under(code, PARENTS)
    assert sorted(tree.leaves) == leaves_of(PARENTS)


def test_leaves_have_the_number_of_steps_up_to_the_scope() -> None:
    assert Tree(PARENTS).leaves_under("a") == {"c": 1, "d": 2, "e": 2}
    assert Tree(PARENTS).leaves_under("d") == {"d": 0}
