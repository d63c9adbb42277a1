"""Text and marks: flattened without loss, escaped, found and verified."""

import hashlib
import json
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.review.answers import Refused, read_form
from newsledger.review.facts import Fact, Key, fact_of, facts_of, plain
from newsledger.review.folder import NotARecord, ReviewError, json_files, load_record
from newsledger.review.forms import blank, sentence_at
from newsledger.review.library import Library
from newsledger.review.marked import marked
from newsledger.review.numbers import read_number
from newsledger.review.pictures import bars, timeline
from newsledger.review.segments import lines_of
from newsledger.review.shown import pieces, shown, spelled
from newsledger.review.source import source_text
from newsledger.review.words import headline, number_words, period_words
from newsledger.schemas.record import ArticleRecord, Metric, Period
from review import synthetic


def fact(layer: str, start: int, end: int) -> Fact:
    return Fact(Key(layer, start, end), None, "k", "r", ((start, end),))  # type: ignore[arg-type]


ODD = st.text(alphabet=st.one_of(st.sampled_from("ab \n\r\t<&\u202e\ufeff😀é"), st.characters()), max_size=60)
MARKS = st.lists(
    st.tuples(st.sampled_from(["metric", "organisation", "commitment"]), st.integers(0, 60), st.integers(0, 60)),
    max_size=12,
)


@given(ODD, MARKS)
def test_segments_hold_every_character_once_under_its_marks(text: str, places: list[tuple[str, int, int]]) -> None:
    facts = [fact(layer, start, end) for layer, start, end in places]
    segments = [segment for line in lines_of(text, facts) for segment in line]
    assert "".join(segment.text for segment in segments) == text
    position = 0
    for segment in segments:
        assert segment.start == position
        position += len(segment.text)
        names = segment.classes.split()
        for letter, layer in (("m", "metric"), ("o", "organisation"), ("c", "commitment")):
            covering = [
                one for one in facts
                if one.key.layer == layer and one.key.end <= len(text)
                and one.key.start <= segment.start < one.key.end
            ]  # fmt: skip
            assert (letter in names) == bool(covering)
            assert (f"{letter}2" in names) == (len(covering) > 1)
    html = str(marked(lines_of(text, facts)))
    assert "<script" not in html
    assert html.count("<div") == html.count("</div>") == len(lines_of(text, facts))


def test_many_nested_marks_stay_linear() -> None:
    facts = [fact("metric", n, 40_000 - n) for n in range(20_000)]
    (line,) = lines_of("x" * 40_000, facts)
    assert len(line) == 39_999 + 1 or len(line) <= 40_000


@given(st.text(max_size=80))
def test_what_is_shown_is_escaped_and_free_of_controls(text: str) -> None:
    html = str(shown(text))
    assert html.startswith("<bdi>")
    import re

    inner = re.sub(r'<span class="ctl" title="[^"<]*">[^<]*</span>|</?bdi>', "", html)
    assert "<" not in inner
    kept = "".join(piece for _, piece, control in pieces(text) if not control)
    assert unescape(inner) == kept or "&" in kept or "\r" in text
    for control in "\u202e\u202d\u2066\u200f\x00\x1b\u2028":
        assert control not in html
        assert control not in spelled(text)


def test_emoji_joiners_stay() -> None:
    family = "👩‍👩‍👧"
    assert family in shown(family)


# -- the source


def test_source_comes_from_the_record_the_file_or_quotations(out: Path, tmp_path: Path) -> None:
    record = load_record(out / "article-00000.json")
    article = tmp_path / "articles/article-00000.txt"
    found = source_text(record, (tmp_path,))
    assert (found.origin, found.text) == ("file", article.read_text())
    inside = record.model_copy(update={"document": record.document.model_copy(update={"text": "own text"})})
    assert source_text(inside, (tmp_path,)).text == "own text"
    article.write_text(article.read_text() + "!")
    changed = source_text(record, (tmp_path,))
    assert changed.origin == "quotations"
    assert changed.message is not None
    assert "changed" in changed.message
    assert len(changed.text) == record.document.characters
    for metric in record.metrics:
        assert changed.text[metric.quantity.start : metric.quantity.end] == metric.quantity.text
    article.unlink()
    assert "not found" in str(source_text(record, (tmp_path,)).message)


@pytest.mark.parametrize("source", ["/etc/hostname", "../../../../etc/passwd", "/dev/zero", "\0", "x" * 10_000, "."])
def test_a_record_cannot_show_other_files(out: Path, tmp_path: Path, source: str) -> None:
    record = load_record(out / "article-00000.json")
    hostile = record.model_copy(update={"document": record.document.model_copy(update={"source": source})})
    assert source_text(hostile, (tmp_path,)).origin == "quotations"


