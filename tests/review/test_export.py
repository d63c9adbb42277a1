"""What comes out of a review: records, gold, annotations; and Label Studio's results taken in."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from newsledger.review.export import export
from newsledger.review.facts import Key, facts_of, plain
from newsledger.review.folder import ReviewError, load_record
from newsledger.review.label_studio import Units
from newsledger.review.library import Library
from newsledger.review.taking import take
from newsledger.review.verdicts import Entry
from newsledger.schemas.record import ArticleRecord

WINDOW = "testwindow"


def judge_all(library: Library, path: Path, **special: Entry) -> ArticleRecord:
    """Accept every fact of a record but the special ones (by key)."""
    record = load_record(path)
    for fact in facts_of(record):
        entry = special.get(str(fact.key)) or Entry(judgement="accept", fact=plain(fact.value))
        library.verdicts.put(record.document.sha256, fact.key, entry, window=WINDOW, base=None)
    return record


@pytest.fixture
def library(out: Path) -> Library:
    found = Library(out)
    found.index.refresh()
    return found


def test_corrected_records_and_gold(library: Library, out: Path, tmp_path: Path) -> None:
    path = out / "article-00000.json"
    record = load_record(path)
    first, second = record.metrics[0], record.metrics[1]
    fixed = {**plain(first), "low": 7, "high": 7, "unit": "USD"}
    keys = [str(fact.key) for fact in facts_of(record) if fact.value in (first, second)]
    judge_all(
        library,
        path,
        **{
            keys[0]: Entry(judgement="correct", fact=plain(first), correction=fixed),
            keys[1]: Entry(judgement="reject", reason="not_a_fact", fact=plain(second)),
        },
    )
    list(export(library, tmp_path / "to"))
    made = ArticleRecord.model_validate_json((tmp_path / "to/records/article-00000.json").read_text())
    assert (made.metrics[0].low, made.metrics[0].unit) == (7, "USD")
    assert second.id not in {metric.id for metric in made.metrics}
    assert any(rejection.check == "review" and rejection.rule == second.rule for rejection in made.rejections)
    assert made.commitments[0].targets == (first.id,)
    gold = [ArticleRecord.model_validate_json(line) for line in (tmp_path / "to/gold.jsonl").read_text().splitlines()]
    assert [found.document.id for found in gold] == ["article-00000"], "only what is judged to the end is gold"
    assert len(gold[0].metrics) == len(record.metrics) - 1
    assert not gold[0].rejections


def test_untouched_records_stay_byte_for_byte(library: Library, out: Path, tmp_path: Path) -> None:
    list(export(library, tmp_path / "to"))
    for path in out.glob("article-*.json"):
        assert (tmp_path / "to/records" / path.name).read_bytes() == path.read_bytes()
    assert (tmp_path / "to/gold.jsonl").read_text() == ""


def test_rejected_target_leaves_no_link(library: Library, out: Path, tmp_path: Path) -> None:
    path = out / "article-00001.json"
    record = load_record(path)
    target = next(commitment.targets[0] for commitment in record.commitments if commitment.targets)
    metric = next(metric for metric in record.metrics if metric.id == target)
    key = Key("metric", metric.quantity.start, metric.quantity.end)
    library.verdicts.put(
        record.document.sha256, key, Entry(judgement="reject", fact=plain(metric)), window=WINDOW, base=None
    )
    list(export(library, tmp_path / "to"))
    made = ArticleRecord.model_validate_json((tmp_path / "to/records/article-00001.json").read_text())
    assert all(target not in commitment.targets for commitment in made.commitments)


def test_web_annotations_quote_the_text(library: Library, out: Path, tmp_path: Path) -> None:
    list(export(library, tmp_path / "to"))
    page = json.loads((tmp_path / "to/web-annotations/article-00000.jsonld").read_text())
    text = (tmp_path / "articles/article-00000.txt").read_text()
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == len(facts_of(load_record(out / "article-00000.json")))
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])


def as_annotated(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What Label Studio exports when an annotator submits the predictions as they are."""
    done = copy.deepcopy(tasks)
    for task in done:
        result = task.pop("predictions")[0]["result"]
        task["annotations"] = [{"updated_at": "2026-01-01", "result": result}]
    return done


