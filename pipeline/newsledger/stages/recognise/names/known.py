"""Bodies known beforehand."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.doubt import Known, means_body
from newsledger.stages.recognise.names.forms import PLACE
from newsledger.stages.recognise.names.gazetteer import Gazetteer, dictionary
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence


def known_organisations(lexicons: Lexicons) -> Gazetteer[Known]:
    """Gazetteer of the bodies of the lexicon."""
    forms: list[tuple[str, Known]] = []
    for key, row in lexicons.known_organisations.items():
        rule = f"organisation.known.{key}"
        sure = Known(key, row.kind, False, row.product, rule)
        weak = Known(key, row.kind, True, row.product, rule)
        forms.append((key, weak if row.ambiguous else sure))
        forms += ((form, sure) for form in row.also)
        forms += ((form, weak) for form in row.short)
    return Gazetteer(forms, dictionary(lexicons))


def opened(reading: Reading, names: Gazetteer[Known], sentence: Sentence, i: int) -> Candidate | None:
    """The known body whose name token ``i`` of ``sentence`` opens."""
    words = reading.words
    start = reading.starts[i]
    entry = names.longest(words[i].lower, reading.folded, reading.text, start)
    if entry is None:
        return None
    end = start + len(entry.form)
    last = reading.behind(i, end, sentence.last)
    known = entry.meaning
    if not means_body(reading, i, last, sentence, known, loose=entry.loose):
        return None
    first = i + (last > i + 1 and words[i].text == "The")
    if known.kind == "company" and _country_before(reading, first, sentence):
        first -= 1
    return organisation(first, last, known.kind, known.rule, rank=5, canonical=known.id, end=end)


def _country_before(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether the name of its country opens the name: "Indonesia Lion Air", not "in Indonesia Lion Air"."""
    if (
        i == sentence.first
        or not reading.flags[i - 1] & PLACE
        or reading.words[i - 1].lower not in reading.cues.company_countries
    ):
        return False
    before = reading.words[i - 2].lower if i - 2 >= sentence.first else ""
    return before not in ("in", "from", "of", "to", "outside", "across", "-", ",")
