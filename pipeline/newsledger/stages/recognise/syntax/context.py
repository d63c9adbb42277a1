"""What the context rules look at around a token."""

from collections.abc import Sequence

from newsledger.types.document import Word

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "’s", "’re", "’m"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'s", "’s"})
DO = frozenset({"do", "does", "did"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
OBJECTS = frozenset({"DT", "PRP", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "$", "``", "PDT"})
PHRASE = NOUNS | {"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "HYPH", "PDT", "VBG", "$"}
GOVERNORS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "TO"})
SUBORDINATORS = frozenset(
    {"that", "because", "if", "while", "as", "after", "before", "since", "until", "although", "though", "whether"}
    | {"unless", "once", "so", "than"}
)
REPORTING = frozenset(
    {"say", "think", "know", "believe", "note", "feel", "announce", "show", "report", "find", "add", "claim", "tell"}
    | {"state", "mean", "hope", "reveal", "estimate", "suggest", "admit"}
)
BREAKS = frozenset({":", ".", "WDT", "WP", "WRB", "``", "''", "-LRB-", "-RRB-"})
WINDOW = 14
GET = frozenset({"get", "gets", "got", "getting"})
CAUSATIVES = frozenset(
    {"let", "lets", "make", "makes", "made", "making", "help", "helps", "helped", "helping", "letting"}
)
SUBJECTS = frozenset({"i", "we", "they", "he", "she"})


def left(tags: Sequence[str], i: int) -> int:
    """The token before ``i`` and the adverbs there; -1 at the start."""
    j = i - 1
    while j >= 0 and tags[j] in ADVERBS and i - j < 5:
        j -= 1
    return j


def can(word: Word, tag: str) -> bool:
    """Whether the form may bear the tag."""
    return tag in word.tags


def earlier_finite(words: Sequence[Word], tags: Sequence[str], i: int) -> bool:
    """Whether a finite verb, other than one that reports what follows, stands before ``i`` in the clause."""
    for j in range(i - 1, max(-1, i - WINDOW), -1):
        tag = tags[j]
        if tag in FINITE:
            return words[j].lemma(tag) not in REPORTING
        if tag in BREAKS or tag == "CC" or (tag == "," and tags[i - 1] != ","):
            return False
    return False


def governed(words: Sequence[Word], tags: Sequence[str], j: int) -> bool:
    """Whether the noun phrase that ends with ``j`` hangs on a preposition or a verb, so that it is no subject.

    "of" is looked through: "the number of visitors rose".
    """
    for k in range(j - 1, max(-1, j - WINDOW), -1):
        tag = tags[k]
        if tag not in PHRASE and words[k].lower != "of" and not (tag == "CC" and tags[k - 1] in NOUNS):
            return (tag == "IN" and words[k].lower not in SUBORDINATORS) or tag in GOVERNORS
    return False


def later_finite(words: Sequence[Word], tags: Sequence[str], i: int) -> bool:
    """Whether a finite verb without a subject of its own stands after ``i`` in the clause."""
    subject = False
    for j in range(i + 1, min(len(tags), i + WINDOW)):
        tag = tags[j]
        if tag in FINITE:
            return not subject
        if tag in BREAKS or tag in ("CC", ",", "TO"):
            return False
        if (tag == "PRP" and words[j].lower in SUBJECTS) or words[j].lower in ("that", "as", "after", "when"):
            subject = True
    return False


def finite_before_break(words: Sequence[Word], tags: Sequence[str], i: int) -> bool:
    """Whether the clause has a finite verb before ``i``; commas do not end the search."""
    for j in range(i - 1, max(-1, i - 2 * WINDOW), -1):
        if tags[j] in FINITE or tags[j] in ("VB", "VBG"):
            return words[j].lemma(tags[j]) not in REPORTING
        if tags[j] in (":", ".", "WDT", "WP", "WRB") or words[j].lower in SUBORDINATORS:
            return False
        if tags[j] == "CC" and j and tags[j - 1] == ",":
            return False
    return False


def in_title_case(words: Sequence[Word]) -> bool:
    """Whether most words of four letters and more are capitalised, short sentences without such words aside."""
    if len(words) > 30:
        return False
    long = [word.is_title for word in words if word.is_alpha and len(word.text) > 3]
    return len(long) >= 4 and sum(long) > 0.75 * len(long)
