"""Verdicts are kept, bound to document, layer and span, and survive whatever happens around them."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newsledger.review.binding import bind
from newsledger.review.facts import Fact, Key, fact_of, facts_of, plain
from newsledger.review.folder import ReviewError, beside
from newsledger.review.library import Library
from newsledger.review.statistics import statistics
from newsledger.review.verdicts import Conflict, Entry, Verdicts
from newsledger.schemas.record import ArticleRecord, Metric
from review import synthetic
from review.browser import PIPELINE

SHA = "0" * 64
KEY = Key("metric", 3, 9)
ACCEPT = Entry(judgement="accept", fact={"low": 1})


@pytest.fixture
def verdicts(tmp_path: Path) -> Verdicts:
    return Verdicts(tmp_path / "kept.sqlite")


def test_a_verdict_is_there_for_whoever_opens_next(verdicts: Verdicts) -> None:
    verdicts.put(SHA, KEY, ACCEPT, window="a", base=0)
    found = Verdicts(verdicts.path).of(SHA)
    assert found[KEY].judgement == "accept"
    assert found[KEY].fact == {"low": 1}
    assert verdicts.of("1" * 64) == {}


def test_history_is_never_overwritten(verdicts: Verdicts) -> None:
    for judgement in ("accept", "reject", "none"):
        verdicts.put(SHA, KEY, Entry(judgement=judgement, fact={"low": 1}), window="a", base=None)
    with sqlite3.connect(verdicts.path) as connection:
        rows = connection.execute("SELECT judgement FROM event ORDER BY seq").fetchall()
    assert [row[0] for row in rows] == ["accept", "reject", "none"]


def test_another_window_is_not_overwritten_unseen(verdicts: Verdicts) -> None:
    first = verdicts.put(SHA, KEY, ACCEPT, window="a", base=0)
    with pytest.raises(Conflict):
        verdicts.put(SHA, KEY, Entry(judgement="reject"), window="b", base=0)
    assert verdicts.of(SHA)[KEY].judgement == "accept"
    verdicts.put(SHA, KEY, Entry(judgement="reject"), window="b", base=first.seq)
    assert verdicts.of(SHA)[KEY].judgement == "reject"


def test_undo_goes_back_step_by_step(verdicts: Verdicts) -> None:
    for judgement in ("accept", "reject", "accept"):
        verdicts.put(SHA, KEY, Entry(judgement=judgement, note=judgement), window="a", base=None)
    other = Key("commitment", 5, 6)
    verdicts.put(SHA, other, ACCEPT, window="a", base=0)
    assert verdicts.undo(SHA, window="a") is not None
    assert other not in verdicts.of(SHA)
    for expected in ("reject", "accept"):
        verdicts.undo(SHA, window="a")
        assert verdicts.of(SHA)[KEY].judgement == expected
        assert verdicts.of(SHA)[KEY].note == expected
    verdicts.undo(SHA, window="a")
    assert verdicts.of(SHA) == {}
    assert verdicts.undo(SHA, window="a") is None


def test_undo_is_of_ones_own_window(verdicts: Verdicts) -> None:
    verdicts.put(SHA, KEY, ACCEPT, window="a", base=0)
    assert verdicts.undo(SHA, window="b") is None
    verdicts.put(SHA, KEY, Entry(judgement="reject"), window="b", base=None)
    with pytest.raises(Conflict):
        verdicts.undo(SHA, window="a")
    assert verdicts.of(SHA)[KEY].judgement == "reject"


def test_after_an_undo_the_fact_can_be_judged_again(verdicts: Verdicts) -> None:
    verdicts.put(SHA, KEY, ACCEPT, window="a", base=0)
    verdicts.undo(SHA, window="a")
    verdicts.put(SHA, KEY, Entry(judgement="reject"), window="a", base=0)
    assert verdicts.of(SHA)[KEY].judgement == "reject"


def test_many_writers_lose_nothing(verdicts: Verdicts) -> None:
    def write(worker: int) -> None:
        own = Verdicts(verdicts.path)
        for number in range(25):
            own.put(SHA, Key("metric", worker, number + 1), ACCEPT, window=f"w{worker}", base=0)

    threads = [threading.Thread(target=write, args=(worker,)) for worker in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(verdicts.of(SHA)) == 200
    assert verdicts.last() == 200


def test_what_was_answered_survives_a_kill(verdicts: Verdicts) -> None:
    program = """
