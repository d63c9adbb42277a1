"""Which noun phrase a verb group is said of, and which verb group it goes on from or hangs on."""

from collections.abc import Sequence

from newsledger.types.document import Word
from newsledger.types.syntax import Chunks, Clause, ClauseKind, NounPhrase, VerbGroup

_SUBORDINATORS = frozenset(
    {"because", "if", "while", "as", "after", "before", "since", "until", "although", "though", "whether", "unless"}
    | {"once", "when", "where", "how", "why", "whilst", "whereas"}
)
_REPORTING = frozenset({
    "say", "think", "know", "believe", "note", "feel", "announce", "show", "report", "find", "add", "claim", "tell",
    "state", "mean", "hope", "reveal", "estimate", "suggest", "admit", "expect", "predict", "promise", "pledge",
    "introduce", "point", "learn", "stress", "emphasise", "emphasize", "confirm", "explain", "require", "propose",
    "warn", "argue", "insist", "see", "understand", "ensure", "agree", "decide", "hear",
})  # fmt: skip
_TIMES = frozenset({
    "year", "month", "week", "quarter", "today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "time", "day", "morning", "afternoon", "evening", "night", "hour", "hours", "days",
    "weeks", "months", "years",
})  # fmt: skip
_SUBJECTS = frozenset({"i", "we", "he", "she", "they", "it"})
PREPOSITIONS = frozenset({"according", "including", "regarding", "concerning"})  # participles that govern like one
_FINITE_TENSES = frozenset({"past", "present"})
_FAR = 12  # verb groups looked back over for the other half of a coordination


