"""Later forms of a body's name: acronyms, forms the article defines, names without their legal form."""

from collections.abc import Mapping

from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.forms import (
    ACRONYM,
    CAPITAL,
    COMMON,
    CORPORATE,
    FUNCTION,
    PLACE,
    PLACE_HEAD,
    RANK,
    ROLE,
    TAIL,
)
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence
from newsledger.types.value import value

_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")
_QUOTES = frozenset(('"', "“", "”", "``", "''", "'", "‘", "’"))
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "&", "de"))


@value
class Reference:
    """A form that means a body named in full elsewhere in the article."""

    form: tuple[str, ...]
    kind: OrganisationKind | None
    canonical: str
    rule: str


def references(
    reading: Reading, bodies: list[Candidate], short: Mapping[str, tuple[str, ...]]
) -> dict[str, list[Reference]]:
    """Short forms of the bodies of an article, by their first word, longest first.

    ``short`` holds the forms that a known body has only beside evidence: a fuller form in the article is evidence.
    """
    found: dict[tuple[str, ...], Reference] = {}
    seen: set[tuple[object, ...]] = set()
    for body in bodies:
        kind = body.organisation_kind
        forms = _defined(reading, body)
        same = reading.words[body.first : body.last], kind, body.rule, body.canonical
        repeated = same in seen
        if not repeated:
            seen.add(same)
            forms += _shortened(reading, body)
        if forms:
            canonical = body.canonical or _text(reading, body)
            for form, rule in forms:
                if form and form not in found:
                    found[form] = Reference(form, kind, canonical, f"organisation.{rule}")
        if body.canonical is not None and not repeated:
            for known in short.get(body.canonical, ()):
                form = tuple(known.split())
                if form not in found:
                    found[form] = Reference(form, kind, body.canonical, f"organisation.known.{body.canonical}")
    by_first: dict[str, list[Reference]] = {}
    for form in sorted(found, key=len, reverse=True):
        by_first.setdefault(form[0], []).append(found[form])
    return by_first


def _text(reading: Reading, body: Candidate) -> str:
    return reading.text[reading.starts[body.first] : reading.ends[body.last - 1]]


def _defined(reading: Reading, body: Candidate) -> list[tuple[tuple[str, ...], str]]:
    """Forms in brackets behind the name: "(NPR)", "(hereinafter referred to as "Plum")", "(Plum for short)"."""
    words, flags = reading.words, reading.flags
    i = body.last
    if i + 2 >= len(words) or words[i].text not in _OPEN:
        return []
    close = next((k for k in range(i + 1, min(i + 14, len(words))) if words[k].text in _CLOSE), None)
    if close is None:
        return []
    inside = [k for k in range(i + 1, close) if words[k].text not in _QUOTES]
    lowers = [words[k].lower for k in inside]
    if "as" in lowers and any(w in lowers for w in ("referred", "known", "abbreviated", "called")):
        inside = inside[lowers.index("as") + 1 :]
    elif "short" in lowers or "abbreviation" in lowers:
        inside = [k for k in inside if flags[k] & CAPITAL]
    elif (
        len(inside) > 3
        or not inside
        or not all(flags[k] & CAPITAL for k in inside)
        or (
            len(inside) == 1
            and not (flags[inside[0]] & ACRONYM or _initials_match(reading, body, words[inside[0]].text))
        )
        or (len(inside) > 1 and words[i + 1].text not in _QUOTES)
    ):
        return []
    inside = [k for k in inside if words[k].lower != "the"]
    if not inside or not flags[inside[0]] & CAPITAL or (any(flags[k] & PLACE for k in inside) and len(inside) == 1):
        return []
    return [(tuple(words[k].text for k in inside), "defined")]


def _initials(reading: Reading, body: Candidate) -> tuple[str, str]:
    """Initials of the name's words, without and with the small ones, lower case."""
    short = long = ""
    for word in reading.words[body.first : body.last]:
        form = word.lower
        if form != "the" and word.text[0].isalnum():
            long += form[0]
            if form not in _SMALL:
                short += form[0]
    return short, long


def _initials_match(reading: Reading, body: Candidate, form: str) -> bool:
    return len(form) > 1 and form.lower() in _initials(reading, body)


def _shortened(reading: Reading, body: Candidate) -> list[tuple[tuple[str, ...], str]]:
    """Forms that writers use without saying so."""
    words, flags = reading.words, reading.flags
    size = body.last - body.first
    found: list[tuple[tuple[str, ...], str]] = []
    if 2 < size < 12:
        short, long = _initials(reading, body)
        if len(short) > 2:
            found += [((short.upper(),), "initials"), ((long.upper(),), "initials")]
        if len(short) > 3:
            found.append(((short.capitalize(),), "initials"))
    if not body.rule.startswith(_TELLING_BY_THEMSELVES):
        found.append((_words(reading, body.first, body.last), "repeated"))
    if body.organisation_kind == "sports" and size > 1:
        last = (body.canonical or words[body.last - 1].text).rpartition(" ")[2]
        if last in reading.cues.club_endings or _is_nickname(reading, body):
            found.append(((last if last in reading.cues.club_endings else words[body.last - 1].text,), "short"))
    if body.organisation_kind == "company":
        found += ((form, "short") for form in _company(reading, body))
    elif flags[body.first] & PLACE and size > 2 and body.rule == "organisation.head.national assembly":
        found.append((_words(reading, body.first + 1, body.last), "short"))
    return found


