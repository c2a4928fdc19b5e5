"""Results of small queries are read once for each key, and bounded."""

from app.platform.db.database import Database
from app.platform.db.kept_reads import KeptReads, kept_reads


class Reads:
    """Counts what is read, and reads keys in upper case."""

    def __init__(self, kept: KeptReads) -> None:
        self.asked: list[str] = []
        self._kept = kept

    def find(self, key: str) -> str:
        return self._kept.find(key, lambda: self._read(key))

    def _read(self, key: str) -> str:
        self.asked.append(key)
        return key.upper()


def test_result_is_read_once_for_each_key() -> None:
    reads = Reads(KeptReads())

    assert [reads.find(key) for key in "abab"] == [*"ABAB"]
    assert reads.asked == ["a", "b"]


def test_result_that_was_kept_first_is_removed_first() -> None:
    reads = Reads(KeptReads(most=2))

    assert [reads.find(key) for key in "abcba"] == [*"ABCBA"]
    assert reads.asked == ["a", "b", "c", "a"]


def test_read_sessions_share_results_and_write_sessions_have_none(database: Database) -> None:
    with database.read_session() as one:
        first = kept_reads(one)
    with database.read_session() as other, database.write_session() as written:
        assert kept_reads(other) is first is database.kept_reads
        assert kept_reads(written) is None