class _Reader:
    """The groups of one sentence read left to right; positions are tokens of the document."""

    def __init__(
        self,
        words: Sequence[Word],
        tags: Sequence[str],
        phrases: Sequence[NounPhrase],
        groups: Sequence[VerbGroup],
        base: int,
    ) -> None:
        self.words, self.tags, self.base = words, tags, base
        self.phrases, self.groups = phrases, groups
        self.done: list[Clause] = []
        self.next_phrase = 0  # the first phrase not yet passed

    def read(self) -> tuple[Clause, ...]:
        left = self.base
        for k, group in enumerate(self.groups):
            before: list[NounPhrase] = []
            while self.next_phrase < len(self.phrases) and self.phrases[self.next_phrase].first < group.first:
                before.append(self.phrases[self.next_phrase])
                self.next_phrase += 1
            self.done.append(self.clause(k, group, left, before))
            left = group.last
        return tuple(self.done)

    def clause(self, k: int, group: VerbGroup, left: int, before: list[NounPhrase]) -> Clause:
        """Clause of group ``k``; ``before`` are the phrases between the group before, whose end is ``left``, and it."""
        if group.to:
            return self.infinitive(k, group, left, before)
        if group.modal is not None or group.tense in _FINITE_TENSES:
            return self.finite(k, group, left, before)
        if group.tense == "imperative":
            return self.bare(k, group, left, before)
        kind: ClauseKind = "gerund" if group.tense == "gerund" else "participle"
        joined = self.joint(group)
        if joined is not None:
            other = self.partner(k, group, joined)
            if other is not None:
                return Clause(kind, self.done[other].subject, other)
        if before and before[-1].last == self.skip_adverbs(group.first):
            return Clause(kind, before[-1])
        governor = k - 1 if k else None
        return Clause(kind, self.done[k - 1].subject if k else None, None, governor)

    def infinitive(self, k: int, group: VerbGroup, left: int, before: list[NounPhrase]) -> Clause:
        joined = self.joint(group)
        if joined in ("CC", ",CC"):
            other = self.partner(k, group, joined)
            if other is not None:
                return Clause("infinitive", self.done[other].subject, other, self.done[other].governor)
        if k == 0:
            return Clause("infinitive", before[0] if before else None)
        previous = self.done[k - 1]
        governor = k - 1
        subject = previous.subject
        if before and before[0].first == left and self.causes(k - 1):
            subject = before[0]  # "urges the council to act"
        return Clause("infinitive", subject, None, governor)

    def causes(self, k: int) -> bool:
        """Whether the object of group ``k`` is what its infinitive is said of."""
        lemma = self.words[self.groups[k].head - self.base].lemma("VB")
        return lemma not in ("use", "make", "take", "do", "have", "build", "give", "play", "hold")

    def bare(self, k: int, group: VerbGroup, left: int, before: list[NounPhrase]) -> Clause:
        joined = self.joint(group)
        if joined is None and k and before and before[0].first == left:
            lemma = self.words[self.groups[k - 1].head - self.base].lemma("VB")
            if lemma in ("let", "help", "make", "have", "see"):
                return Clause("infinitive", before[0], None, k - 1)
        if joined is None and k and left == group.first:
            return Clause("infinitive", self.done[k - 1].subject, None, k - 1)  # "help build"
        other = self.partner(k, group, joined or ",") if k else None
        if other is None:
            return Clause("main", None)
        found = self.done[other]
        return Clause(found.kind, found.subject, other, found.governor)

    def finite(self, k: int, group: VerbGroup, left: int, before: list[NounPhrase]) -> Clause:
        marker = self.marker(left, group.first)
        kind: ClauseKind = "main"
        if marker >= 0:
            tag, lower = self.tags[marker - self.base], self.words[marker - self.base].lower
            inside = [p for p in before if p.first > marker or (tag == "WP$" and p.first == marker)]
            if tag in ("WDT", "WP", "WP$") or (lower == "that" and not inside):
                subject = self.subject(inside, marker)
                if subject is None:
                    outside = [p for p in before if p.last <= marker]
                    subject = outside[-1] if outside else (self.done[k - 1].subject if k else None)
                return Clause("relative", subject)
            kind = "complement" if lower == "that" else "adverbial"
            candidate = self.subject(inside, marker)
            if candidate is not None:
                return Clause(kind, candidate, None, k - 1 if kind == "complement" and k else None)
            before = inside
        joined = self.joint(group)
        if joined == ",":
            said = self.inverted(group)
            if said is not None:
                return Clause("main", said)
        resumes = joined == "," and k and self.done[k - 1].kind in ("relative", "participle", "gerund", "adverbial")
        if joined is not None and k and not resumes:
            other = self.finite_partner(k, joined)
            if other is not None:
                return Clause(self.done[other].kind, self.done[other].subject, other)
        candidate = self.subject(self.after_object(left, group.first, before), marker)
        if candidate is None:
            candidate = self.subject(before, marker)
        if k and candidate is not None and marker < 0 and candidate.first <= self.skip_adverbs_right(left):
            lemma = self.words[self.groups[k - 1].head - self.base].lemma("VB")
            if self.is_finite(k - 1) and lemma in _REPORTING and self.done[k - 1].kind != "relative":
                return Clause("complement", candidate, None, k - 1)
            host = self.host(k) if self.words[candidate.head - self.base].lower not in _SUBJECTS else None
            if host is not None:
                return Clause(kind, host)
        if candidate is None and k:
            host = self.host(k)
            return Clause(kind, host if host is not None else self.done[k - 1].subject)
        return Clause(kind, candidate)

    def inverted(self, group: VerbGroup) -> NounPhrase | None:
        """Subject behind the verb: after a quotation, "… ," said the mayor."""
        before = self.skip_adverbs(group.first) - self.base - 1
        if self.tags[before] != "''" or self.words[group.head - self.base].lemma("VB") not in _REPORTING:
            return None
        if self.next_phrase < len(self.phrases) and self.phrases[self.next_phrase].first == group.last:
            return self.phrases[self.next_phrase]
        return None

    def after_object(self, left: int, right: int, phrases: list[NounPhrase]) -> list[NounPhrase]:
        """Those of ``phrases`` that can be subject before ``right``: what the verb before ``left`` governs is left out.

        The subject begins after a semicolon, after a quotation that closes, after the comma or "and" that ends an
        object, and a pronoun right before the verb is one.
        """
        if not phrases:
            return phrases
        last = phrases[-1]
        lower = self.words[last.head - self.base].lower
        if lower in _SUBJECTS and last.last == self.skip_adverbs(right):
            return phrases[-1:]
        start = left
        takes_object = left > self.base and phrases[0].first <= self.skip_adverbs_right(left)
        for at in range(right - 1, left, -1):
            tag = self.tags[at - self.base]
            if tag in (":", ".") or (tag == "''" and self.tags[at - 1 - self.base] in (",", ".")):
                start = at + 1
                break
            if (
                left > self.base
                and tag in ("CC", ",")
                and any(p.first == at + 1 for p in phrases)
                and (takes_object or (tag == "CC" and self.tags[at - 1 - self.base] == ","))
            ):
                start = at + 1
                if tag == "CC":
                    break
        return [p for p in phrases if p.first >= start]

    def host(self, k: int) -> NounPhrase | None:
        """Subject of a verb whose noun phrase was followed by a relative clause, participle or infinitive."""
        j = k - 1
        while j >= 0 and (not self.is_finite(j) or self.done[j].kind == "relative"):
            j -= 1
        if j == k - 1:
            return None
        left = self.groups[j].last if j >= 0 else self.base
        right = self.groups[j + 1].first
        between = [p for p in self.phrases if left <= p.first < right]
        return self.subject(self.after_object(left, right, between), self.marker(left, right))

    def is_finite(self, k: int) -> bool:
        group = self.groups[k]
        return not group.to and (group.modal is not None or group.tense in _FINITE_TENSES)

    def skip_adverbs(self, position: int) -> int:
        """The position after the last token before ``position`` that is no adverb."""
        while position > self.base and self.tags[position - 1 - self.base] in ("RB", "RBR"):
            position -= 1
        return position

    def skip_adverbs_right(self, position: int) -> int:
        while position - self.base < len(self.tags) and self.tags[position - self.base] in ("RB", "RP", "``"):
            position += 1
        return position

    def joint(self, group: VerbGroup) -> str | None:
        """What stands before the group, adverbs apart: ``CC``, ``,CC`` (a comma with it), ``,`` alone, or ``;``."""
        at = self.skip_adverbs(group.first) - self.base - 1
        if at < 0:
            return None
        tag = self.tags[at]
        if tag == "CC":
            return ",CC" if at and self.tags[at - 1] in (",", ":") else "CC"
        if tag == ",":
            return ","
        if tag == ":":
            return ";"
        if tag == "''" and at and self.tags[at - 1] in (",", ":"):
            return ","
        return None

    def partner(self, k: int, group: VerbGroup, joined: str) -> int | None:
        """The earlier group that a bare verb, infinitive, gerund or participle goes on from."""
        want = self.tags[group.head - self.base]
        alone = want in ("VBG", "VBN") and joined == ","
        purpose = None
        for j in range(k - 1, max(-1, k - (2 if alone else _FAR)), -1):
            other = self.groups[j]
            if self.tags[other.head - self.base] != want or (group.to and not other.to):
                continue
            if alone and other.tense != group.tense:
                continue
            if joined != "CC" and want == "VB" and other.to and not group.to and self.purpose(j):
                purpose = j if purpose is None else purpose
                continue
            return j
        return purpose if joined == ",CC" else None

    def purpose(self, j: int) -> bool:
        """Whether the infinitive ``j`` tells what something is for: it does not follow its governing verb at once."""
        before = self.skip_adverbs(self.groups[j].first)
        return j == 0 or self.groups[j - 1].last != before

    def finite_partner(self, k: int, joined: str) -> int | None:
        """The earlier finite group that group ``k`` goes on from; after a comma rather one of a main clause."""
        tense = self.groups[k].tense
        nearest = None
        for j in range(k - 1, max(-1, k - _FAR), -1):
            if not self.is_finite(j):
                continue
            if joined == "CC" or (self.done[j].kind == "main" and self.groups[j].tense == tense):
                return j
            if nearest is None:
                nearest = j
        return nearest

    def marker(self, left: int, right: int) -> int:
        """The last subordinating word in ``[left, right)``, not cut off by a semicolon; -1 if there is none."""
        for at in range(right - 1, left - 1, -1):
            tag = self.tags[at - self.base]
            if tag in ("WDT", "WP", "WRB", "WP$"):
                return at
            if tag == "IN":
                lower = self.words[at - self.base].lower
                if lower == "that" or (lower in _SUBORDINATORS and self.opens_clause(at, right)):
                    return at
            if tag == ":" or tag == ".":
                return -1
        return -1

    def opens_clause(self, at: int, right: int) -> bool:
        """Whether the conjunction or preposition ``at`` has a subject of its own before ``right``: no comma between."""
        return all(self.tags[j - self.base] != "," for j in range(at + 1, right))

    def subject(self, phrases: Sequence[NounPhrase], marker: int) -> NounPhrase | None:
        """The first phrase that hangs on no preposition and is no bare time ("last year")."""
        found = None
        governed = -1  # end of the last phrase that hangs on a preposition
        for phrase in phrases:
            at = phrase.first - 1
            if at >= self.base and at != marker:
                tag = self.tags[at - self.base]
                if tag in ("IN", "TO") or (tag == "VBG" and self.words[at - self.base].lower in PREPOSITIONS):
                    governed = phrase.last
                    continue
                if tag == "CC" and at == governed:
                    governed = phrase.last
                    found = found or phrase
                    continue
            if self.words[phrase.head - self.base].lower in _TIMES:
                found = found or phrase
                continue
            return phrase
        return found


def clauses_of(words: Sequence[Word], tags: Sequence[str], base: int, chunks: Chunks) -> tuple[Clause, ...]:
    """Clauses of a sentence whose first token is ``base``, parallel to its verb groups."""
    phrases, groups = chunks
    return _Reader(words, tags, phrases, groups, base).read() if groups else ()