def test_offsets_that_lie_do_not_break_the_page(out: Path, tmp_path: Path) -> None:
    data = json.loads((out / "article-00000.json").read_text())
    data["metrics"][0]["quantity"] |= {"start": 10**9, "end": 10**9 + 5}
    data["metrics"][1]["quantity"] |= {"start": 50, "end": 4}
    record = ArticleRecord.model_validate(data)
    found = source_text(record, (tmp_path,))
    assert found.origin == "quotations"
    assert "quotations do not stand" in str(found.message)
    lines_of(found.text, facts_of(record))


def test_encodings_are_followed(tmp_path: Path) -> None:
    made, text = synthetic.record(0, 2)
    data = text.encode("utf-16")
    made["document"] |= {"encoding": "utf-16", "sha256": hashlib.sha256(data).hexdigest()}  # type: ignore[operator]
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/article-00000.txt").write_bytes(data)
    assert source_text(ArticleRecord.model_validate(made), (tmp_path,)).text == text
    made["document"] |= {"encoding": "klingon"}  # type: ignore[operator]
    assert "cannot be decoded" in str(source_text(ArticleRecord.model_validate(made), (tmp_path,)).message)


# -- the folder


def test_records_are_told_from_other_json(out: Path) -> None:
    (out / "deep" / "er").mkdir(parents=True)
    (out / "deep/er/one.json").write_text((out / "article-00001.json").read_text().replace("article-00001", "one"))
    (out / ".newsledger").mkdir()
    (out / ".newsledger/state.json").write_text("{}")
    (out / "note.json").write_text('{"hello": 1}')
    names = [file.path for file in json_files(out)]
    assert "deep/er/one.json" in names
    assert not {"run.json", "failed/broken.json", ".newsledger/state.json"} & set(names)
    with pytest.raises(NotARecord):
        load_record(out / "note.json")
    library = Library(out)
    library.index.refresh()
    with library.index.connect() as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone()[0] == 6
        assert connection.execute("SELECT count(*) FROM file WHERE problem IS NOT NULL").fetchone()[0] == 0


def test_the_index_follows_the_folder(out: Path) -> None:
    library = Library(out)
    library.index.refresh()

    def titles() -> set[str]:
        with library.index.connect() as connection:
            return {row[0] for row in connection.execute("SELECT id FROM article")}

    (out / "article-00002.json").unlink()
    synthetic.write(out, 77, *synthetic.record(77, 2))
    library.index.refresh()
    assert titles() == {f"article-{number:05}" for number in (0, 1, 3, 4, 77)}


def test_a_broken_index_is_made_anew(out: Path) -> None:
    library = Library(out)
    library.index.path.write_bytes(b"rubbish" * 1000)
    again = Library(out)
    again.index.refresh()
    with again.index.connect() as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone()[0] == 5


def test_nothing_is_written_into_the_output_folder(out: Path) -> None:
    before = sorted(out.rglob("*"))
    library = Library(out)
    library.index.refresh()
    assert sorted(out.rglob("*")) == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 200_000, b"null", b'{"a": 1}'])
def test_other_json_is_no_record(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(NotARecord):
        load_record(tmp_path / "x.json")


def test_a_record_that_breaks_the_contract_is_named(out: Path) -> None:
    data = json.loads((out / "article-00000.json").read_text())
    data["metrics"][0]["kind"] = "wish"
    (out / "article-00000.json").write_text(json.dumps(data))
    with pytest.raises(ReviewError, match=r"article-00000\.json.*metrics\.0\.kind"):
        load_record(out / "article-00000.json")


# -- forms


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7", 7),
        ("-3.5", -3.5),
        ("351.3 billion", 351_300_000_000),
        ("1,250,000", 1_250_000),
        ("2e3", 2000),
        ("0.1", 0.1),
    ],
)
def test_numbers_as_people_type_them(typed: str, number: float) -> None:
    assert read_number(typed) == number
    assert type(read_number(typed)) is type(number)


