"""Bodies known beforehand."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.doubt import Known, means_body
from newsledger.stages.recognise.names.forms import (
    KNOWN,
    PLACE,
    lead,
)
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


def organisations(
    reading: Reading, names: Gazetteer[Known], sentence: Sentence, marked: list[int], *, title_case: bool
) -> list[Candidate]:
    """Known bodies of a sentence; ``marked`` are its tokens that can open or close a name."""
    found: list[Candidate] = []
    flags, words, starts = reading.flags, reading.words, reading.starts
    done = sentence.first
    for i in marked:
        if not flags[i] & KNOWN or i < done:
            continue
        entry = names.longest(lead(words[i].lower), reading.folded, reading.text, starts[i])
        if entry is None:
            continue
        end = starts[i] + len(entry.form)
        last = reading.behind(i, end, sentence.last)
        known = entry.meaning
        if not means_body(reading, i, last, sentence, known, loose=entry.loose, title_case=title_case):
            continue
        first = i + (words[i].text == "The" and last > i + 1)
        if known.kind == "company" and _country_before(reading, first, sentence):
            first -= 1
        found.append(
            organisation(
                first=first,
                last=last,
                organisation_kind=known.kind,
                rule=known.rule,
                canonical=known.id,
                rank=5,
                end=end,
            )
        )
        done = last
    return found


def _country_before(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether the name of its country opens the name: "Indonesia Lion Air", not "in Indonesia Lion Air"."""
    if i == sentence.first or not reading.flags[i - 1] & PLACE or reading.words[i - 1].lower not in _COUNTRIES:
        return False
    before = reading.words[i - 2].lower if i - 2 >= sentence.first else ""
    return before not in ("in", "from", "of", "to", "outside", "across", "-", ",")


_COUNTRIES = frozenset(
    ("indonesia", "malaysia", "thailand", "vietnam", "india", "japan", "russia", "germany", "france")
)
