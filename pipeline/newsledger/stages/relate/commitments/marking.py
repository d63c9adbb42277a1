"""What a word form may be in a commitment, told once for each form: which frames it may open, a report, an adverb."""

from collections.abc import Iterable

from newsledger.stages.relate.commitments import frame_bits as bits
from newsledger.stages.relate.commitments.forms import noun_of, verb_of
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.view import ADVERBS, QUOTES
from newsledger.types.document import Word
from newsledger.types.marks import PASSED, REPORTING, SAYING, STRESSING, TO

_AGREEMENTS = ("agreement", "contract", "memorandum", "deal", "pact")
# frames by what they are looked up by: the verb's lemma, the noun's, the form itself
_OF_VERBS = {
    "to": bits.TO_VERB, "gerund": bits.TO_VERB | bits.GERUND, "object": bits.ADDRESSING, "that": bits.SUBJUNCTIVE,
    "undertaking": bits.UNDERTAKING, "deed": bits.DEED, "progressive": bits.PROGRESSIVE,
}  # fmt: skip
_OF_NOUNS = {"noun": bits.NOMINAL, "urgent": bits.URGENT}
_OF_FORMS = {
    "modal": bits.MODAL, "need": bits.IMPERSONAL, "gerund": bits.ADJECTIVE | bits.GERUND, "dated": bits.DATED,
    "term": bits.TERM,
}  # fmt: skip
_OF_KINDS = {"saying": REPORTING, "forecasting": REPORTING, "wishing": REPORTING, "stressing": STRESSING}
_ALONE = bits.MODAL | bits.BE_TO  # frames of words that open nothing else
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


class Marking:
    """Callable ``word → bits of types.marks``."""

    def __init__(self, lexis: Lexis) -> None:
        def listed(table: dict[str, int]) -> list[tuple[str, int]]:
            return [(word, bit) for frame, bit in table.items() for word in lexis.by_frame.get(frame, ())]

        phrases = [
            (first, bits.PHRASE)
            for first, found in lexis.phrases.items()
            if any("phrase" in row.frames for _, (_, row) in found)
        ]
        self._of_verbs = _united(
            listed(_OF_VERBS),
            phrases,
            [(verb, bits.STRIVING) for verb in lexis.striving if verb in lexis.by_frame["to"]],
            [("call", STRESSING), *((verb, bits.ADDRESSING) for verb in lexis.calls)],
            [(verb, _OF_KINDS.get(kind, 0)) for verb, kinds in lexis.verb_kinds.items() for kind in kinds],
        )
        self._of_nouns = _united(listed(_OF_NOUNS), phrases, [(noun, bits.AGREEMENT) for noun in _AGREEMENTS])
        self._of_forms = _united(
            listed(_OF_FORMS),
            phrases,
            [(form, bits.ADJECTIVE) for form in lexis.adjectives],
            [("effort", bits.IMPERSONAL), ("efforts", bits.IMPERSONAL), ("is", bits.BE_TO), ("are", bits.BE_TO)],
            [("to", TO), *((form, PASSED) for form in ADVERBS | QUOTES)],
        )
        self._saying = frozenset(verb for verb, kinds in lexis.verb_kinds.items() if "saying" in kinds)
        self._lemmas = frozenset(self._of_verbs) | frozenset(self._of_nouns)

    def __call__(self, word: Word) -> int:
        """Marks of the word."""
        low, tags = word.lower, word.tags
        found = self._of_forms.get(low, 0)
        if low[-2:] == "ly" or "RB" in tags or "RBR" in tags or "RBS" in tags:
            found |= PASSED
        if found & _ALONE or self._lemmas.isdisjoint((low, *word.lemmas)):
            return found
        found |= self._of_verbs.get(verb_of(word), 0)
        noun = noun_of(word)
        if noun == low or noun in word.lemmas:
            found |= self._of_nouns.get(noun, 0)
        for tag, lemma in zip(tags, word.lemmas, strict=True):
            if tag in _FINITE and lemma in self._saying:
                return found | SAYING
        return found


def _united(*tables: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Bits of each word, those of all its entries joined."""
    found: dict[str, int] = {}
    for table in tables:
        for word, bit in table:
            found[word] = found.get(word, 0) | bit
    return {word: mark for word, mark in found.items() if mark}
