"""Acts that no marker opens: bare imperatives and the present tense of headlines."""

from collections.abc import Sequence

from newsledger.stages.relate.commitments.lexis import BE, Lexis
from newsledger.stages.relate.commitments.view import QUOTES, View
from newsledger.types.document import Word

_ADVERBIAL = 14  # tokens of an adverbial that opens a sentence
_TO_NOUNS = frozenset({  # "full effort to fight": the infinitive belongs to the noun
    "effort", "plan", "bid", "way", "time", "chance", "right", "need", "decision", "proposal", "promise", "ability",
    "reason", "attempt", "move", "measure", "step", "call", "deal", "vow", "pledge", "commitment", "opportunity",
})  # fmt: skip
_LET = 4  # tokens of the shortest exhortation with "let"
_PHRASES = 60  # tokens between "let us" and its verb
_EXHORTATION = 8  # tokens of the shortest imperative that is taken for the call of a whole article
_NO_EXHORTATIONS = frozenset({  # what tips, invitations and reports of feeling open with
    "be", "let", "see", "watch", "read", "look", "meet", "get", "buy", "try", "love", "hope", "want", "wish", "thank",
    "listen", "check", "click", "take", "go", "come", "save", "win", "find", "wait", "say", "report", "review", "warn",
    "police", "labour", "forget", "remember", "think", "imagine", "feel", "like", "hate", "enjoy", "discover", "press",
})  # fmt: skip
_SPEAKER = 12  # tokens before the colon of a headline


def may_command(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the sentence ``[first, last)`` can start with a bare imperative, before anything is tagged.

    Its first word, or the first one after an opening adverbial's comma, can be a verb.
    """
    i = first
    while i < last and i < first + 4 and (words[i].is_punct or words[i].tags[0] in ("RB", "CC")):
        i += 1
    if i >= last:
        return False
    if "VB" in words[i].tags:
        return True
    if "IN" not in words[i].tags and "RB" not in words[i].tags:
        return False
    for k in range(i, min(last - 1, i + _ADVERBIAL + 6)):
        if words[k].text == ",":
            after = k + 1
            while after < last - 1 and "RB" in words[after].tags:
                after += 1
            return "VB" in words[after].tags
    return False


def may_announce(words: Sequence[Word], first: int, last: int, *, ahead: bool) -> bool:
    """Whether the headline ``[first, last)`` can hold an act without a marker, before anything is tagged.

    ``ahead``: it names a time to come, so that its present tense may tell what is to be.
    """
    if words[first].lower == "let" or (last - first >= _EXHORTATION and words[first].tags[0] == "VB"):
        return True
    for k in range(first + 1, min(last - 1, first + _SPEAKER)):
        low = words[k].lower
        if low in (":", "：") or (low == "to" and "VB" in words[k + 1].tags):
            return True
    return ahead and any("VBZ" in word.tags or "VBP" in word.tags for word in words[first + 1 : last])


def body_start(view: View, topic: tuple[int, int] | None) -> int:
    """Token after the sentence's opening adverbials: "In terms of X, …", "At the same time, …"."""
    i = view.after_adverbs(topic[1] + 1 if topic is not None else 0)
    if i < view.last and topic is None and (view.tag[i] in ("IN", "RB", "JJ", "TO") or view.low[i] == ","):
        for k in range(i, min(view.last, i + _ADVERBIAL)):
            if view.low[k] == ",":
                verb = view.after_adverbs(k + 1)
                if verb < view.last and view.tag[verb] == "VB":
                    return verb
                break
    while i < view.last and (view.low[i] in QUOTES or view.low[i] in (",", "-", "•", "·", "(", "and", "●", "*")):
        i = view.after_adverbs(i + 1)
    return i


def colon_speaker(view: View) -> tuple[tuple[int, int], int] | None:
    """ "Mayor Li: Deepen reform": the speaker's tokens and the verb after the colon."""
    for k in range(1, min(view.last - 2, _SPEAKER)):
        if view.low[k] in (":", "："):
            verb = view.after_adverbs(k + 1)
            if verb < view.last and view.tag[verb] == "VB":
                return (0, k), verb
            return None
    return None


def headline_infinitive(view: View) -> tuple[int, int] | None:
    """ "Council to close two libraries": the "to" and its verb, where no verb stands before them."""
    for k in range(1, min(view.last - 1, _SPEAKER)):
        if view.tag[k] == "TO" or (view.low[k] == "to" and view.tag[k + 1] == "VB"):
            noun = view.tag[k - 1][:2] == "NN" and view.noun(k - 1) not in _TO_NOUNS
            own = noun and view.tag[k + 1] == "VB" and view.sentence.role == "headline"
            return (k, k + 1) if own else None
        if view.tag[k][:2] == "VB" or view.tag[k] == "MD":
            return None
    return None


def headline_imperative(view: View) -> bool:
    """ "Cultivate new trades, open up new markets": an exhortation of some length, to no one by name."""
    if view.sentence.role != "headline" or view.last < _EXHORTATION or view.tag[0] != "VB":
        return False
    if view.low[0] in _NO_EXHORTATIONS or view.low[-1] == "?" or "you" in view.low or "your" in view.low:
        return False
    if view.tag[1] not in ("DT", "JJ", "JJR", "NN", "NNS", "PRP$", "CD", "VBG", "RP"):
        return False
    return not any(tag in ("MD", "VBZ", "VBD") for tag in view.tag)


def headline_let(view: View) -> int | None:
    """ "Let the lamps of the old town shine": an exhortation that stands for the whole article."""
    if view.sentence.role != "headline" or view.low[:1] != ["let"] or view.last < _LET:
        return None
    if view.low[1] in ("me", "him", "her", "it", "go", "alone"):
        return None
    for k in range(3, min(view.last, _SPEAKER)):
        if view.tag[k] in ("VB", "VBP") or (view.base(k) and view.tag[k - 1] in ("NN", "NNS", "NNP")):
            return 0
    return None


def exhorted(view: View, let: int) -> int | None:
    """The verb of "let us …", also over phrases that commas set off: "let us, under its guidance, …"."""
    if view.low[let : let + 1] != ["let"] or view.low[let + 1 : let + 2] != ["us"]:
        return None
    k = view.verb_after(let + 2)
    while k < view.last and view.low[k] == "," and k < let + _PHRASES:
        comma = next((j for j in range(k + 1, view.last) if view.low[j] == ","), view.last)
        k = view.after_adverbs(k + 1)
        if k < view.last and view.tag[k] not in ("VB", "VBP"):
            k = comma
    return k if k < view.last and view.tag[k] in ("VB", "VBP") else None


def scheduled_present(view: View, lexis: Lexis) -> int | None:
    """Finite verb of a headline in the present tense: "Theatre opens tomorrow"."""
    for k in range(1, view.last):
        tag = view.tag[k]
        if tag == "MD" or tag == "VBD":
            return None
        if tag in ("VBZ", "VBP"):
            lemma = view.lemma(k)
            if view.low[k] in BE or lexis.verb_is(lemma, "saying") or lexis.verb_is(lemma, "happening"):
                return None
            return k
    return None
