"""Persons and their offices in a body, read from the words between the two names.

Every rule looks at one name of a body and the name of a person before or behind it in the sentence.
"""

from newsledger.types.document import Document
from newsledger.types.drafts import PersonDraft
from newsledger.types.mentions import Name

REACH = 60  # tokens that a list of offices may run over


class People:
    """Finds the persons of a body among the names of its sentence."""

    def __init__(self, roles: frozenset[str]) -> None:
        self._roles = roles

    def of(self, document: Document, body: Name, persons: list[Name]) -> PersonDraft | None:
        """The person whom the sentence gives an office in ``body``, with the words of the office; else ``None``."""
        for person in persons:
            if person.last <= body.first:
                role = self._person_first(document, person, body)
            else:
                role = self._body_first(document, body, person)
            if role:
                return PersonDraft((person.start, person.end), role)
        return None

    def _person_first(self, document: Document, person: Name, body: Name) -> str | None:
        """ "Dai Hua, secretary of X, director of [Y]"; "Tim Cole, [Hadley]'s chief"; "President Li of [X]"."""
        words = document.words
        if body.first - person.last > REACH or body.first == person.last:
            return None
        between = words[person.last : body.first]
        texts = [word.lower for word in between]
        if not _CLAUSE_ENDS.isdisjoint(texts[:-1]):
            return None
        if texts and texts[0] == ",":
            of = len(texts) - 1
            while of > 0 and texts[of] == "the":
                of -= 1
            if texts[of] in ("of", "at", "for", "in", "with"):
                return self._ending(document, person.last + of)
            if texts[-1] in (",", "the") or len(texts) == 1:
                return self._behind(document, body)
            return None
        if texts in (["of"], ["of", "the"], ["from"], ["from", "the"], ["at"]):
            return self._ending(document, person.first)
        return None

    def _body_first(self, document: Document, body: Name, person: Name) -> str | None:
        """ "[Hadley] chief executive Tim Cole", "director of [X] Zhang San", "[BBC]'s Guy Brown"."""
        gap = person.first - body.last
        if gap > 8 or gap < 0:
            return None
        between = document.words[body.last : person.first]
        texts = [word.lower for word in between]
        if not _NAME_ENDS.isdisjoint(texts[:-1]):
            return None
        if texts and texts[-1] == ",":
            texts = texts[:-1]
        if texts and texts[0] in ("'s", "’s"):
            texts = texts[1:]
        if texts and texts[-1] in self._roles:
            first = body.last + next((k for k, word in enumerate(between) if word.lower == texts[0]), 0)
            while first < person.first and not document.words[first].is_alpha:
                first += 1
            last = person.first - (document.words[person.first - 1].text == ",")
            return document.text(first, last) if first < last else None
        if not texts and document.words[body.first - 1].lower in ("of", "the"):
            of = body.first - 1 - (document.words[body.first - 1].lower == "the")
            if document.words[of].lower == "of":
                return self._ending(document, of)
        return None

    def _ending(self, document: Document, end: int) -> str | None:
        """Words of the office that ends before token ``end``."""
        words = document.words
        first = end
        while first > 0 and end - first < 9:
            word = words[first - 1]
            office = word.lower in self._roles
            plain = word.is_alpha and not word.is_title and word.lower not in _STOPS and word.lower != "and"
            if office or plain or word.text in ("-", "&"):
                first -= 1
            else:
                break
        texts = [word.lower for word in words[first:end]]
        while texts and texts[0] in ("and", "the", "a", "an", "also", "as", "is", "former"):
            texts, first = texts[1:], first + 1
        if self._roles.isdisjoint(texts):
            return None
        return document.text(first, end)

    def _behind(self, document: Document, body: Name) -> str | None:
        """Words of the office behind "X's" or "X": "[Hadley]'s chief executive"."""
        words = document.words
        i = body.last
        if i < len(words) and words[i].text in ("'s", "’s"):
            i += 1
        end = i
        while end < len(words) and end - i < 5 and words[end].is_alpha and words[end].lower not in _STOPS:
            end += 1
        texts = [word.lower for word in words[i:end]]
        if self._roles.isdisjoint(texts):
            return None
        return document.text(i, end)


_CLAUSE_ENDS = frozenset((";", ".", "said", "told", "that", "who", "whose"))
_NAME_ENDS = frozenset((",", ";", ".", "(", "（", "and", "said", "told"))
_STOPS = frozenset(
    (
        "said", "says", "told", "is", "was", "has", "have", "will", "who", "that", "to", "by", "in", "on", "at", "with",
        "from", "introduced", "pointed", "stated", "believes", "added", "of", "also", "announced", "explained", "noted",
    )
)  # fmt: skip
