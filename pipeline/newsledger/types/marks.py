"""Which scans of the later stages stop at a word form: bits of ``Word.marks``.

The stage that scans says which forms it stops at, once for each form, when the vocabulary first meets it. A scan over a
document is then one look at each token, however many words it looks for.
"""

from collections.abc import Callable
from typing import NamedTuple

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


class Form(NamedTuple):
    """A form as the vocabulary describes it to the stages; ``readings`` are the dictionary's of ``lower``."""

    text: str
    lower: str
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    readings: tuple[tuple[str, str], ...]
    is_alpha: bool
    is_digit: bool


class Facts(NamedTuple):
    """What the stages say of a form: see ``Word.marks`` and ``Word.flags``."""

    marks: int = 0
    flags: int = 0


NOTHING = Facts()
Describer = Callable[[Form], Facts]


def joined(*describers: Describer) -> Describer:
    """What several stages say of a form, in one."""

    def describe(form: Form) -> Facts:
        marks = flags = 0
        for describer in describers:
            facts = describer(form)
            marks |= facts.marks
            flags |= facts.flags
        return Facts(marks, flags)

    return describe
