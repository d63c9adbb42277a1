"""Tokens, sentences and roles on small texts."""

import random
from pathlib import Path

import pytest

from newsledger import Article
from newsledger.lexicons.loader import load_lexicons
from newsledger.stages.clean import Cleaner
from newsledger.stages.segment import Segmenter, segmenter
from newsledger.stages.segment.tokeniser import Tokeniser

TOKENS = {
    "1.5million": "1.5 million",
    "RMB7.0": "RMB 7.0",
    "60%-70": "60 % - 70",
    "300m2": "300 m2",
    "demand.Second": "demand . Second",
    "US$1.9bn": "US$ 1.9 bn",
    "10,000-strong": "10,000 - strong",
    "£10m": "£ 10 m",
    "$10M": "$ 10 M",
    "COVID-19": "COVID-19",
    "5G": "5G",
    "737MAX": "737MAX",
    "U.S.-led": "U.S. - led",
    "Co.,Ltd.": "Co. , Ltd.",
    "2020-07-26": "2020-07-26",
    "05:03:17": "05:03:17",
    "year-on-year": "year - on - year",
    "mid-2020": "mid - 2020",
    "don't": "do n't",
    "the'cloud'": "the ' cloud '",
    "o'clock": "o'clock",
    "rock'n'roll": "rock'n'roll",
    "gov't": "gov't",
    "O'Brien": "O'Brien",
    "Yan'an's": "Yan'an 's",
    "cannot": "can not",
    "25th,": "25th ,",
    "(www.example.cn).": "( www.example.cn ) .",
    "NEWS.EXAMPLE.NET": "NEWS.EXAMPLE.NET",
    "1,000,000.5": "1,000,000.5",
    "2019,2020": "2019 , 2020",
    "R&D": "R&D",
}


@pytest.fixture(scope="module")
def tokenise() -> Tokeniser:
    return Tokeniser(load_lexicons())


@pytest.mark.parametrize("chunk", TOKENS)
def test_tokens(chunk: str, tokenise: Tokeniser) -> None:
    assert " ".join(chunk[start:end] for start, end in tokenise(chunk)) == TOKENS[chunk]


@pytest.mark.parametrize("unit", [".", '"', "(", "1", "1,", "a.", "a'", "-", "a\u0301", "@a", "12:", "a-", "'s"])
def test_a_long_chunk_loses_no_character(unit: str, tokenise: Tokeniser) -> None:
    chunk = unit * 20_000
    assert "".join(chunk[start:end] for start, end in tokenise(chunk)) == chunk


# What chunks are made of, so that most combinations lie near those that need no spaCy.
PIECES = (
    *("a", "U", "s", "d", "ll", "No", "Co", "Inc", "year", "old", "mid", "cannot", "gonna", "étude", "中", "²", "½"),
    *("Ph", "www", "com", "SH", "COVID", "12", "3", "1,234", "1,23", "0.5", "2020", "600000", "5:03", "٣", "Ⅳ"),
    *("st", "th", "m", "km", "bn", "M", "US$", "RMB", "$", "£", "€", "%", "-", "-", "-", ".", ".", ".", ",", ",", '"'),
    *('"', "'", "'s", "'S", "(", ")", "[", "]", "!", "?", ":", ";", "/", "—", "…", "–", "’", "@", "&", "#", "_"),
    *("e\u0301", "\u00a0"),
)


def test_what_goes_past_spacy_comes_out_as_from_it(tokenise: Tokeniser) -> None:
    sample = Path(__file__).parents[2] / "corpus" / "sample"
    chunks = {chunk for path in sample.glob("*.txt") for chunk in path.read_text(encoding="utf-8").split()}
    chunks |= {chunk + end for chunk in chunks for end in (".", '."', ")", "'s")}
    dice = random.Random(7)
    chunks |= {"".join(dice.choices(PIECES, k=dice.randint(1, 6))) for _ in range(20_000)}
    assert [chunk for chunk in sorted(chunks) if tokenise(chunk) != tokenise.by_spacy(chunk)] == []


def test_roles_and_sentences() -> None:
    lexicons = load_lexicons()
    text = (
        "Lake Town plants a million trees\n2021-03-12 08:00:01 Source: Lake Daily Author: Lin Bo Editor: Wei Jun\n"
        "Lake News Agency, Lake Town, March 12 (Reporter Lin Bo) The town planted 1.5million trees.Second, it grew.\n"
    )
    clean = Cleaner(lexicons)(Article(text=text))
    document = Segmenter(lexicons)(clean)
    found = [(s.role, clean.text[s.start : s.end]) for s in document.sentences]
    assert found == [
        ("headline", "Lake Town plants a million trees"),
        ("metadata", "2021-03-12 08:00:01 Source: Lake Daily Author: Lin Bo Editor: Wei Jun"),
        ("dateline", "Lake News Agency, Lake Town, March 12 (Reporter Lin Bo)"),
        ("body", "The town planted 1.5million trees."),
        ("body", "Second, it grew."),
    ]
    masthead = clean.masthead
    assert (str(masthead.published), masthead.outlet, masthead.authors, masthead.editor, masthead.title) == (
        "2021-03-12",
        "Lake Daily",
        ("Lin Bo",),
        "Wei Jun",
        "Lake Town plants a million trees",
    )


def test_what_is_remembered_of_chunks_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenter, "_MOST_CHUNKS", 50)
    clean, segment = Cleaner(load_lexicons()), Segmenter(load_lexicons())
    article = clean(Article(text="Sales rose 4%, to 2.5million tonnes. The mayor's office agreed."))
    before = segment(article)
    for number in range(0, 200, 10):
        segment(clean(Article(text=" ".join(f"word{n}," for n in range(number, number + 10)))))
        assert len(segment._chunks) <= 60
    after = segment(article)
    assert [word.text for word in after.words] == [word.text for word in before.words]
    assert (after.starts, after.ends, after.sentences) == (before.starts, before.ends, before.sentences)
