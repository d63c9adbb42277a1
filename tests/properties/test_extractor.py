"""What must hold for the whole extractor, whatever the text says."""

import pickle
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import TIMES, assert_linear
from newsledger import Article, ArticleRecord, Extractor
from newsledger.errors import ReadError
from newsledger.reader import read_articles
from newsledger.writer import record_json

SAMPLE = Path(__file__).parent.parent.parent / "corpus" / "sample"
EXTRACTOR = Extractor()

SENTENCES = [
    "Output value reached 84.1 billion yuan, up 4.2% year-on-year.",
    "Baihe District will build three parks and strive to attract 40 firms by the end of 2025.",
    "In the first half of this year, the port handled more than 41 million tons.",
    "Lin Bo, general manager of Hongda Optics Co., Ltd., said that 300 people were hired.",
    '"We plan to invest 2-3 million dollars," said the Baihe Bureau of Water.',
    'The share fell to one-third; Promote the new trades; Strengthen the "four chains".',
    'It ranks 27th in the list of "China\'s Top 100 Districts".',
    "The county promised to pay no less than 500 yuan per student.",
    "About 12,000 mu of land (8 square kilometres) were planted in May.",
    "The river rose by 0.4 metres in the past 24 hours.",
    "Firms must not dump waste, and the police will fine those who do 30,000 yuan.",
    "Exports doubled, imports halved, and prices rose from 9 yuan to 14 yuan per kilogram.",
]
PIECES = [
    *"abzAB .,;:!?()[]\"'-–—…%$£€¥/\\&+*#@~_<>{}|^`\t\n\r0123456789",
    *SENTENCES,
    *(
        "will ",
        "must ",
        "plans to ",
        "to ",
        "not ",
        "million ",
        "billion yuan",
        "percent",
        "Co., Ltd.",
        "Bank of ",
        "the ",
    ),
    *(
        "first half of ",
        "July 26",
        "2020",
        "by the end of ",
        "more than ",
        "U.S. ",
        "No. ",
        "a.m. ",
        "one-third",
        "-year",
    ),
    *(
        "“",
        "”",
        "‘",
        "’",
        "，",
        "。",
        "％",
        "\u3000",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "â€™",
        "\ud800",
        "😀",
        "中国",
        "\u202e",
        "\x00",
        "\u2028",
        "\x0c",
        "ſ",
        "İ",
    ),
    *("Sepember 3 ", "9" * 40 + " ", "0.001", "1e9", "9999 "),
    *("Xinhua News Agency, Beijing, July 26 (Reporter Lin Bo) ", "2020-07-26 05:03:17 Source: A Author: B Editor: C\n"),
]
anything = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(), st.integers().map(str)), max_size=80).map(
    "".join
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
bodies = st.lists(paragraphs, min_size=1, max_size=4).map("\n\n".join)
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.sampled_from([date.min, date.max]))


