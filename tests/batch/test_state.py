"""The ledger reads ahead and notes later; what it says is what was entered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsledger.batch import state
from newsledger.batch.folder import run_batch
from newsledger.batch.options import RunOptions
from newsledger.batch.state import Entry, State, StateError
from newsledger.extractor import Extractor

KEYS = [f"in/{n}.txt".encode() for n in range(7)]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    """A ledger of seven articles met by run 1, which reads two ahead."""
    monkeypatch.setattr(state, "_MANY", 2)
    with State(tmp_path / "state.sqlite") as first:
        for key in KEYS:
            assert first.meet(key, key, 1) is None
            first.plan(key, key, key.decode(), 1)
        first.commit()
    with State(tmp_path / "state.sqlite") as again:
        yield again


@pytest.mark.parametrize("order", [KEYS, KEYS[::-1], KEYS[3:] + KEYS[:3], KEYS[::2] + KEYS[1::2]])
def test_articles_are_found_in_any_order(ledger: State, order: list[bytes]) -> None:
    for key in order:
        known = ledger.meet(key, key, 2)
        assert known is not None
        assert (known.key, known.run) == (key, 1)
    assert list(ledger.unmet(2)) == []


def test_an_article_met_twice_is_told_so(ledger: State) -> None:
    for key in [*KEYS, *KEYS]:
        known = ledger.meet(key, key, 2)
        assert known is not None
    runs = [known.run for key in KEYS if (known := ledger.meet(key, key, 2)) is not None]
    assert runs == [2] * len(KEYS)


def test_new_articles_between_the_known_ones(ledger: State) -> None:
    met = [ledger.meet(key, key, 2) for key in (KEYS[0], b"in/0a.txt", KEYS[1], KEYS[5], b"in/55.txt", b"zz", KEYS[6])]
    assert [known is not None for known in met] == [True, False, True, True, False, False, True]
    ledger.plan(b"zz", b"zz", "zz", 2)
    known = ledger.meet(b"zz", b"zz", 2)
    assert known is not None
    assert known.run == 2
    assert [known.key for known in ledger.unmet(2)] == KEYS[2:5]


def test_what_is_entered_after_reading_ahead_is_seen(ledger: State) -> None:
    ledger.meet(KEYS[0], KEYS[0], 2)
    ledger.settle([Entry(key=KEYS[0], status="ok", sha256="a", fingerprint="b", size=3, digest="c", stamp="d")])
    known = ledger.meet(KEYS[0], KEYS[0], 3)
    assert known is not None
    assert (known.status, known.stamp) == ("ok", "d")


def test_stamps_are_kept(ledger: State, tmp_path: Path) -> None:
    ledger.stamped(KEYS[2], "as it was")
    ledger.commit()
    with State(tmp_path / "state.sqlite") as again:
        known = again.meet(KEYS[2], KEYS[2], 3)
    assert known is not None
    assert known.stamp == "as it was"


def test_order_of_the_inputs_follows_the_last_run(ledger: State) -> None:
    for number, key in enumerate(reversed(KEYS)):
        ledger.meet(key, b"%02d" % number, 2)
        ledger.settle([Entry(key=key, status="ok", sha256="a", fingerprint="b", size=3, digest=key.decode())])
    assert [digest for _, digest in ledger.records()] == [key.decode() for key in reversed(KEYS)]


def test_a_ledger_with_damaged_pages_says_what_to_do(tmp_path: Path, extractor: Extractor) -> None:
    """Not its head, which is read at once: pages that a run comes upon later."""
    (tmp_path / "a.txt").write_text("Output rose 4%.")
    out = tmp_path / "out"
    run_batch((str(tmp_path / "a.txt"),), out, RunOptions(tables=()), extractor=extractor)
    path = out / ".newsledger" / "state.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    with pytest.raises(StateError, match=r"state\.sqlite: .*delete that file and run again"):
        run_batch((str(tmp_path / "a.txt"),), out, RunOptions(tables=()), extractor=extractor)