def exported(library: Library, tmp_path: Path) -> list[dict[str, Any]]:
    list(export(library, tmp_path / "to"))
    return as_annotated(json.loads((tmp_path / "to/label-studio/tasks.json").read_text()))


def test_label_studio_counts_utf16(library: Library, tmp_path: Path) -> None:
    task = exported(library, tmp_path)[0]
    assert "😀" in task["data"]["text"]
    wide = task["data"]["text"].encode("utf-16-le")
    regions = [r for r in task["annotations"][0]["result"] if r["type"] == "labels"]
    assert regions
    for region in regions:
        value = region["value"]
        assert wide[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


def test_label_studio_unchanged_accepts_everything(library: Library, out: Path, tmp_path: Path) -> None:
    file = tmp_path / "done.json"
    file.write_text(json.dumps(exported(library, tmp_path)[:1]))
    lines = list(take(library, file))
    record = load_record(out / "article-00000.json")
    verdicts = library.verdicts.of(record.document.sha256)
    assert {verdict.judgement for verdict in verdicts.values()} == {"accept"}, lines
    assert len(verdicts) == len(facts_of(record))
    before = library.verdicts.last()
    list(take(library, file))
    assert library.verdicts.last() == before, "the same file again says nothing new"


def test_label_studio_changes_become_verdicts(library: Library, out: Path, tmp_path: Path) -> None:
    tasks = exported(library, tmp_path)[:1]
    record = load_record(out / "article-00000.json")
    text = tasks[0]["data"]["text"]
    result = tasks[0]["annotations"][0]["result"]
    count, amount = record.metrics[1], record.metrics[0]
    gone = f"metric-{count.quantity.start}-{count.quantity.end}"
    moved = f"metric-{amount.quantity.start}-{amount.quantity.end}"
    body = record.organisations[0]
    named = f"organisation-{body.mentions[0].start}-{body.mentions[0].end}"
    units = Units(text)
    kept = [r for r in result if r.get("id") != gone]
    for region in kept:
        if region.get("id") == moved and "value" in region:
            region["value"]["end"] -= len(" yuan")
        if region.get("id") == named and region["type"] == "labels":
            region["value"]["labels"] = ["organisation/military"]
    place = text.index("Zhao") if "Zhao" in text else text.index("the total")
    new = {"start": units.of(place), "end": units.of(place + 9), "labels": ["organisation/association"]}
    kept.append({"id": "x1y2z3", "type": "labels", "from_name": "fact", "to_name": "text", "value": new})
    tasks[0]["annotations"][0]["result"] = kept
    file = tmp_path / "done.json"
    file.write_text(json.dumps(tasks))
    list(take(library, file))
    said = {str(key): verdict for key, verdict in library.verdicts.of(record.document.sha256).items()}
    assert said[gone].judgement == "reject"
    assert said[moved].judgement == "correct"
    assert said[moved].correction is not None
    assert said[moved].correction["quantity"]["text"] == amount.quantity.text.removesuffix(" yuan")
    assert said[named].correction is not None
    assert said[named].correction["kind"] == "military"
    added = [verdict for verdict in said.values() if verdict.judgement == "add"]
    assert [verdict.correction["name"] for verdict in added if verdict.correction] == [text[place : place + 9]]


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"data": 3}', "[" * 100_000])
def test_not_label_studio(library: Library, tmp_path: Path, content: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(content)
    with pytest.raises(ReviewError, match=r"wrong\.json"):
        list(take(library, file))


@pytest.mark.parametrize("text", ["", "abc", "a😀b😀😀c", "😀", "é𐍈中"])
def test_units_and_points_agree(text: str) -> None:
    units = Units(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert units.of(point) == unit
        assert units.point(unit) == point
