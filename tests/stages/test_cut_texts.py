"""Texts that end anywhere: rules that look at what stands before or after a token find nothing there."""

from pathlib import Path

import pytest

from newsledger.extractor import Extractor

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
WINDOW = 25  # words before the cut


@pytest.mark.parametrize(
    "text",
    [
        *("0", "3", "3 km", "$5", "5% up", "The 3", "Two", "3.", "a 3"),
        "The firm named two others -",
        "The rules are those of the Ministry of Economy, Trade and",
        "9" * 29 + " c",
        "It costs 150 yuan more expensive",
        "0 more big",
    ],
)
def test_a_text_of_a_word_or_two_and_an_open_end_are_read(extractor: Extractor, text: str) -> None:
    for metric in extractor.extract_text(text).metrics:
        assert text[metric.quantity.start : metric.quantity.end] == metric.quantity.text


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_cut_at_any_word_is_read(extractor: Extractor, path: Path) -> None:
    words = path.read_text(encoding="utf-8").split()
    for end in range(1, len(words)):
        text = " ".join(words[max(0, end - WINDOW) : end])
        assert extractor.extract_text(text).document.characters == len(text)
