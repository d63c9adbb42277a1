"""Corrections of the likeliest tags by context, each a short rule on one token.

The tagger's model looks one tag back. These rules look further: for the auxiliary, the subject, the other verb of the
clause. A rule sees the words, the tags so far and a token, and answers with another tag or ``None``.
"""

from collections.abc import Callable, Sequence

from newsledger.types.document import Word

Rule = Callable[[Sequence[Word], list[str], int], str | None]

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "’s", "’re", "’m"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'s", "’s"})
_DO = frozenset({"do", "does", "did"})
_GET = frozenset({"get", "gets", "got", "getting"})
_CAUSATIVES = frozenset(
    {"let", "lets", "make", "makes", "made", "making", "help", "helps", "helped", "helping", "letting"}
)
_SUBJECTS = frozenset({"i", "we", "they", "he", "she"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OBJECTS = frozenset({"DT", "PRP", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "$", "``", "PDT"})
_PHRASE = _NOUNS | {"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "HYPH", "PDT", "VBG", "$"}
_GOVERNORS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "TO"})
_SUBORDINATORS = frozenset(
    {"that", "because", "if", "while", "as", "after", "before", "since", "until", "although", "though", "whether"}
    | {"unless", "once", "so", "than"}
)
_REPORTING = frozenset(
    {"say", "think", "know", "believe", "note", "feel", "announce", "show", "report", "find", "add", "claim", "tell"}
    | {"state", "mean", "hope", "reveal", "estimate", "suggest", "admit"}
)
_BREAKS = frozenset({":", ".", "WDT", "WP", "WRB", "``", "''", "-LRB-", "-RRB-"})
_WINDOW = 14


def _left(tags: Sequence[str], i: int) -> int:
    """The token before ``i`` and the adverbs there; -1 at the start."""
    j = i - 1
    while j >= 0 and tags[j] in _ADVERBS and i - j < 5:
        j -= 1
    return j


def _can(word: Word, tag: str) -> bool:
    return tag in word.tags


def _earlier_finite(words: Sequence[Word], tags: Sequence[str], i: int) -> bool:
    """Whether a finite verb, other than one that reports what follows, stands before ``i`` in the clause."""
    for j in range(i - 1, max(-1, i - _WINDOW), -1):
        tag = tags[j]
        if tag in _FINITE:
            return words[j].lemma(tag) not in _REPORTING
        if tag in _BREAKS or tag == "CC" or (tag == "," and tags[i - 1] != ","):
            return False
    return False


def _governed(words: Sequence[Word], tags: Sequence[str], j: int) -> bool:
    """Whether the noun phrase that ends with ``j`` hangs on a preposition or a verb, so that it is no subject.

    "of" is looked through: "the number of visitors rose".
    """
    for k in range(j - 1, max(-1, j - _WINDOW), -1):
        tag = tags[k]
        if tag not in _PHRASE and words[k].lower != "of" and not (tag == "CC" and tags[k - 1] in _NOUNS):
            return (tag == "IN" and words[k].lower not in _SUBORDINATORS) or tag in _GOVERNORS
    return False


def _later_finite(words: Sequence[Word], tags: Sequence[str], i: int) -> bool:
    """Whether a finite verb without a subject of its own stands after ``i`` in the clause."""
    subject = False
    for j in range(i + 1, min(len(tags), i + _WINDOW)):
        tag = tags[j]
        if tag in _FINITE:
            return not subject
        if tag in _BREAKS or tag in ("CC", ",", "TO"):
            return False
        if (tag == "PRP" and words[j].lower in _SUBJECTS) or words[j].lower in ("that", "as", "after", "when"):
            subject = True
    return False


def auxiliary_before_participle(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """Perfect or passive: "has also weathered", "was quickly approved", "has become"."""
    if not _can(words[i], "VBN"):
        return None
    j = _left(tags, i)
    if j < 0 or tags[j][:1] not in ("V", "P"):
        return None
    lower = words[j].lower
    if tags[j] in ("POS", "PRP", "PRP$"):
        k = j - 1  # "have we reached"
        return "VBN" if tags[j] == "PRP" and k >= 0 and words[k].lower in _HAVE and tags[k][0] == "V" else None
    return "VBN" if lower in _BE or lower in _HAVE or lower in _GET else None


def past_after_apposition(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "Ms Orr, head of the board, told members": no finite verb so far, and an object follows."""
    if tags[i] != "VBN" or i < 2 or i + 1 >= len(tags) or not _can(words[i], "VBD"):
        return None
    j = _left(tags, i)
    if j < 1 or tags[j] != ",":
        return None
    if tags[i + 1] not in ("DT", "PRP", "PRP$") and words[i].lemma("VBD") not in _REPORTING:
        return None
    named = False
    for k in range(j - 1, max(-1, j - 2 * _WINDOW), -1):
        if tags[k] in _FINITE or tags[k] in ("VB", "VBG", "VBN", "WDT", "WP"):
            return None
        if tags[k] in (":", "."):
            break
        named = named or tags[k] in _NOUNS
    else:
        k = -1
    start = tags[k + 1] if k + 1 < len(tags) else ""
    return "VBD" if named and (start in _NOUNS or start in ("DT", "PRP$", "JJ", "``")) else None


def coordinated_participle(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """Second of two participles or of two past tenses: "was planned and built", "came and built"."""
    j = _left(tags, i)
    if j < 1 or tags[j] not in ("CC", ","):
        return None
    for k in range(j - 1, max(-1, j - _WINDOW), -1):
        if tags[k] in ("VBD", "VBN"):
            if tags[k] == "VBN":
                before = _left(tags, k)
                if before < 0 or tags[j] == "," or tags[j - 1] == "," or not _can(words[i], "VBN"):
                    return None
                after = tags[i + 1] if i + 1 < len(tags) else "."
                if words[before].lower in _BE:
                    return "VBN" if after not in _OBJECTS and after not in ("WRB", "WP", "WDT") else None
                return "VBN" if words[before].lower in _HAVE else None
            if words[k].lower in _BE or words[k].lower in _HAVE:
                return None
            return "VBD" if _can(words[i], "VBD") and tags[j] == "CC" else None
        if tags[k] in _FINITE or tags[k] in (":", ".", "VB", "VBG", "WDT", "WP"):
            return None
    return None


def past_after_subject_pronoun(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """A pronoun that is a subject wants a finite verb: "they estimated", "which also held"."""
    if not _can(words[i], "VBD"):
        return None
    j = _left(tags, i)
    if j < 0:
        return None
    if tags[j] == "PRP":
        if j and (words[j - 1].lower in _HAVE or words[j - 1].lower in _BE) and tags[j - 1][0] == "V":
            return None
        if words[j].lower in _SUBJECTS:
            return "VBD"
        return "VBD" if j == 0 or tags[j - 1] in (",", "``", "CC", "IN", ":", "''") else None
    return "VBD" if tags[j] in ("WP", "WDT", "EX") else None


def participle_before_noun(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the approved plan", "its revised target": between determiner or adjective and noun."""
    if i == 0 or i + 1 >= len(tags) or not _can(words[i], "VBN"):
        return None
    if tags[i - 1] in ("DT", "PRP$", "POS", "JJ", "CD") and tags[i + 1] in ("NN", "NNS", "NNP", "JJ"):
        return "VBN"
    return None


def reduced_relative(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """After a noun, a participle where the clause has its finite verb: "a report prepared for them was read"."""
    if not (_can(words[i], "VBN") and _can(words[i], "VBD")) or words[i].lower in _HAVE:
        return None
    j = _left(tags, i)
    if j < 0 or tags[j] not in _NOUNS:
        return None
    governed = _governed(words, tags, j)
    after = tags[i + 1] if i + 1 < len(tags) else "."
    agent = i + 2 < len(tags) and words[i + 1].lower == "by" and tags[i + 2] not in ("CD", "RB", "$", "JJR", "IN")
    if tags[i] == "VBN":
        if after in _OBJECTS and not agent:
            return None if governed and _earlier_finite(words, tags, i) else "VBD"
        if governed or agent or _earlier_finite(words, tags, i) or _later_finite(words, tags, i):
            return None
        return "VBD"
    if after in _OBJECTS and not agent:
        return None
    return "VBN" if _later_finite(words, tags, i) or (governed and _earlier_finite(words, tags, i)) else None


def opening_participle(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "Built in 1962, the bridge …": a capital letter, a participle, no object."""
    if i or len(tags) < 2 or not words[0].is_title or not _can(words[0], "VBN"):
        return None
    return "VBN" if tags[1] in ("IN", "TO", "RB", "CC") else None


def base_after_modal(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "will further plan", "does not increase", "may the council vote"."""
    if not _can(words[i], "VB"):
        return None
    j = _left(tags, i)
    if j < 0:
        return None
    if tags[j] == "MD":
        return "VB"
    if tags[j] == "TO":
        return "VB" if tags[i] in ("VBP", "VB") else None
    if words[j].lower in _DO and tags[j][0] == "V" and tags[i] in ("VBP", "VB"):
        return "VB"
    if tags[j] == "PRP" and j and (tags[j - 1] == "MD" or words[j - 1].lower in _DO) and tags[i] in ("VBP", "VB"):
        return "VB"
    return None


def base_after_causative(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "let the market decide", "help growers sell": object and bare infinitive."""
    if tags[i] != "VBP":
        return None
    for j in range(_left(tags, i), max(-1, i - 8), -1):
        if words[j].lower in _CAUSATIVES and tags[j][0] == "V":
            return "VB"
        if tags[j] not in _NOUNS and tags[j] not in ("PRP", "DT", "JJ", "PRP$", "HYPH", "CC", "CD"):
            return None
    return None


def finite_after_subject(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "they plan", "which include": a finite form after a plural subject."""
    if tags[i] != "VB" or not _can(words[i], "VBP"):
        return None
    j = _left(tags, i)
    if j < 0:
        return None
    if tags[j] in ("WDT", "WP") or (tags[j] == "PRP" and words[j].lower in ("i", "we", "they", "you")):
        before = j - 1
        if before >= 0 and (tags[before] in ("MD", "VB") or words[before].lower in _DO | _CAUSATIVES):
            return None
        return "VBP"
    return None


def coordinated_base(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "will build and run", "they build and run": the form of the first verb holds for the second."""
    j = _left(tags, i)
    if j < 1 or tags[j] not in ("CC", ",") or words[j].lower not in ("and", "or", ",", "but"):
        return None
    for k in range(j - 1, max(-1, j - _WINDOW), -1):
        tag = tags[k]
        if tag == "VB":
            bare = words[i].lower in _HAVE and i + 1 < len(tags) and tags[i + 1] in ("VBN", "RB")
            return "VB" if _can(words[i], "VB") and not bare else None
        if tag == "VBP":
            return "VBP" if _can(words[i], "VBP") and words[j].lower != "," else None
        if tag in ("VBZ", "VBD", "VBG", ":", ".", "MD"):
            return None
    return None


def base_after_opening(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """Bare imperative at the start of a sentence or after a semicolon: "Promote the sector"."""
    if tags[i] != "VBP" or not _can(words[i], "VB") or words[i].lower in _DO or i + 1 >= len(tags):
        return None
    j = _left(tags, i)
    return "VB" if (j < 0 or tags[j] == ":") and tags[i + 1] in _OBJECTS and tags[i + 1] != "PRP" else None


def noun_after_noun_and(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the river and lake patrol": a noun between "and" and a noun, where no base form stands before to go with."""
    if not _can(words[i], "NN") or i < 2 or i + 1 >= len(tags) or tags[i - 1] != "CC" or tags[i - 2] not in _NOUNS:
        return None
    if tags[i + 1] not in ("NN", "NNS", "IN", "JJ", "VBZ", "VBD", "MD"):
        return None
    for k in range(i - 2, max(-1, i - _WINDOW), -1):
        if tags[k] in ("VB", "VBP", "MD", "TO"):
            return None
        if tags[k] in (":", "."):
            break
    return "NN"


def verb_of_singular_subject(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the council plans to sell", "Orrin lives in": the only finite verb that the clause can have."""
    if i == 0 or i + 1 >= len(tags) or not _can(words[i], "VBZ") or words[i].is_title:
        return None
    j = _left(tags, i)
    if j < 0 or tags[j] not in ("NN", "NNP", "''", "NNPS", "-RRB-"):
        return None
    after = tags[i + 1]
    strong = after in ("DT", "PRP$", "PRP", "WRB", "WP") or words[i + 1].lower == "that"
    strong = strong or (after == "TO" and i + 2 < len(tags) and tags[i + 2] in ("VB", "RB"))
    if not strong and not (tags[j] == "NNP" and after in ("IN", "RB", "JJ", "``", "CD", "NN", "NNS")):
        return None
    if _governed(words, tags, j) or _finite_before_break(words, tags, i) or _later_finite(words, tags, i):
        return None
    return "VBZ"


def second_verb_of_singular_subject(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "It will hire staff, and plans to open a shop": after "and", before an infinitive, with a finite verb before."""
    if i + 2 >= len(tags) or not _can(words[i], "VBZ") or tags[i + 1] != "TO" or tags[i + 2] not in ("VB", "RB"):
        return None
    j = _left(tags, i)
    if j < 2 or tags[j] != "CC":
        return None
    for k in range(j - 1, max(-1, j - 3 * _WINDOW), -1):
        if tags[k] in _FINITE:
            return "VBZ" if tags[k] == "VBZ" or tags[j - 1] == "," else None
        if tags[k] in (":", "."):
            return None
    return None


def _finite_before_break(words: Sequence[Word], tags: Sequence[str], i: int) -> bool:
    """Whether the clause has a finite verb before ``i``; commas do not end the search."""
    for j in range(i - 1, max(-1, i - 2 * _WINDOW), -1):
        if tags[j] in _FINITE or tags[j] in ("VB", "VBG"):
            return words[j].lemma(tags[j]) not in _REPORTING
        if tags[j] in (":", ".", "WDT", "WP", "WRB") or words[j].lower in _SUBORDINATORS:
            return False
        if tags[j] == "CC" and j and tags[j - 1] == ",":
            return False
    return False


def further_before_verb(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "to further widen the road", "Further improve services": an adverb, and a verb after it."""
    if words[i].lower != "further" or i + 2 >= len(tags) or not _can(words[i + 1], "VB"):
        return None
    if tags[i + 2] not in _OBJECTS and tags[i + 2] not in ("RP", "CC"):
        return None
    before = tags[i - 1] if i else ":"
    if before not in ("TO", "MD", "CC", ",", ":", ".", "RB", "NNS", "PRP") or tags[i + 1] == "NNS":
        return None
    if before in ("CC", ",") and tags[i + 2] in ("NN", "NNS", "CC") and tags[i + 1] == "NN":
        return None
    tags[i + 1] = "VB"
    return "RB"


def possessive_s(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the council's £10 fund": after a noun and before a sum of money, no verb."""
    if words[i].lower not in ("'s", "’s") or i == 0 or i + 1 >= len(tags) or tags[i - 1] not in _NOUNS:
        return None
    return "POS" if tags[i + 1] in ("$", "CD", "POS") else None


_BY_TAG: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (("VB", "JJ", "JJR", "RB", "RBR", "NN"), further_before_verb),
    (("VBD", "VBN"), opening_participle),
    (("VBD", "VBN", "VB", "VBP"), auxiliary_before_participle),
    (("VBD", "VBN"), participle_before_noun),
    (("VBD", "VBN"), past_after_subject_pronoun),
    (("VBD", "VBN"), coordinated_participle),
    (("VBN",), past_after_apposition),
    (("VBD", "VBN"), reduced_relative),
    (("VB", "VBP", "NN"), base_after_modal),
    (("VBP",), base_after_causative),
    (("VB",), finite_after_subject),
    (("VB", "VBP"), coordinated_base),
    (("VBP",), base_after_opening),
    (("VB", "VBP"), noun_after_noun_and),
    (("NNS",), verb_of_singular_subject),
    (("NNS",), second_verb_of_singular_subject),
    (("VBZ",), possessive_s),
)
RULES: dict[str, tuple[Rule, ...]] = {
    tag: tuple(rule for listed, rule in _BY_TAG if tag in listed) for listed, _ in _BY_TAG for tag in listed
}


def supply_finite_verb(words: Sequence[Word], tags: list[str]) -> None:
    """A sentence with a full stop and no finite verb: the likeliest word that can be one becomes it.

    "The value of exports rose above the mark": past tense first, then the present, each after a noun.
    """
    if len(tags) < 6 or tags[-1] != "." or not _FINITE.isdisjoint(tags):
        return
    if any(tag == "VB" and tags[_left(tags, i)] != "TO" for i, tag in enumerate(tags)):
        return
    best: tuple[int, int, str] | None = None
    for i in range(1, min(len(tags) - 2, 60)):
        if tags[i] not in _POSSIBLY_FINITE or len(words[i].tags) < 2 or words[i].is_title:
            continue
        j = _left(tags, i)
        if j < 0 or not (tags[j] in _NOUNS or (tags[j] == "," and tags[i] == "VBN") or tags[j] in ("DT", "''", "PRP")):
            continue
        if tags[i] == "VBN" and words[i + 1].lower == "by" and tags[i + 2] not in ("CD", "RB", "JJR", "IN"):
            continue
        if tags[i + 1] not in _COMPLEMENTS:
            continue
        plural = tags[j] == "NNS"
        for rank, tag in enumerate(("VBD", "VBP" if plural else "VBZ", "VBP")):
            if _can(words[i], tag) and (best is None or rank < best[0]):
                best = rank, i, tag
                break
    if best is not None:
        tags[best[1]] = best[2]


_POSSIBLY_FINITE = frozenset({"VBN", "NN", "NNS", "JJ"})
_COMPLEMENTS = frozenset({"IN", "TO", "DT", "CD", "PRP$", "PRP", "RB", "JJR", "RP", "$", ",", "NNS", "JJ", "NN", "``"})


def correct(words: Sequence[Word], tags: list[str]) -> None:
    """Apply the rules to every token that could bear another tag, left to right; the first that answers decides."""
    rules = RULES
    for i, tag in enumerate(tags):
        if tag in rules and len(words[i].tags) > 1:
            for rule in rules[tag]:
                answer = rule(words, tags, i)
                if answer is not None:
                    tags[i] = answer
                    break
    supply_finite_verb(words, tags)
