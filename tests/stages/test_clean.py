"""Cleaning: nothing loses its raw offset, and the page's lines are known for what they are."""

import random
import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import TIMES, assert_linear
from newsledger import Article
from newsledger.lexicons.loader import load_lexicons
from newsledger.stages.clean import Cleaner
from newsledger.stages.clean.characters import FOLD, fold
from newsledger.stages.clean.edits import apply_edits, merged
from newsledger.types.clean_text import CleanText, Edit

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "clean" / "pages.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def clean() -> Cleaner:
    return Cleaner(load_lexicons())


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_masthead(case: dict[str, Any], clean: Cleaner) -> None:
    assert case.keys() <= {"name", "text", "title", "published", "rule", "reference", "outlet", "authors", "editor"}
    masthead = clean(Article(text=case["text"])).masthead
    found: dict[str, Any] = {
        "title": masthead.title,
        "published": masthead.published,
        "rule": masthead.published_rule,
        "reference": masthead.reference,
        "outlet": masthead.outlet,
        "authors": list(masthead.authors),
        "editor": masthead.editor,
    }
    expected = {key: value for key, value in case.items() if key not in ("name", "text")}
    assert {key: found[key] for key in expected} == {k: None if v == "" else v for k, v in expected.items()}


def test_what_the_container_says_comes_first(clean: Cleaner) -> None:
    text = "A headline\n2021-01-01 08:00 Source: Lake Daily\nThe text."
    masthead = clean(Article(text=text, published=date(2022, 2, 2), outlet="Hill Daily", title="A title")).masthead
    assert (masthead.published, masthead.outlet, masthead.title) == (date(2022, 2, 2), "Hill Daily", "A title")


@pytest.mark.parametrize("day", [date.min, date(1, 1, 1), date.max])
def test_a_day_that_stands_for_no_date_is_none(day: date, clean: Cleaner) -> None:
    masthead = clean(Article(text="The town will build a bridge today.", published=day)).masthead
    assert (masthead.published, masthead.today) == (None, None)
    assert clean(Article(text="A bridge.", published_otherwise=day)).masthead.published is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Source: Lake Daily ſource: Lake Daily", None),
        ("Lake Daily, Sepember 3 (Reporter Lin Bo) The town grew.", None),
        ("Published: Sepember 3, 2020", None),
        ("Lake Daily, July 3 (Reporter Lin Bo) The town grew until Friday, Auguſt 3 in 2020.", None),
        ("Lake Daily, July 3 (Reporter Lin Bo) In the firſt half of 2020 the town grew.", date(2020, 7, 3)),
    ],
)
def test_odd_letters_and_months_misspelt_raise_nothing(text: str, published: date | None, clean: Cleaner) -> None:
    assert clean(Article(text=text)).masthead.published == published


CHARACTERS = {
    "ＡＢ１２％": "AB12%",
    "“a”‘b’": "\"a\"'b'",
    "a\u00a0b\u3000c": "a b c",
    "soft\u00adhyphen\u200bzero": "softhyphenzero",
    "\ufeffmark": "mark",
    "right\u200fleft": "rightleft",
    "done。Next，": "done.Next,",
    "bell\x07": "bell ",
    "It costs Â£5, said Linâ€™s aide.": "It costs £5, said Lin's aide.",
    "The cafÃ© is open.": "The café is open.",
    "São Paulo’s naïve café": "São Paulo's naïve café",
    "3 patients of new crown pneumonia": "3 patients of coronavirus pneumonia",
    "a crown for the new king": "a crown for the new king",
    "İzmir has new crown pneumonia": "Izmir has coronavirus pneumonia",
    "a new crown pneumonia caſe": "a coronavirus pneumonia case",
    "page\x0cpage\u2028line": "page\npage\nline",
}


@pytest.mark.parametrize("raw", CHARACTERS)
def test_characters(raw: str, clean: Cleaner) -> None:
    found = clean(Article(text=raw))
    assert found.text == CHARACTERS[raw]
    start, end = found.raw_span(0, len(found.text))
    assert raw[start:end].strip("\ufeff") == raw.strip("\ufeff")


def test_a_span_inside_an_edit_widens_to_what_was_replaced(clean: Cleaner) -> None:
    raw = "In all, 3 new crown pneumonia cases."
    found = clean(Article(text=raw))
    start = found.text.index("virus")
    quote = slice(*found.raw_span(start, start + len("virus pneumonia cases")))
    assert raw[quote] == "new crown pneumonia cases"


