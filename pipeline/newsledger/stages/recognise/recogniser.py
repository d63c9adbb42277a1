"""Runs the recognisers in order."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.recogniser import NameRecogniser
from newsledger.stages.recognise.quantities.recogniser import QuantityRecogniser
from newsledger.stages.recognise.syntax.analyser import SyntaxAnalyser
from newsledger.stages.recognise.times.recogniser import TimeRecogniser
from newsledger.types.document import Document
from newsledger.types.mentions import Mentions
from newsledger.types.syntax import Syntax


class Recogniser:
    """Callable ``Document → Mentions``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._analyser = SyntaxAnalyser(lexicons)
        self._times = TimeRecogniser(lexicons)
        self._quantities = QuantityRecogniser(lexicons)
        self._names = NameRecogniser(lexicons)

    def __call__(self, document: Document) -> Mentions:
        syntax = Syntax(document, self._analyser)
        times = self._times(document, syntax)
        quantities = self._quantities(document, syntax, times)
        names = self._names(document, syntax)
        return Mentions(document, syntax, quantities, times, names)