@pytest.mark.parametrize("typed", ["", "many", "1 yuan", "1..2", "nan", "inf", "9" * 500, "1e999", "0x10", "١"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_number(typed)


def test_every_fact_goes_through_its_form_unchanged(out: Path, tmp_path: Path) -> None:
    from newsledger.review.forms import form_of

    record = load_record(out / "article-00000.json")
    text = (tmp_path / "articles/article-00000.txt").read_text()
    for one in facts_of(record):
        value = plain(one.value)
        answers = {field["name"]: field["value"] for field in form_of(value, one.key.layer, record)}
        assert read_form(one.key.layer, value, answers, text, record) == one.value


def test_a_quotation_is_found_nearest_to_the_fact(out: Path, tmp_path: Path) -> None:
    record = load_record(out / "article-00000.json")
    text = (tmp_path / "articles/article-00000.txt").read_text()
    metric = record.metrics[3]
    answers = {
        "quantity": plain(metric)["quantity"],
        "low": "1",
        "kind": "amount",
        "comparator": "=",
        "status": "actual",
    }
    made = read_form("metric", plain(metric), answers | {"indicator": "output value"}, text, record)
    assert isinstance(made, Metric)
    assert made.indicator is not None
    assert metric.indicator is not None
    assert abs(made.indicator.start - metric.quantity.start) < 60
    with pytest.raises(Refused) as refused:
        read_form("metric", plain(metric), answers | {"kind": "wish", "status": None}, text, record)
    assert set(refused.value.errors) == {"status"} or "kind" in refused.value.errors


def test_sentences_around_a_place() -> None:
    text = "One here. Two 3.5 there! Three\nFour"
    place = text.index("3.5")
    assert sentence_at(text, place, place + 3)["text"] == "Two 3.5 there!"
    for start in range(len(text)):
        found = sentence_at(text, start, start + 1)
        assert text[found["start"] : found["end"]] == found["text"]
        assert found["start"] <= start < found["end"] or text[start].isspace()


def test_a_blank_fact_takes_the_number_it_sees() -> None:
    text = "They sold 2.4 million seats."
    start = text.index("2.4")
    assert blank("metric", text, start, start + 11)["low"] == 2_400_000
    assert blank("metric", text, 0, 4)["low"] is None


# -- words and pictures


def test_words_of_a_metric(out: Path) -> None:
    metric = load_record(out / "article-00000.json").metrics[0]
    lead, rest = headline(metric)
    assert lead == f"about {metric.quantity.text}"
    assert rest[0] == "the total output value of the area"
    assert rest[-2:] == ("2023", "actual")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-01-01", "2020-12-31", "2020"),
        ("2016-01-01", "2020-12-31", "2016 to 2020"),
        ("2020-07-01", "2020-12-31", "second half of 2020"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-28", "February 2023"),
        ("2020-10-01", "2020-12-31", "fourth quarter of 2020"),
        ("2020-02-01", "2020-05-31", "February to May 2020"),
        ("2020-02-03", "2020-02-03", "2020-02-03"),
        ("2020-02-03", "2020-03-01", "2020-02-03 to 2020-03-01"),
        (None, "2020-02-03", "until 2020-02-03"),
        ("2020-02-03", None, "since 2020-02-03"),
        (None, None, "not stated"),
    ],
)
def test_words_of_a_period(start: str | None, end: str | None, words: str) -> None:
    assert period_words(Period.model_validate({"start": start, "end": end})) == words


def test_numbers_are_never_scientific() -> None:
    assert number_words(1e21) == "1,000,000,000,000,000,000,000"
    assert number_words(1e-7) == "0.0000001"


def test_pictures_escape_names_and_have_a_table() -> None:
    made = bars("n", "Names", [("<b>&\u202e", 3), ("x" * 90, 1)], layer="organisation", head=("a", "b"))
    assert "<b>" not in made.svg
    assert "\u202e" not in made.svg
    assert 'role="img"' in made.svg
    assert [number for _, number in made.rows] == [3, 1]


def test_time_line_covers_odd_spans() -> None:
    assert timeline("t", "T", [], layer="commitment").rows == ()
    assert timeline("t", "T", [("2025-01", 2), ("2025-04", 1)], layer="commitment").rows == (
        ("2025-01", 2),
        ("2025-04", 1),
    )
    assert timeline("t", "T", [("2025-01", 2), ("2035-04", 1)], layer="commitment").rows == (("2025", 2), ("2035", 1))
    far = timeline("t", "T", [("0001-01", 1), ("9999-12", 1)], layer="commitment")
    assert len(far.rows) == 2
    assert len(far.svg) < 5000


def test_a_fact_keeps_its_key_in_words() -> None:
    key = Key("commitment", 12, 34, 1)
    assert Key.parse(str(key)) == key
    for wrong in ("", "metric", "metric-1", "metric-1-2-3-4", "metric--1-2", "x-1-2", "metric-1-²"):
        with pytest.raises(ValueError, match="key"):
            Key.parse(wrong)


def test_facts_on_the_same_words_are_told_apart() -> None:
    made, _ = synthetic.record(0, 2)
    record = ArticleRecord.model_validate(made)
    twice = record.model_copy(update={"metrics": (*record.metrics, record.metrics[0])})
    keys = [one.key for one in facts_of(twice)]
    assert len(set(keys)) == len(keys)
    assert fact_of(record.metrics[0]).key in keys