def test_wrapped_lines_are_joined(clean: Cleaner) -> None:
    paragraph = (
        "The council of Port Ames voted on Monday to keep the ferry that has\n"
        "linked both banks since 1911, although it has run at a loss for ten\n"
        "years, and to look for somebody who might want to buy it within the\n"
        "year."
    )
    found = clean(Article(text=f"A headline\n\n{paragraph}\n\n{paragraph}\n"))
    assert found.text.count("\n") == 5
    assert "that has linked" in found.text
    listed = "Lake Town builds a second bridge across the river in 2021\n" * 5
    assert clean(Article(text=listed)).text == listed
    windows = clean(Article(text=paragraph.replace("\n", "\r\n")))
    assert windows.text == paragraph.replace("\n", " ")


def test_folding_is_one_to_one() -> None:
    folded = fold("".join(map(chr, range(0x110000))))
    assert len(folded) == len(folded.lower()) == 0x110000, "lower case must keep every offset"
    assert not re.search("(?i:[a-z])(?<![A-Za-z])", folded)
    assert all(len(to) == 1 for to in FOLD.values())
    every = "".join(map(chr, range(0x3100))) + "".join(map(chr, range(0xFE00, 0x10000)))
    assert len(fold(every)) == len(every)
    assert fold(fold(every)) == fold(every)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="abc \n", max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(a, b, draw(st.text(alphabet="xyz", max_size=6)), "test") for a, b in pairs]


@given(edited())
def test_edits_keep_the_way_back(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    text, clean_breaks, raw_breaks = apply_edits(raw, edits)
    clean = CleanText(Article(text=raw), text, clean_breaks=clean_breaks, raw_breaks=raw_breaks)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            a, b = clean.raw_span(start, end)
            assert 0 <= a < b <= len(raw)
            written = set(text[start:end]) & set("xyz")
            touched = any(edit.start < b and edit.end > a for edit in edits)
            if not touched:
                assert raw[a:b] == text[start:end]
            if written:
                assert touched


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=12), st.integers(0, 3))
def test_merged_edits_never_overlap(spans: list[tuple[int, int]], first: int) -> None:
    edits = [Edit(a, a + n, "", "test") for a, n in spans]
    kept = merged(edits[:first], edits[first:])
    assert all(one.end <= two.start for one, two in pairwise(kept))
    assert set(kept) <= set(edits)


PIECES = [
    *"aB.,:;()[]\"'\n\r 0123%$£",
    *("â€™", "Ã©", "\u200b", "\ufeff", "“", "，", "\u3000", "□"),
    *("new crown ", "Source: ", "Reporter ", "July 26", ", 2020 ", "Lake News Agency, "),
]
ODD = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=200).map("".join)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_any_text_is_cleaned_and_every_span_leads_back(text: str) -> None:
    clean = _CLEANER(Article(text=text))
    raw = clean.article.text
    ends = [0, *(mark.end for mark in clean.marks)]
    assert all(a <= mark.start < mark.end for a, mark in zip(ends, clean.marks, strict=False))
    chooser = random.Random(len(text))
    for _ in range(20):
        if not clean.text:
            break
        start = chooser.randrange(len(clean.text))
        end = chooser.randint(start + 1, len(clean.text))
        a, b = clean.raw_span(start, end)
        assert 0 <= a < b <= len(raw)
        if not any(edit.start < b and edit.end > a for edit in clean.edits):
            assert fold(raw[a:b]) == clean.text[start:end]


_CLEANER = Cleaner(load_lexicons())


@pytest.mark.parametrize(
    "text",
    [
        "Source: " * 20_000,
        "(" * 100_000,
        "[Reporter " * 10_000,
        "â€" * 50_000,
        "2020-07-26 " * 10_000,
        "July 26, " * 12_000,
        "Lake, " * 20_000 + "July 26 ",
        "a b\n" * 30_000,
        "Reporter Lin Bo, " * 8_000,
        ("x" * 70 + "\n") * 3_000,
        "new crown " * 10_000,
        "\r\n" * 50_000,
        "this year is " * 8_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_linear_time(text: str, clean: Cleaner) -> None:
    short = Article(text=text[: len(text) // TIMES])
    assert_linear(lambda: clean(short), lambda: clean(Article(text=text)))
