"""Names: every form of the lexicons is found, hostile text costs no more than its length, offsets quote the text."""

from itertools import pairwise

import pytest

from effort import TIMES, assert_linear
from newsledger import Article, Extractor
from newsledger.lexicons.loader import Lexicons, load_lexicons
from newsledger.stages.recognise.names.gazetteer import Gazetteer, fold


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def _forms(lexicons: Lexicons) -> list[tuple[str, str, str]]:
    """Form, id and kind of every known body's sure forms."""
    return [
        (form, key, row.kind)
        for key, row in lexicons.known_organisations.items()
        for form in ((key, *row.also) if not row.ambiguous else row.also)
    ]


def test_known_forms_mean_one_body(lexicons: Lexicons) -> None:
    seen: dict[str, str] = {}
    for key, row in lexicons.known_organisations.items():
        for form in (key, *row.also, *row.short):
            other = seen.setdefault(form.lower(), key)
            assert other == key, f"{form!r} stands for {other!r} and for {key!r}"


def test_every_known_form_is_found_whole(lexicons: Lexicons, extractor: Extractor) -> None:
    """In a neutral sentence each sure form is one mention, with the kind of its row: no other row shadows it."""
    wrong = []
    forms = _forms(lexicons)
    for start in range(0, len(forms), 200):
        chunk = forms[start : start + 200]
        for form, key, kind in chunk:
            record = extractor.extract_text(f"They wrote to {form} about it.")
            found = [(m.text, o.kind) for o in record.organisations for m in o.mentions]
            expected = form.removeprefix("The ")
            if found != [(expected, kind)]:
                wrong.append((key, form, kind, found))
    assert not wrong, f"{len(wrong)} forms: {wrong[:40]}"


def test_forms_that_need_evidence_are_found_beside_it(lexicons: Lexicons, extractor: Extractor) -> None:
    wrong = []
    for key, row in lexicons.known_organisations.items():
        for form in (*((key,) if row.ambiguous else ()), *row.short):
            record = extractor.extract_text(f"They met {form}'s chief executive about it.")
            if form not in [m.text for o in record.organisations for m in o.mentions]:
                wrong.append((key, form))
    assert not wrong, f"{len(wrong)} forms: {wrong[:40]}"


def test_every_head_makes_a_body(lexicons: Lexicons, extractor: Extractor) -> None:
    """An invented name before each head, or behind one that opens names, is found with the head."""
    wrong = []
    for head, row in lexicons.organisation_heads.items():
        if row.needs in ("never", "actor", "body"):
            continue
        name = " ".join(word[:1].upper() + word[1:] for word in head.split())
        whole = f"{name} Zorvik" if row.needs == "behind" else f"Hunan Zorvik {name}"
        record = extractor.extract_text(f"They wrote to the {whole} about it.")
        found = [m.text for o in record.organisations for m in o.mentions]
        if found != [whole]:
            wrong.append((head, found))
    assert not wrong, f"{len(wrong)} heads: {wrong[:40]}"


def test_places_are_found(lexicons: Lexicons, extractor: Extractor) -> None:
    wrong = []
    for row in lexicons.places.values():
        for form in row.names:
            trace = extractor.trace(Article(text=f"They moved to {form} in spring."))
            found = [trace.clean.text[n.start : n.end] for n in trace.mentions.names if n.kind == "place"]
            if form not in found:
                wrong.append((form, found))
    assert not wrong, wrong


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Zorvik National Bank", "Zorvik National Bank"),  # the longest form
        ("Zorvik National Banking", "Zorvik"),  # a form ends where a word ends
        ("Zorvik Nine", "Zorvik"),
        ("zorvik", None),  # no capital
        ("ZORVIK", "Zorvik"),
        ("Zorviks", None),
        ("Zorvik-Ost", "Zorvik-Ost"),
        ("Zorvik’s Own", "Zorvik's Own"),
        ("Red Hill", "Red Hill"),
        ("RED HILL", None),  # words of the dictionary are found only as written
    ],
)
def test_the_longest_known_form_is_found(text: str, form: str | None) -> None:
    forms = ("Zorvik", "Zorvik National Bank", "Zorvik-Ost", "Zorvik's Own", "Red Hill")
    gazetteer = Gazetteer(
        ((form, form) for form in forms), frozenset(("red", "hill", "own", "national", "bank")).__contains__
    )
    first = fold(text).replace("-", " ").replace("'", " ").split()[0]
    found = gazetteer.longest(first, fold(text), text, 0)
    assert (found and found.form) == form


@pytest.mark.parametrize(
    "text",
    [
        "Bank of " * 4000,
        "Ministry of Finance and " * 3000,
        "(Group) " * 5000,
        "A" * 100_000,
        "China " * 20_000,
        "The People's Bank of China, " * 3000,
        "(" * 10_000 + "Huawei" + ")" * 10_000,
        "(Huawei" * 5_000 + ")" * 5_000,
        "Office of the " * 5000,
        "Culture, " * 5000 + "and Tourism Bureau",
        '"Apple ' * 5000,
        "Wang Min, director of " * 3000,
        "Bank " * 20_000,
        "Huawei " * 20_000,
        "".join(f"The Zor{i} Health Bureau met. " for i in range(3000)),
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_costs_no_more_than_its_length(extractor: Extractor, text: str) -> None:
    syntax = extractor.trace(Article(text="Warm.")).mentions.syntax
    short, long = (
        extractor._segment(extractor._clean(Article(text=part))) for part in (text[: len(text) // TIMES], text)
    )
    assert_linear(lambda: extractor._recognise._names(short, syntax), lambda: extractor._recognise._names(long, syntax))


def test_names_are_in_order_and_apart(extractor: Extractor) -> None:
    text = (
        "Wang Min, director of the Ministry of Finance of Kenya, and Ann Reed of Siemens met in Berlin. "
        "The Shanghai Zorvik (Group) Co., Ltd. and Zorvik were named."
    )
    names = extractor.trace(Article(text=text)).mentions.names
    assert names
    for one, other in pairwise(names):
        assert one.end <= other.start
    for name in names:
        assert text[name.start : name.end].strip() == text[name.start : name.end] != ""