def _words(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    return tuple([word.text for word in reading.words[first:last]])


_TELLING_BY_THEMSELVES = tuple(f"organisation.{rule}" for rule in ("head.", "known.", "lower.", "unit", "site"))


def _is_nickname(reading: Reading, club: Candidate) -> bool:
    """Whether a club goes by the last word of its name: "Rovers"; "Chargers" behind the name of a town."""
    last = reading.words[club.last - 1].text
    plural = last.endswith("s") and len(last) > 4 and last not in ("Sports", "Games", "Olympics", "Sciences")
    return plural and club.rule.startswith("organisation.known.") and bool(reading.flags[club.first] & PLACE)


def _company(reading: Reading, body: Candidate) -> list[tuple[str, ...]]:
    """Names of a company without legal form, trade or place: "Shanghai Hadley (Group) Co., Ltd." → "Hadley"."""
    words, flags = reading.words, reading.flags
    last = body.last
    while last > body.first and (flags[last - 1] & TAIL or words[last - 1].text in (",", ".")):
        last -= 1
    found: list[tuple[str, ...]] = []
    if last - 3 > body.first and words[last - 1].text in _CLOSE and words[last - 3].text in _OPEN:
        last -= 3
    if body.first < last < body.last and last - body.first > 1:
        found.append(_words(reading, body.first, last))
    core = last
    while core > body.first + 1 and words[core - 1].lower in reading.cues.dropped_trades:
        core -= 1
        if core - body.first > 1 or _telling(words[body.first].text, flags[body.first]):
            found.append(_words(reading, body.first, core))
    first = body.first
    while first < last and flags[first] & (PLACE | RANK):
        first += 1
    if body.first < first < last:
        found += (
            _words(reading, first, end)
            for end in range(first + 1, last + 1)
            if (end - first > 1 and not flags[end - 1] & COMMON)
            or (end - first == 1 and _telling(words[first].text, flags[first]))
        )
    elif first == body.first and first + 1 < last and _telling(words[first].text, flags[first]):
        found.append((words[first].text,))
    return found


def _telling(form: str, flags: int) -> bool:
    """Whether one word is name enough: no dictionary word, no place, no rank."""
    return len(form) > 2 and flags & CAPITAL != 0 and not flags & (COMMON | PLACE | RANK | PLACE_HEAD | ROLE | TAIL)


def find(reading: Reading, marked: list[int], known: dict[str, list[Reference]]) -> dict[int, list[Candidate]]:
    """References of the article by the index of their sentence; ``marked`` has its capitalised tokens."""
    words, flags = reading.words, reading.flags
    found: dict[int, list[Candidate]] = {}
    for i in [i for i in marked if words[i].text in known]:
        if not flags[i] & CAPITAL:
            continue
        sentence = reading.document.sentence_at(i)
        for reference in known[words[i].text]:
            if _stands_at(reading, reference.form, i, sentence):
                last = i + len(reference.form)
                rank = 9 if reference.rule == "organisation.defined" else 1
                found.setdefault(sentence.index, []).append(
                    organisation(i, last, reference.kind, reference.rule, rank, reference.canonical)
                )
                break
    return found


def _stands_at(reading: Reading, form: tuple[str, ...], i: int, sentence: Sentence) -> bool:
    """Whether the name at token ``i``, which is the first word of ``form``, is the form and nothing longer."""
    last = i + len(form)
    if last > sentence.last:
        return False
    for k in range(i + 1, last):
        if reading.words[k].text != form[k - i]:
            return False
    if last == i + 1 and _is_a_country(reading, i, sentence):
        return False
    return not _goes_on(reading, i, last, sentence)


def _is_a_country(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether the word is what a state's own body is of: "the central bank of [Castovia]", not Castovia Telecom."""
    if i - 2 < sentence.first or reading.words[i - 1].lower != "of":
        return False
    return reading.words[i - 2].lower in reading.cues.state_nouns


def _goes_on(reading: Reading, first: int, last: int, sentence: Sentence) -> bool:
    """Whether the form is only a piece of a longer name."""
    words, flags = reading.words, reading.flags
    if last < sentence.last and flags[last] & CAPITAL and not flags[last] & (FUNCTION | ROLE | CORPORATE):
        return True
    return (
        first > sentence.first
        and bool(flags[first - 1] & CAPITAL)
        and not (first - 1 == sentence.first and reading.only_opens(first - 1))
        and not flags[first - 1] & (FUNCTION | ROLE)
        and not (words[first - 1].is_upper and len(words[first - 1].text) > 12)
    )
