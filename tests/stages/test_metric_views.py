"""Metrics of the shortest texts: rules that look at what stands before a phrase find nothing there."""

import pytest

from newsledger.extractor import Extractor


@pytest.mark.parametrize("text", ["0", "3", "3 km", "$5", "5% up", "The 3", "Two", "3.", "a 3"])
def test_a_text_of_a_word_or_two_is_read(extractor: Extractor, text: str) -> None:
    for metric in extractor.extract_text(text).metrics:
        assert text[metric.quantity.start : metric.quantity.end] == metric.quantity.text