def quotations(value: Any) -> Iterator[tuple[str, int, int]]:
    """Every span of a dumped record: its text and offsets."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
            yield value["text"], value["start"], value["end"]
        if {"start", "end", "role"} <= value.keys():
            yield value["name"], value["start"], value["end"]
        for item in value.values():
            yield from quotations(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from quotations(item)


def facts(record: ArticleRecord, shift: int = 0) -> dict[str, Any]:
    """The facts of a record with all offsets moved back by ``shift``."""

    def moved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: moved(item, name) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [moved(item, key) for item in value]
        if isinstance(value, int) and key in ("start", "end"):
            return value - shift
        if isinstance(value, str) and key in ("id", "targets", "actor_organisation") and "@" in value:
            kind, _, span = value.partition("@")
            start, _, end = span.partition("-")
            return f"{kind}@{int(start) - shift}-{int(end) - shift}"
        return value

    dumped = record.model_dump(mode="python")
    return {layer: moved(dumped[layer]) for layer in ("metrics", "organisations", "commitments", "rejections")}


def sample_articles() -> list[Article]:
    found = [item for path in sorted(SAMPLE.glob("*.*")) for item in read_articles(path) if path.suffix != ".md"]
    return [item for item in found if not isinstance(item, ReadError)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anything, days)
def test_no_text_raises_and_every_span_quotes_its_source(text: str, published: date | None) -> None:
    article = Article(text=text, published=published)
    record = EXTRACTOR.extract(article)
    for quote, start, end in quotations(record.model_dump(mode="python")):
        assert article.text[start:end] == quote
    facts_found = (*record.metrics, *record.organisations, *record.commitments)
    assert len({fact.id for fact in facts_found}) == len(facts_found)
    assert record_json(record) == record_json(EXTRACTOR.extract(article))


@settings(max_examples=60, deadline=None)
@given(bodies, days)
def test_a_plain_paragraph_before_the_text_moves_every_offset_and_nothing_else(body: str, day: date | None) -> None:
    before = "It was a quiet morning by the lake, and nobody in the house spoke a word.\n\n"
    plain = EXTRACTOR.extract(Article(text=body, published=day))
    moved = EXTRACTOR.extract(Article(text=before + body, published=day))
    assert facts(moved, len(before)) == facts(plain)


@settings(max_examples=40, deadline=None)
@given(bodies, st.integers(1, 5))
def test_blank_lines_and_carriage_returns_change_no_fact(body: str, blank: int) -> None:
    plain = EXTRACTOR.extract(Article(text=body))
    moved = EXTRACTOR.extract(Article(text="\r\n" * blank + body))
    assert facts(moved, 2 * blank) == facts(plain)


def test_an_act_that_two_rules_claim_is_one_commitment() -> None:
    record = EXTRACTOR.extract_text("pee Hope to pay")
    assert len({fact.id for fact in record.commitments}) == len(record.commitments) == 1
    assert [found.check for found in record.rejections] == ["act_once"]


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_mark_that_ends_a_line_ends_it_for_all_stages(mark: str) -> None:
    plain = EXTRACTOR.extract_text("Fishing News\nThe port handled 3 ships.\nSmoke rose over 5 boats.")
    marked = EXTRACTOR.extract_text(f"Fishing News{mark}The port handled 3 ships.{mark}Smoke rose over 5 boats.")
    assert [m.quantity.text for m in plain.metrics] == ["3 ships", "5 boats"]
    assert facts(marked) == facts(plain)


def test_the_order_of_articles_does_not_matter() -> None:
    articles = sample_articles()
    assert len(articles) >= 15
    expected = {article.id: record_json(EXTRACTOR.extract(article)) for article in articles}
    fresh = Extractor()
    shuffled = random.Random(3).sample(articles, len(articles))
    assert {article.id: record_json(fresh.extract(article)) for article in shuffled} == expected


def test_a_pickled_extractor_does_the_same() -> None:
    copy = pickle.loads(pickle.dumps(EXTRACTOR))
    assert copy.lexicon_digest == EXTRACTOR.lexicon_digest
    for article in sample_articles()[:4]:
        assert record_json(copy.extract(article)) == record_json(EXTRACTOR.extract(article))


def test_threads_share_an_extractor() -> None:
    shared = Extractor()
    articles = sample_articles() * 2
    expected = [record_json(EXTRACTOR.extract(article)) for article in articles]
    with ThreadPoolExecutor(8) as pool:
        assert [record_json(record) for record in pool.map(shared.extract, articles)] == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The town will build 3 parks for 2 million yuan, said Lin Bo of Lake Co., Ltd. " * 1_500,
        *(unit * 30_000 for unit in (".", '"', "(", "1 ", "Co. ", "A. ", "; ", "will ", "the ", "a\n", "( ", "中文。")),
        *(
            unit * 8_000
            for unit in ("and will build ", "Bank of ", "(a. B ", "1,234 ", "by the end of ", "\u202e\u200fa ")
        ),
        "a" * 300_000,
        "1" * 100_000,
        "".join(map(chr, range(32))) * 2_000,
        "a\ud800b. " * 5_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    short = text[: len(text) // TIMES]
    assert_linear(lambda: _written(short), lambda: _written(text), rounds=2)


def _written(text: str) -> bytes:
    return record_json(EXTRACTOR.extract(Article(text=text))).encode("utf-8")
