"""Which scans of the later stages stop at a word form: bits of ``Word.marks``.

The stage that scans says which forms it stops at, once for each form, when the vocabulary first meets it. A scan over a
document is then one look at each token, however many words it looks for.
"""

from collections.abc import Callable, Mapping

from newsledger.types.document import Word

NUMBER = 1  # a number may begin in it
TIME = 2  # a time expression may be read from it on
NAME = 4  # it can open or close a proper name
QUOTE = 8  # it opens a quotation
MODAL = 16  # a modal that may open a commitment
VERB = 32  # another word that may open one where "to" comes after it
SOON = 64  # such a word that wants its "to" soon
COPULA = 128  # "is" and "are"
TAKER = 256  # a verb that may open a commitment by its object alone
SAYING = 512  # a finite form of a verb of saying
TO = 1024


# What a stage says of a word whose dictionary readings (tag → lemma) are given: its ``Word.marks`` and ``Word.flags``.
Describer = Callable[[Word, Mapping[str, str]], tuple[int, int]]
