"""Tables of one's own: what they change, and how a mistake in them is answered."""

from pathlib import Path

import pytest

from newsledger import Article, Extractor
from newsledger.errors import LexiconError
from newsledger.lexicons.loader import load_lexicons

UNIT = '[{}]\nucum = ""\ndimension = "volume"\nwords = ["{}"]\n'


def test_a_row_of_ones_own_is_found(tmp_path: Path) -> None:
    (tmp_path / "units.toml").write_text(UNIT.format("firkin", "firkin"))
    (tmp_path / "mistranslations.toml").write_text('[heart]\nforms = ["hart"]\nsays = "heart"\n')
    text = "The hart weighs 3 firkins."
    own = Extractor(lexicons=(tmp_path,))
    assert [(q.unit, q.kind) for q in own.quantities(text)] == [("firkin", "amount")]
    assert [(q.unit, q.kind) for q in Extractor().quantities(text)] == [("firkin", "count")]
    assert own.trace(Article(text=text)).clean.text == "The heart weighs 3 firkins."
    assert own.lexicon_digest != Extractor().lexicon_digest


def test_a_row_of_ours_is_switched_off(tmp_path: Path) -> None:
    (tmp_path / "units.toml").write_text("[km]\noff = true\n")
    tables = load_lexicons((tmp_path,))
    assert set(load_lexicons().units) - set(tables.units) == {"km"}
    assert [q.kind for q in Extractor(lexicons=(tmp_path,)).quantities("It is 5 km long.")] != ["amount"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("units.toml", "[firkin", "not a TOML file"),
        ("units.toml", "[firkin]\nwords = []\n", "row firkin.ucum"),
        ("units.toml", UNIT.format("firkin", "Firkin"), "lower case"),
        ("units.toml", UNIT.format("firkin", ""), "empty"),
        ("units.toml", UNIT.format("firkin", " firkin"), "begin with a space"),
        ("units.toml", UNIT.format('""', "firkin"), "never empty"),
        ("units.toml", UNIT.format("firkin", "firkin") + "colour = 1\n", "row firkin.colour"),
        ("glued_units.toml", '[own]\nforms = [""]\n', "empty"),
        ("abbreviations.toml", '[""]\nnext = "name"\n', "never empty"),
        ("commitment_nouns.toml", '[Factory]\nkinds = ["agent"]\n', "lower case"),
        ("mistranslations.toml", '[heart]\nforms = ["hart"]\nsays = ""\n', "row heart.says"),
        ("festivals.toml", '[own]\nforms = ["own day"]\ndays = ["2020-02-30"]\n', "row own.days"),
        ("words.toml", '[fly]\ntags = "noun"\n', "row fly.tags"),
        ("units.toml", "[firkin]\noff = true\n", "no row of that id"),
        ("novel.toml", "", "no table of that name"),
    ],
)
def test_a_mistake_is_answered_with_file_and_row(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(LexiconError, match=told) as raised:
        load_lexicons((tmp_path,))
    assert str(tmp_path / name) in str(raised.value)


def test_a_folder_that_is_none_and_bytes_that_are_no_text_are_answered(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="not a folder of lexicons"):
        load_lexicons((tmp_path / "missing",))
    (tmp_path / "units.toml").write_bytes(b"\xff\xfe[")
    with pytest.raises(LexiconError, match="UTF-8"):
        load_lexicons((tmp_path,))


def test_one_row_in_two_files_of_a_table_is_answered(tmp_path: Path) -> None:
    (tmp_path / "units").mkdir()
    for stem in ("a", "b"):
        (tmp_path / "units" / f"{stem}.toml").write_text(UNIT.format("firkin", "firkin"))
    with pytest.raises(LexiconError, match=r"firkin stands in a\.toml too"):
        load_lexicons((tmp_path,))
