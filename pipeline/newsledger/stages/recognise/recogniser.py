"""Runs the recognisers in order."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.recogniser import NameRecogniser
from newsledger.stages.recognise.quantities.recogniser import QuantityRecogniser
from newsledger.stages.recognise.syntax.analyser import SyntaxAnalyser
from newsledger.stages.recognise.times.recogniser import TimeRecogniser
from newsledger.types.document import Document
from newsledger.types.marks import Facts, Form
from newsledger.types.mentions import Mentions
from newsledger.types.syntax import Syntax


class Recogniser:
    """Callable ``Document → Mentions``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._analyser = SyntaxAnalyser(lexicons)
        self._times = TimeRecogniser(lexicons)
        self._quantities = QuantityRecogniser(lexicons)
        self._names = NameRecogniser(lexicons)

    def describe(self, form: Form) -> Facts:
        """Where the scans of this stage stop, and what a form can be in a name."""
        name_marks, flags = self._names.describe(form)
        return Facts(name_marks | self._times.mark(form) | self._quantities.mark(form), flags)

    def __call__(self, document: Document) -> Mentions:
        syntax = Syntax(document, self._analyser)
        times = self._times(document, syntax)
        quantities = self._quantities(document, syntax, times)
        names = self._names(document, syntax)
        return Mentions(document, syntax, quantities, times, names)
