"""Runs the recognisers in order."""

from collections.abc import Mapping

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.recogniser import NameRecogniser
from newsledger.stages.recognise.quantities.recogniser import QuantityRecogniser
from newsledger.stages.recognise.syntax.analyser import SyntaxAnalyser
from newsledger.stages.recognise.times.recogniser import TimeRecogniser
from newsledger.types.document import Document, Word
from newsledger.types.marks import NUMBER, TIME
from newsledger.types.mentions import Mentions
from newsledger.types.syntax import Syntax

_ANCHORS = NUMBER | TIME


class Recogniser:
    """Callable ``Document → Mentions``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._analyser = SyntaxAnalyser(lexicons)
        self._times = TimeRecogniser(lexicons)
        self._quantities = QuantityRecogniser(lexicons)
        self._names = NameRecogniser(lexicons)
        # Forms of letters alone are either a word of these grammars or nothing to them.
        self._word_marks = dict.fromkeys(self._times.words, TIME)
        for form in self._quantities.words:
            self._word_marks[form] = self._word_marks.get(form, 0) | NUMBER

    def describe(self, word: Word, readings: Mapping[str, str]) -> tuple[int, int]:
        """Where the scans of this stage stop, and what a form can be in a name: marks and flags."""
        marks, flags = self._names.describe(word, readings)
        if word.is_alpha:
            return marks | self._word_marks.get(word.lower, 0), flags
        return marks | self._times.mark(word) | self._quantities.mark(word), flags

    def __call__(self, document: Document) -> Mentions:
        syntax = Syntax(document, self._analyser)
        anchors = document.marked(_ANCHORS)
        times = self._times(document, syntax, anchors)
        quantities = self._quantities(document, syntax, times, anchors)
        names = self._names(document, syntax)
        return Mentions(document, syntax, quantities, times, names)
