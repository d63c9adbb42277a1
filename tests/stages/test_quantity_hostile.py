"""The quantity layer on hostile text: never an exception, never slow, always sound."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import TIMES, assert_linear
from newsledger import Article, Extractor
from newsledger.types.marks import NUMBER

HOSTILE = {
    "digits": "7" * 100_000,
    "digits and commas": "1," * 20_000,
    "groups": "1,234," * 10_000,
    "spaced groups": "1 234 " * 10_000,
    "dots": "1.2." * 30_000,
    "hyphens": "1-" * 50_000,
    "slashes": "1/2/" * 15_000,
    "number words": "one hundred and " * 8_000,
    "scales": "5 million million " * 6_000,
    "brackets": "(" * 10_000 + "5" + ")" * 10_000,
    "quotes": '"5" ' * 20_000,
    "percent": "5% " * 15_000,
    "currency signs": "$" * 50_000 + "5",
    "of which": "5 cases, of which " * 6_000,
    "per": "5 yuan per yuan per yuan " * 4_000,
    "to": "from 5 to 6 to 7 " * 6_000,
    "letters and digits": "a1" * 50_000,
    "exponent": "1e999999999 and 3×10^999999999 and 2e-999999999",
    "controls": "\x00\x015\x7f%\u200b6\ufeff" * 4_000,
    "adjectives": "5 " + "large " * 20_000 + "ducks",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_takes_linear_time(name: str, extractor: Extractor) -> None:
    text = HOSTILE[name]
    short = text[: len(text) // TIMES]
    assert_linear(lambda: extractor.quantities(short), lambda: _sound(text, extractor.quantities(text)))


def test_numbers_within_dates_take_linear_time(extractor: Extractor) -> None:
    mentions = [extractor.trace(Article(text="in 2020 " * count)).mentions for count in (4_000, 4_000 * TIMES)]
    read = extractor._recognise._quantities
    short, long = (partial(read, m.document, m.syntax, m.times, m.document.marked(NUMBER)) for m in mentions)
    assert_linear(short, long)


def test_exponents_are_bound(extractor: Extractor) -> None:
    assert extractor.quantities("It weighs 1e999999999 kg.") == ()
    (found,) = extractor.quantities("It weighs 1.5e6 kg.")
    assert found.low == 1_500_000


NUMBERISH = st.text(
    alphabet=st.sampled_from(list("0123456789.,-–/:%$€£¥ ()'\"“”+×eE\nkmMbn½")), min_size=1, max_size=60
)
WORDS = st.lists(
    st.sampled_from((
        "one", "two", "half", "a", "dozen", "hundred", "thousand", "million", "and", "to", "or", "of", "per", "yuan",
        "percent", "points", "people", "cases", "first", "third", "ranked", "rose", "fell", "by", "from", "between",
        "twice", "doubled", "No.", "5", "3.2", "2,000", "2019", "1-2", "July", "%", "$", "(", ")", ",", ".", "which",
    )),
    max_size=30,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(NUMBERISH, WORDS, st.text(max_size=80)))
def test_any_text_gives_sound_quantities(text: str) -> None:
    _sound(text, _EXTRACTOR.quantities(text))


_EXTRACTOR = Extractor()


def _sound(text: str, found: tuple) -> None:  # type: ignore[type-arg]
    reached = 0
    for q in found:
        assert reached <= q.start < q.number_end <= q.end <= len(text)
        assert q.text == text[q.start : q.end]
        assert q.low.is_finite()
        assert q.high.is_finite()
        assert len(str(q.low)) < 100
        assert q.concept is None or q.concept in text
        reached = q.end
