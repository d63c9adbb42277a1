"""From one act to those coordinated with it, each with the extent of its clause."""

from dataclasses import dataclass

from newsledger.stages.relate.commitments.acts import Act, descend, infinitive
from newsledger.stages.relate.commitments.clause_ends import (
    attribution,
    opens_clause,
    own_subject,
    pronoun_clause,
    states_figure,
    trimmed,
)
from newsledger.stages.relate.commitments.coordinates import (
    Place,
    distributes,
    equips,
    noun_like,
    opens_act,
    opens_gerund,
    passive_goes_on,
)
from newsledger.stages.relate.commitments.finite_verbs import predicates, states, subject_start
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.view import FINITE, NOMINAL, QUOTES, View

_COORDINATORS = frozenset((",", ";", "and", "or", "&", "，", "；", "、"))
_SUBORDINATORS = frozenset({
    "that", "which", "who", "whom", "whose", "where", "when", "while", "if", "whether", "because", "although",
    "though", "since", "unless", "until", "how", "what", "why", "whereas", "once",
})  # fmt: skip
_RESULTS = frozenset(("thereby", "thus", "hence", "so", "therefore"))
_PURPOSE_NOUNS = frozenset({
    "measure", "effort", "step", "plan", "ability", "right", "need", "opportunity", "way", "commitment", "decision",
    "time", "capacity", "determination", "mechanism", "law", "rule", "policy", "action",  "proposal",
    "initiative", "lead", "system", "request", "requirement", "condition",
})  # fmt: skip
_CIRCUMSTANCES = frozenset(
    ("under", "amid", "following", "after", "despite", "according", "as", "because", "since", "if")
)
_INCLINED = frozenset({  # adjectives whose infinitive is no purpose: "firms likely to close"
    "likely", "unlikely", "able", "unable", "ready", "willing", "unwilling", "eligible", "entitled", "due", "free",
    "easy", "hard", "difficult", "necessary", "sufficient", "enough", "reluctant", "keen", "eager", "prone",
})  # fmt: skip
_INCLUDING = frozenset(("including", "involving", "covering"))
_NESTED = 12  # tokens of a quotation within a quotation


@dataclass(slots=True)
class Clause:
    """One act of a chain: tokens ``[first, last)`` of its clause, relative to the sentence."""

    act: Act
    first: int
    last: int
    marked: bool  # a marker of its own stands before its verb
    inherited: bool  # the chain's marker stands before another verb


def chain(view: View, lexis: Lexis, act: Act, first: int, infinitival: str = "") -> list[Clause]:
    """The clauses of ``act`` and of the acts coordinated with it.

    ``infinitival`` says where coordinated acts may repeat the "to" of the marker: "and" after "and" alone, "any" also
    after a comma ("it is necessary to A, to B").
    """
    return _Scan(view, lexis, act, first, infinitival).run()[0]