import os, sys
from pathlib import Path
from newsledger.review.facts import Key
from newsledger.review.verdicts import Entry, Verdicts
verdicts = Verdicts(Path(sys.argv[1]))
for number in range(1000):
    verdicts.put("0" * 64, Key("metric", number, number + 1), Entry(judgement="accept"), window="a", base=0)
    print(number, flush=True)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(verdicts.path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PIPELINE)},
    )
    assert process.stdout is not None
    answered = 0
    for line in process.stdout:
        answered = int(line)
        if answered >= 40:
            process.kill()
            break
    process.wait()
    process.stdout.close()
    assert len(Verdicts(verdicts.path).of(SHA)) >= answered + 1


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="--database"):
        Verdicts(tmp_path / "no" / "such" / "folder" / "kept.sqlite")
    (tmp_path / "junk.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(ReviewError, match="cannot be opened"):
        Verdicts(tmp_path / "junk.sqlite")


def test_a_newer_database_is_left_alone(verdicts: Verdicts) -> None:
    with sqlite3.connect(verdicts.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ReviewError, match="newer"):
        Verdicts(verdicts.path)


# -- binding to the facts of a new run


def judged(number: int = 0) -> tuple[ArticleRecord, tuple[Fact, ...], Verdicts]:
    made, _ = synthetic.record(number, 6)
    record = ArticleRecord.model_validate(made)
    return record, facts_of(record), None  # type: ignore[return-value]


def said(tmp_path: Path, fact: Fact, **entry: object) -> Verdicts:
    kept = Verdicts(tmp_path / "kept.sqlite")
    kept.put(SHA, fact.key, Entry(fact=plain(fact.value), **entry), window="a", base=0)  # type: ignore[arg-type]
    return kept


def test_ids_rules_and_evidence_may_change(tmp_path: Path) -> None:
    _, facts, _ = judged()
    fact = next(fact for fact in facts if isinstance(fact.value, Metric))
    kept = said(tmp_path, fact, judgement="accept")
    value = plain(fact.value) | {"id": "other", "rule": "metric.renamed"}
    value["evidence"] = value["quantity"]
    (item,) = bind((fact_of(Metric.model_validate(value)),), kept.of(SHA)).judged
    assert (item.state, item.judgement) == ("stands", "accept")


@pytest.mark.parametrize("field", ["low", "unit", "status", "period", "indicator", "comparator"])
def test_a_changed_fact_waits_for_a_second_look(tmp_path: Path, field: str) -> None:
    _, facts, _ = judged()
    fact = next(fact for fact in facts if isinstance(fact.value, Metric) and fact.value.comparator == "~")
    kept = said(tmp_path, fact, judgement="accept")
    other = {"low": -1, "unit": "x", "status": "target", "period": None, "indicator": None, "comparator": "="}
    value = plain(fact.value) | {field: other[field]}
    bound = bind((fact_of(Metric.model_validate(value)),), kept.of(SHA))
    (item,) = bound.judged
    assert (item.state, item.judgement, item.settled) == ("changed", "none", False)
    assert item.verdict is not None
    assert item.verdict.judgement == "accept"
    assert bound.gone == ()


def test_a_moved_fact_is_gone_not_moved(tmp_path: Path) -> None:
    _, facts, _ = judged()
    fact = next(fact for fact in facts if isinstance(fact.value, Metric))
    kept = said(tmp_path, fact, judgement="reject", reason="wrong_span")
    value = plain(fact.value)
    value["quantity"] = {
        **value["quantity"],
        "start": value["quantity"]["start"] + 1,
        "text": value["quantity"]["text"][1:],
    }
    bound = bind((fact_of(Metric.model_validate(value)),), kept.of(SHA))
    assert [item.state for item in bound.judged] == ["new"]
    assert [verdict.judgement for verdict in bound.gone] == ["reject"]
    assert bound.gone[0].reason == "wrong_span"


def test_a_correction_that_the_extractor_learned_is_right(tmp_path: Path) -> None:
    _, facts, _ = judged()
    fact = next(fact for fact in facts if isinstance(fact.value, Metric))
    better = plain(fact.value) | {"unit": "USD"}
    kept = said(tmp_path, fact, judgement="correct", correction=better)
    (item,) = bind((fact_of(Metric.model_validate(better)),), kept.of(SHA)).judged
    assert (item.state, item.judgement) == ("mended", "accept")


def test_an_addition_stays_until_it_is_found(tmp_path: Path) -> None:
    _, facts, _ = judged()
    fact = next(fact for fact in facts if isinstance(fact.value, Metric))
    kept = Verdicts(tmp_path / "kept.sqlite")
    kept.put(SHA, fact.key, Entry(judgement="add", correction=plain(fact.value)), window="a", base=0)
    assert [item.judgement for item in bind((), kept.of(SHA)).added] == ["add"]
    found = bind((fact,), kept.of(SHA))
    assert [(item.state, item.judgement) for item in found.judged] == [("mended", "accept")]
    assert found.added == ()


def test_the_same_bytes_under_another_name_share_verdicts(out: Path) -> None:
    library = Library(out)
    record = (out / "article-00001.json").read_text()
    other = json.loads(record)
    other["document"]["id"] = "copy"
    (out / "copy.json").write_text(json.dumps(other))
    library.index.refresh()
    loaded = ArticleRecord.model_validate_json(record)
    fact = facts_of(loaded)[0]
    library.verdicts.put(
        loaded.document.sha256, fact.key, Entry(judgement="reject", fact=plain(fact.value)), window="a", base=0
    )
    tallies = {tally.name: tally for tally in statistics(library).rules}
    assert tallies[fact.rule].wrong == 1, "one verdict counts once"


# -- statistics


def test_the_worst_rule_comes_first(out: Path) -> None:
    library = Library(out)
    library.index.refresh()
    for path in sorted(out.glob("article-*.json")):
        record = ArticleRecord.model_validate_json(path.read_text())
        for fact in facts_of(record):
            bad = fact.rule == "metric.ratio.percent" or (fact.rule == "metric.count.noun" and "00001" in path.name)
            entry = Entry(
                judgement="reject" if bad else "accept", reason="wrong_value" if bad else None, fact=plain(fact.value)
            )
            library.verdicts.put(record.document.sha256, fact.key, entry, window="a", base=0)
    found = statistics(library)
    assert [tally.name for tally in found.rules[:2]] == ["metric.ratio.percent", "metric.count.noun"]
    worst, next_one = found.rules[:2]
    assert worst.precision == 0
    assert next_one.precision == (next_one.judged - next_one.wrong) / next_one.judged
    assert worst.judged == worst.facts == worst.wrong == 5
    assert worst.bounds is not None
    assert 0 <= worst.bounds[0] <= worst.bounds[1] < 0.6
    assert dict(found.reasons) == {"wrong value or unit": worst.wrong + next_one.wrong}
    assert found.kinds[0].name == "metric: ratio"
    assert found.stale == 0
    assert {item.rule for item in found.wrong} == {"metric.ratio.percent", "metric.count.noun"}


def test_the_command_prints_what_the_page_shows(out: Path) -> None:
    library = Library(out)
    record = ArticleRecord.model_validate_json((out / "article-00000.json").read_text())
    fact = facts_of(record)[1]
    library.verdicts.put(
        record.document.sha256, fact.key, Entry(judgement="reject", fact=plain(fact.value)), window="a", base=0
    )
    command = [sys.executable, "-m", "newsledger", "review", "stats", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(PIPELINE)}
    words = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert fact.rule in words
    given = subprocess.run([*command, "--json"], env=environment, capture_output=True, text=True, check=True).stdout
    data = json.loads(given)
    assert data["rules"][0]["name"] == fact.rule
    assert data["rules"][0]["wrong"] == 1
    assert beside(out, "review").exists()
