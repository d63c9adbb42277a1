"""The tables of units, currencies, numbers and comparators: sound in themselves, and every form is found."""

from decimal import Decimal
from functools import cache

import pytest

from newsledger import Extractor
from newsledger.lexicons.loader import Lexicons, load_lexicons
from newsledger.stages.recognise.quantities.units import currency_forms, plural


@cache
def tables() -> Lexicons:
    return load_lexicons()


def test_ucum_codes_parse() -> None:
    ucumvert = pytest.importorskip("ucumvert")
    parser = ucumvert.get_ucum_parser()
    for code, row in tables().units.items():
        if row.ucum:
            assert parser.parse(row.ucum) is not None, code


def test_units_without_ucum_are_known() -> None:
    """Coins, pounds of two kinds and magnitudes have no unit in UCUM; nothing else may stand without one."""
    bare = {code for code, row in tables().units.items() if not row.ucum}
    assert bare == {"mach", "cent", "penny", "jiao", "fen", "sen", "paise", "BTC", "pound", "magnitude"}


def test_currencies_are_in_iso_4217() -> None:
    iso4217 = pytest.importorskip("iso4217")
    historic = {"HRK", "BGN", "ZWL"}  # withdrawn, still in older news
    known = {currency.code for currency in iso4217.Currency}
    assert set(tables().currencies) - historic <= known


def test_currency_signs_name_one_currency() -> None:
    seen: dict[str, str] = {}
    for code, row in tables().currencies.items():
        for sign in row.symbols:
            assert seen.setdefault(sign, code) == code, sign


def test_words_name_one_unit() -> None:
    seen: dict[str, str] = {}
    for code, row in (*tables().units.items(), *tables().currencies.items()):
        for word in row.words:
            assert seen.setdefault(word, code) == code, word


@pytest.mark.parametrize("code", sorted(load_lexicons().units))
def test_every_word_and_symbol_of_a_unit_is_found(code: str, extractor: Extractor) -> None:
    row = tables().units[code]
    if code == "pound":
        pytest.skip("money or weight, by the words around: cases say which")
    forms = [f"12 {word}" for word in (row.plurals or tuple(map(plural, row.words)))]
    forms += [f"12{symbol}" for symbol in row.symbols]
    meter = "price tag" if code == "cent" else "gauge"  # a letter "c" is a cent only beside words of money
    for form in forms:
        found = extractor.quantities(f"The {meter} reads {form} here.")
        assert [q.unit for q in found] == [code], form


@pytest.mark.parametrize("code", sorted(load_lexicons().currencies))
def test_every_word_and_sign_of_a_currency_is_found(code: str, extractor: Extractor) -> None:
    row = tables().currencies[code]
    for form in [f"{sign}12.5" for sign in row.symbols] + [f"12.5 {word}" for word in currency_forms(code, row)]:
        found = extractor.quantities(f"The ticket costs {form} today.")
        assert [q.unit for q in found] == [code], form


def test_every_cardinal_is_read(extractor: Extractor) -> None:
    for word, row in tables().numbers.items():
        if row.part in ("unit", "ten") and row.value > 1:
            (found,) = extractor.quantities(f"They built {word} sheds.")
            assert found.low == found.high == row.value, word
        elif row.part in ("scale", "hundred"):
            (found,) = extractor.quantities(f"They built 3 {word} sheds.")
            assert found.low == 3 * row.value, word
        elif row.part == "vague":
            (found,) = extractor.quantities(f"They built {word} of sheds.")
            assert (found.low, found.high) == (row.value, row.high), word


def test_every_comparator_is_read(extractor: Extractor) -> None:
    for phrase, row in tables().comparators.items():
        text = f"It has {phrase} 40 sheds." if row.side == "before" else f"It has 40 sheds {phrase}."
        if phrase in ("+", "plus", "odd", "or so"):
            text = f"It has 40{'' if phrase == '+' else '-' if phrase != 'or so' else ' '}{phrase} sheds."
        (found,) = (q for q in extractor.quantities(text) if q.low == 40)
        assert found.comparator == row.comparator, phrase


def test_every_change_verb_and_noun_is_read(extractor: Extractor) -> None:
    for word, row in tables().changes.items():
        if "verb" in row.roles:
            (found,) = extractor.quantities(f"Sales will {word} by 7%.")
            assert (found.kind, found.direction) == ("change", row.direction), word
        if "noun" in row.roles:
            (found,) = extractor.quantities(f"It reports a {word} of 7%.")
            assert (found.kind, found.direction) == ("change", row.direction), word
        if "adverb" in row.roles:
            (found,) = extractor.quantities(f"Sales were {word} 7%.")
            assert (found.kind, found.direction) == ("change", row.direction), word


def test_identifier_words_hide_their_number(extractor: Extractor) -> None:
    for word, row in tables().exclusions.items():
        if row.role == "identifier":
            shown = word.capitalize() if row.capital else word
            assert extractor.quantities(f"They found {shown} 12 there.") == (), word


def test_values_are_exact(extractor: Extractor) -> None:
    (found,) = extractor.quantities("It earned 351.3 billion yuan.")
    assert found.low == Decimal(351_300_000_000)
    assert str(found.low) == "351300000000"