class _Scan:
    """Walks from the act to the right, clause by clause."""

    def __init__(self, view: View, lexis: Lexis, act: Act, first: int, infinitival: str) -> None:
        self.view, self.lexis, self.rule = view, lexis, act.rule
        self.form = "VBG" if act.form == "VBG" else "VB"
        self.base_force = act.force
        self.modal = view.tag[first] == "MD"  # bare verbs may go on also from a gerund: "will insist on A and do B"
        self.clauses = [Clause(act, first, -1, True, False)]
        self.purpose = False  # an infinitive of purpose has ended the clause
        self.gerunds = False  # the clause holds a gerund after a preposition: others may follow in a list
        self.listed = False  # the clause lists gerunds: "measures, including cutting …, raising …"
        self.clausal = False  # within a clause with a subject of its own
        self.inner = False  # within an infinitive, a gerund or a relative clause of the current act
        self.tail = False  # within a purpose that a comma opened
        self.quoted = self.view.in_quotation(act.head)
        self.infinitival = infinitival  # the chain's verbs carry "to"

    def run(self) -> tuple[list[Clause], int]:
        view = self.view
        current = self.clauses[-1]
        i = current.act.head + 1
        last_comma = -1
        while i < view.last:
            low, tag = view.low[i], view.tag[i]
            if view.opens_bracket(i):
                i = view.closing(i)
                continue
            if low in ('"', "“"):
                end = self._skip_quotation(i)
                if end < 0:
                    return self._finish(i, i)
                i = end
                continue
            if low in _COORDINATORS or low in ("as", "but"):
                step = self._coordination(i)
                if step is not None:
                    i, stop = step
                    if stop >= 0:
                        return self._finish(stop, i)
                    if low == "," or low == ";":
                        last_comma = -1
                    continue
                if low in (",", "，"):
                    last_comma = i
                    self.inner = self.inner and self.tail
                    self.clausal = False
            elif tag == "TO" and low == "to":
                self._infinitive(i)
            elif low in _SUBORDINATORS and not (low == "that" and tag == "DT"):
                self.inner = self.clausal = True
                if low in ("while", "whereas", "because", "although", "though"):
                    self._close(i)
            elif (low in ("as", "after") and opens_clause(view, i)) or (
                low in _RESULTS and i + 1 < view.last and (low != "so" or view.low[i + 1] in ("that", "as"))
            ):
                self._close(i)
                self.inner = self.clausal = True
            elif low == "in" and view.low[i + 1 : i + 3] == ["order", "to"]:
                self._close(i)
                self.inner = True
                i += 3
                continue
            elif tag == "VBG" and self._verbal_gerund(i):
                self.inner = self.gerunds = True
            elif not self.clausal and (
                (tag in FINITE and states(view, self.lexis, self.clauses[-1].act.head, i, last_comma))
                or (tag == "VBP" and predicates(view, self.clauses[-1].act.head, i, last_comma))
            ):
                start = subject_start(view, self.clauses[-1].act.head, i)
                before = view.tag[start - 1] if 0 < start < i and last_comma < start - 1 else ""
                if before == "IN" or (before in ("NN", "NNS") and view.tag[start] == "PRP"):
                    self.inner = self.clausal = True  # "before the plane is used again", "each town it visits"
                    i += 1
                    continue
                return self._finish(last_comma if last_comma > self.clauses[-1].act.head else start, i)
            i += 1
        return self._finish(view.last, view.last)

    def _repeats_to(self, i: int, k: int, comma: bool) -> bool:
        """Whether "to" at ``k`` is the marker's own again: ", and to plant"; without "and" after "it is necessary"."""
        if self.infinitival == "any":
            return comma or self.view.low[i] == "and"
        return self.infinitival == "and" and (comma or not self.inner) and self.view.low[k - 1] == "and"

    def _verbal_gerund(self, i: int) -> bool:
        if self.view.low[i - 1] in _INCLUDING:
            self.listed = True
            return True
        return self.view.tag[i - 1] in ("IN", "TO") or self.view.low[i - 1] in ("by", "through")

    def _skip_quotation(self, i: int) -> int:
        """Token after a quotation; -1 where a quotation mark closes the quotation that the chain stands in."""
        view = self.view
        if self.quoted and view.opens_quotation(i) and view.quotation(i) <= i + _NESTED:
            return view.quotation(i)
        if self.quoted and view.low[i] in ('"', "”"):
            after = i + 1
            if after < view.last and view.low[after] in (",", "and", ";"):
                self.quoted = False
                return after
            if (
                after >= view.last
                or view.tag[after] == "."
                or view.tag[after] in NOMINAL
                or view.tag[after][:2] == "VB"
            ):
                return -1
            self.quoted = False
            return after
        start = view.after_adverbs(i)
        if start < view.last and self._shared_or_new(i, start):
            return i + 1
        return view.quotation(i)

    def _shared_or_new(self, i: int, start: int) -> bool:
        """Whether a quotation that follows a coordinator starts with an act of the chain."""
        return i > 0 and self.view.low[i - 1] in _COORDINATORS and self.view.tag[start] == "VB"

    def _infinitive(self, i: int) -> None:
        """A to-infinitive inside the clause: complement of its verb or noun, or a purpose that ends the clause."""
        view, clause = self.view, self.clauses[-1]
        verb = infinitive(view, i)
        if verb is None:
            return
        head = clause.act.head
        lemma = view.lemma(head)
        before = i - 1
        while before > head and (view.is_adverb(before) or view.time[before] >= 0):
            before -= 1  # "take steps next week to leave"
        complement = (
            (before <= head and not clause.act.passive)
            or self.inner
            or self.lexis.verb_is(lemma, "prompting")
            or view.low[i - 1] in _INCLINED
            or (view.tag[before][:2] == "NN" and view.noun(before) in _PURPOSE_NOUNS)
            or (i - clause.act.head < 2 and not clause.act.passive)
            or clause.act.copular
        )
        if not complement:
            if not states_figure(view, verb):
                self._close(i)
            self.purpose = True
        self.inner = True

    def _close(self, i: int) -> None:
        clause = self.clauses[-1]
        if clause.last < 0:
            clause.last = i

    def _finish(self, last: int, at: int) -> tuple[list[Clause], int]:
        self._close(last)
        for clause in self.clauses:
            clause.last = trimmed(self.view, clause.first, max(clause.last, clause.act.head + 1), clause.act.head + 1)
        return self.clauses, at

    def _coordination(self, i: int) -> tuple[int, int] | None:
        """What the coordinator at ``i`` joins: ``(next token, -1)`` where an act or tail was taken, ``(at, stop)``
        where the chain ends at token ``stop``, ``None`` where it joins words of the clause."""
        view = self.view
        low = view.low[i]
        semicolon = low in (";", "；")
        comma = low in (",", "，", ";", "；")
        k = i + 1
        if low == "as":
            if view.low[i : i + 3] != ["as", "well", "as"]:
                return None
            k, comma = i + 3, True
        while k < view.last and (view.low[k] in ("and", "or", "but", ",", ";") or view.low[k] in QUOTES):
            comma = comma or view.low[k] in (",", ";")
            semicolon = semicolon or view.low[k] == ";"
            k += 1
        if view.low[k : k + 3] == ["as", "well", "as"]:
            k += 3
        if k >= view.last:
            return None
        verb = view.after_adverbs(k)
        if verb >= view.last:
            return None
        if comma and view.low[verb] == "then" and verb + 1 < view.last:
            verb = view.after_adverbs(verb + 1)
        if self._own_marker(verb):
            return i, i
        if low == "and" and not comma and not self.clausal and pronoun_clause(view, k):
            return i, i
        if semicolon:
            self.inner = self.tail = self.clausal = False
        if comma and not semicolon:
            ended = self._tail(i, k, verb)
            if ended is not None:
                return ended
        if view.tag[verb] == "TO" and self._repeats_to(i, k, comma):
            inner = infinitive(view, verb)
            if inner is not None:
                verb = inner
        if not self._opens_act(i, k, verb, comma, semicolon):
            if semicolon:  # what follows is no act: wait for the next semicolon
                self._close(i)
                self.inner = self.tail = True
                return verb, -1
            return None
        if self.tail:
            return None
        if self.inner and not comma and not distributes(view, verb):
            self.tail = self.purpose  # a purpose that goes on after "and" takes what follows as well
            return None
        clause = self.clauses[-1]
        # "be inspired, and take up the task"
        active = clause.act.passive and (view.tag[verb] == "VB" or equips(view, clause.act.head, verb))
        if self._shares_object(clause, i) and not active:
            return verb + 1, -1
        return self._new_act(i, k, verb)

    def _tail(self, i: int, k: int, verb: int) -> tuple[int, int] | None:
        """A purpose or result after a comma, or a new clause: both end the current one."""
        view = self.view
        low, tag = view.low[k], view.tag[verb]
        if low in ("so", "thereby", "thus", "hence") or (low == "in" and view.low[k + 1 : k + 2] == ["order"]):
            self._close(i)
            self.inner = self.tail = True
            return verb + 1, -1
        if tag == "TO" and not self._repeats_to(i, k, True) and infinitive(view, verb) is not None:
            self._close(i)
            self.inner = self.tail = True
            return verb + 1, -1
        if tag == "VBG" and self.form != "VBG" and not noun_like(view, verb):
            result = self.lexis.verb_is(view.lemma(verb), "result")
            if view.low[verb] not in _INCLUDING and not self.listed and (result or not self.gerunds):
                self._close(i)
            self.inner = True
            return verb + 1, -1
        if low in ("which", "while", "whereas", "who"):
            self._close(i)
            self.inner = self.clausal = True
            return k + 1, -1
        if attribution(view, self.lexis, k):
            return i, i
        if low in _CIRCUMSTANCES and comma_length(self.clauses[-1], i) >= 2:
            self._close(i)
            return None
        if low == "that" and tag == "IN":
            return i, i  # another clause of the same report: "…, and that the bond will last"
        if low in ("but", "however") or ((not self.inner or not self.tail) and own_subject(view, k)):
            return i, i
        return None

    def _own_marker(self, verb: int) -> bool:
        """Whether a finite marker starts here: "… and plans to lay off", which states its own."""
        view = self.view
        if view.tag[verb] not in ("VBZ", "NNS") or infinitive(view, verb + 1) is None:
            return False
        return self.lexis.frame("to", view.lemma(verb)) is not None and view.low[verb][-1:] == "s"

    def _opens_act(self, i: int, k: int, verb: int, comma: bool, semicolon: bool) -> bool:
        place = Place(i, k, comma, semicolon, self.clauses[-1].act.head)
        if self.form == "VBG" and not (self.modal and self.view.tag[verb] == "VB"):
            return opens_gerund(self.view, verb, comma or not self.inner)
        if passive_goes_on(self.view, self.clauses[-1].act, verb, self.inner):
            return True
        return opens_act(self.view, self.lexis, verb, place)

    def _shares_object(self, clause: Clause, i: int) -> bool:
        """Whether nothing but adverbs and particles stands between the act and its coordinator."""
        view = self.view
        head = clause.act.head
        k = head + 1
        while k < i and (view.tag[k] == "RP" or view.low[k] in QUOTES):
            k += 1
        return k >= i

    def _new_act(self, i: int, k: int, verb: int) -> tuple[int, int]:
        view = self.view
        self._close(i)
        own, clause_passive = self.base_force, self.clauses[-1].act.passive
        if self.form == "VBG" and view.tag[verb] != "VB":
            act = Act(verb, own, self.rule, form="VBG")
        elif clause_passive and view.tag[verb] in ("VBN", "VBD"):
            act = Act(verb, own, self.rule, passive=True, form="VBN")
        else:
            act = descend(view, self.lexis, verb, own, self.rule)
        first = k
        while first < verb and (view.low[first] in QUOTES or view.tag[first] == "TO"):
            first += 1
        self.clauses.append(Clause(act, min(first, act.head), -1, act.descended, True))
        self.inner = self.tail = self.clausal = self.gerunds = self.listed = self.purpose = False
        self.quoted = self.view.in_quotation(act.head)
        return act.head + 1, -1


def comma_length(clause: Clause, i: int) -> int:
    """Tokens between the act's verb and ``i``."""
    return i - clause.act.head
