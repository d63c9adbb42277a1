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
SAYING = 16  # a finite form of a verb of saying
STRESSING = 32  # a form of a verb of stressing or calling for
TO = 64
PASSED = 128  # an adverb or a quotation mark, which may stand between a marker and its "to"
REPORTING = 256  # a form of a verb of saying, forecasting or wishing
MARKER = 512  # from here on: what may open a commitment, a bit for each frame of that grammar


# What a stage says of a word whose dictionary readings (tag → lemma) are given: its ``Word.marks`` and ``Word.flags``.
Describer = Callable[[Word, Mapping[str, str]], tuple[int, int]]
