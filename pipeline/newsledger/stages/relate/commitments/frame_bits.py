"""The frames of commitments, a bit of ``Word.marks`` each: which of them may open at a form."""

from newsledger.types.marks import MARKER

(
    MODAL, IMPERSONAL, PHRASE, ADDRESSING, ADJECTIVE, TO_VERB, STRIVING, BE_TO, SUBJUNCTIVE, URGENT, NOMINAL, AGREEMENT,
    DATED, UNDERTAKING, DEED, TERM, PROGRESSIVE,
) = (MARKER << place for place in range(17))  # fmt: skip
ALL = (MARKER << 17) - MARKER
GERUND = MARKER << 17  # a form whose "to" a gerund may follow
