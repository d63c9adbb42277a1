"""Part of speech, noun phrases and verb groups of a sentence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from newsledger.types.document import Document, Sentence
from newsledger.types.value import value

Tense = Literal["past", "present", "infinitive", "gerund", "participle", "imperative"]


class NounPhrase(NamedTuple):
    """A base noun phrase, tokens ``[first, last)`` of the document, without what hangs on it by "of", "in", "that".

    ``head`` is the token of its head noun or pronoun; determiners are inside.
    """

    first: int
    last: int
    head: int


class VerbGroup(NamedTuple):
    """Auxiliaries, adverbs between them and a main verb, tokens ``[first, last)``; ``head`` is the main verb.

    ``modal`` is the lower-case modal ("will", "must"; "going to" counts as "going"), ``to`` whether an infinitive
    "to" opens it, ``tense`` the tense of the finite part ("infinitive" for to-infinitives and bare forms under a
    modal is carried by ``modal``/``to``; tense is then "present" for modals). A bare form is "imperative".
    Participles that stand before a noun belong to its noun phrase and make no group.
    """

    first: int
    last: int
    head: int
    tense: Tense
    modal: str | None = None
    to: bool = False
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    negated: bool = False
    particle: int | None = None  # token of the particle right after the head ("carry out"); not inside the group


ClauseKind = Literal["main", "complement", "relative", "adverbial", "infinitive", "participle", "gerund"]


@value
class Clause:
    """What a verb group stands in. Groups are meant by their index in the sentence's ``verb_groups``.

    ``subject`` is the noun phrase before the group that it is said of; a coordinated group has that of the group it
    goes on from, an infinitive or gerund that of the verb it hangs on, a relative clause its antecedent.
    ``conjoined`` is the earlier group that this one goes on from ("will build A and promote B": promote → build),
    whose modal or "to" holds for it too. ``governor`` is the group that this one hangs on: the verb before an
    infinitive ("plans to build"), the verb that reports ("said that …").
    """

    kind: ClauseKind
    subject: NounPhrase | None = None
    conjoined: int | None = None
    governor: int | None = None


Chunks = tuple[tuple[NounPhrase, ...], tuple[VerbGroup, ...]]


@value
class SentenceSyntax:
    """Penn tags (``tags[i]`` is of token ``sentence.first + i``), noun phrases and verb groups in order.

    ``clauses`` is parallel to ``verb_groups``. All but the tags is worked out when first asked for: many a sentence is
    tagged and nothing more is ever asked of it.
    """

    tags: tuple[str, ...]
    find_chunks: Callable[[], Chunks] = lambda: ((), ())
    find_clauses: Callable[[Chunks], tuple[Clause, ...]] = lambda chunks: ()
    _chunks: list[Chunks] = field(default_factory=list, compare=False, repr=False)
    _clauses: list[tuple[Clause, ...]] = field(default_factory=list, compare=False, repr=False)

    @property
    def chunks(self) -> Chunks:
        """Noun phrases and verb groups."""
        if not self._chunks:
            self._chunks.append(self.find_chunks())
        return self._chunks[0]

    @property
    def noun_phrases(self) -> tuple[NounPhrase, ...]:
        """Base noun phrases in order."""
        return self.chunks[0]

    @property
    def verb_groups(self) -> tuple[VerbGroup, ...]:
        """Verb groups in order."""
        return self.chunks[1]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Clauses, parallel to ``verb_groups``."""
        if not self._clauses:
            self._clauses.append(self.find_clauses(self.chunks))
        return self._clauses[0]


@dataclass(slots=True)
class Syntax:
    """Syntax of a document, analysed sentence by sentence when first asked for.

    Most of the time goes into tagging; grammar runs around anchors only, so sentences without one are never tagged.
    The answer depends on the document alone, so the memory of it is invisible.
    """

    document: Document
    analyse: Callable[[Document, Sentence], SentenceSyntax]
    _known: dict[int, SentenceSyntax] = field(default_factory=dict)

    def of(self, sentence: Sentence) -> SentenceSyntax:
        """Syntax of ``sentence``."""
        known = self._known.get(sentence.index)
        if known is None:
            known = self._known[sentence.index] = self.analyse(self.document, sentence)
        return known
