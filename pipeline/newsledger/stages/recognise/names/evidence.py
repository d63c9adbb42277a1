"""Bodies that only the sentence shows: by a noun beside the name, by an office in it, by what it does.

Each rule looks at one run of capitalised words that nothing else has claimed, and says which kind of body it is.
"""

from collections.abc import Callable, Mapping

from newsledger.lexicons.name_rows import BodyNounRow
from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.forms import (
    ACT,
    BODY_NOUN,
    CALENDAR,
    CAPITAL,
    COMMON,
    CORPORATE,
    FUNCTION,
    GIVEN,
    INITIALISM,
    NUMBER,
    PLACE,
    PLACE_HEAD,
    RANK,
    ROLE,
    SURNAME,
    THING,
)
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence
from newsledger.types.value import value


@value
class Run:
    """Capitalised tokens ``[first, last)`` of ``sentence``; ``bodies`` tells the kind of bodies by their tokens."""

    reading: Reading
    sentence: Sentence
    first: int
    last: int
    bodies: Mapping[int, OrganisationKind]
    nouns: Mapping[str, BodyNounRow]

    def lower(self, i: int) -> str:
        """Lower-case form of token ``i``; empty outside the sentence."""
        return self.reading.words[i].lower if self.sentence.first <= i < self.sentence.last else ""

    def flags(self, i: int) -> int:
        """Flags of token ``i``; none outside the sentence."""
        return self.reading.flags[i] if self.sentence.first <= i < self.sentence.last else 0


def noun_before(run: Run) -> OrganisationKind | None:
    """ "online lender Prospa", "tour operator, Tui,"."""
    i = run.first - 1
    if run.lower(i) == ",":
        i -= 1
        if run.lower(run.last) not in (",", "."):
            return None
    if run.lower(i) in ('"', "“") and run.lower(i - 1) in ("newspaper", "magazine", "daily", "weekly", "journal"):
        i -= 1
        if run.lower(run.last) not in ('"', "”"):
            return None
    noun = run.lower(i)
    if not run.flags(i) & BODY_NOUN or run.flags(i) & CAPITAL:
        return None
    if noun in ("group", "union", "party", "team", "side", "fund", "chain", "website", "station", "platform") and (
        run.lower(i + 1) == ","
    ):
        return None
    if noun in ("group", "organization", "organisation") and run.lower(i - 1) in _CAUSES:
        return "association"
    return run.nouns[noun].kind


_CAUSES = frozenset(
    ("rights", "campaign", "pressure", "lobby", "advocacy", "environmental", "aid", "charity", "industry", "trade")
)


def noun_suffix(run: Run) -> OrganisationKind | None:
    """ "the Norvane newspaper", "the Euractiv website"."""
    return "media" if run.lower(run.last) in _OUTLETS else None


_OUTLETS = frozenset(("newspaper", "magazine", "broadcaster", "tabloid", "website"))


def noun_behind(run: Run) -> OrganisationKind | None:
    """ "Plenum, an independent research firm"; "Hadley, which is a listed retailer"."""
    i = run.last
    if run.lower(i) != ",":
        return None
    i += 1
    if run.lower(i) in ("which", "who"):
        i += 2
    if run.lower(i) not in ("a", "an", "the", "one", "another"):
        return None
    for k in range(i + 1, i + 8):
        if run.flags(k) & BODY_NOUN and not run.flags(k) & CAPITAL and not run.flags(k + 1) & BODY_NOUN:
            if run.flags(k + 1) & ROLE:
                return None
            return run.nouns[run.lower(k)].kind
        if run.flags(k) & ROLE or run.lower(k) in (",", ".", "", "who", "of", "for", "in"):
            return None
    return None


def based(run: Run) -> OrganisationKind | None:
    """ "Melbourne-based Moula"."""
    return (
        "company"
        if run.lower(run.first - 1) in ("based", "listed", "headquartered", "owned", "backed")
        and run.lower(run.first - 2) == "-"
        else None
    )


def listed(run: Run) -> OrganisationKind | None:
    """ "ASX-listed": an exchange."""
    return "company" if run.lower(run.last) == "-" and run.lower(run.last + 1) == "listed" else None


def ticker(run: Run) -> OrganisationKind | None:
    """ "Hengli Petrochemical (600346.SH)", "Vipshop (NYSE: VIPS)"."""
    if run.lower(run.last) not in ("(", "（"):
        return None
    inside = "".join(run.lower(k) for k in range(run.last + 1, run.last + 7))
    head = inside.split(")")[0].split("）")[0]
    exchange = any(
        mark in head for mark in (".sh", ".sz", ".hk", "nyse", "nasdaq", "asx:", "lse:", ".ss", "sz:", "sh:")
    )
    return "company" if exchange else None


def office(run: Run) -> OrganisationKind | None:
    """ "Moula chief executive", "Moula's shares", "chairman of Moula"."""
    i = run.last
    if run.lower(i) in ("'s", "’s"):
        i += 1
    if run.lower(i) == "chief" and run.lower(i + 1) == "executive":
        return "company"
    if (run.flags(i) & CORPORATE and not run.flags(i) & CAPITAL) or run.lower(i) in ("ceo", "cfo", "coo", "cto"):
        return "company"
    k = run.first - 1 - (run.lower(run.first - 1) == "the")
    if run.lower(k) in ("of", "at", "in") and (run.lower(k - 1) in _LEADING):
        if run.lower(k) == "in" and run.lower(k - 1) not in ("shares", "stock", "investors", "shareholders"):
            return None
        return "company"
    return None


_LEADING = frozenset(
    (
        "ceo", "cfo", "coo", "cto", "chairman", "chairwoman", "founder", "co-founder", "spokesman", "spokeswoman",
        "spokesperson", "boss", "executive", "manager", "shares", "stock", "shareholders", "subsidiary",
        "subsidiaries", "customers", "investors", "analyst", "analysts", "economist", "economists", "strategist",
    )
)  # fmt: skip


def headquartered(run: Run) -> OrganisationKind | None:
    """ "Sungrow, headquartered in Hefei,"."""
    return (
        "company"
        if "headquartered" in (run.lower(run.last), run.lower(run.last + 1), run.lower(run.last + 2))
        else None
    )


def acts_as_body(run: Run) -> OrganisationKind | None:
    """ "Xiaohong launched its third shop": a body is "it", a person is not."""
    verb = run.last
    if run.lower(verb) in ("also", "has", "had", "have", "recently", "previously"):
        verb += 1
    if not run.flags(verb) & ACT:
        return None
    for k in range(verb + 1, verb + 7):
        if run.lower(k) == "its":
            return "company"
        if run.lower(k) in (".", ";", ",", "he", "she", "they", "it", "that"):
            return None
    return None


def presented(run: Run) -> OrganisationKind | None:
    """ "Brackmere, which is based in Hull", "Brackmere, which employs 90 people"."""
    i = run.last
    if run.lower(i) != "," or run.lower(i + 1) != "which":
        return None
    i += 2 + (run.lower(i + 2) in ("also", "now", "still"))
    if run.lower(i) in ("employs", "serves", "sells", "manufactures", "owns"):
        return "company"
    return "company" if run.lower(i) == "is" and run.lower(i + 1) in ("based", "headquartered") else None


def trade_acts(run: Run) -> OrganisationKind | None:
    """ "Brackmere Water has promised to …": a name closed by a trade, as the subject of what a firm says or does."""
    if run.last - run.first < 2 or run.lower(run.last - 1) not in _TRADES:
        return None
    if run.flags(run.first) & (COMMON | GIVEN | RANK | PLACE):
        return None
    verb = run.last
    if run.lower(verb) in ("also", "has", "had"):
        verb += 1
    return "company" if run.lower(verb) in _DECLARES or run.flags(verb) & ACT else None


_TRADES = frozenset(
    (
        "technology",
        "technologies",
        "insurance",
        "water",
        "life",
        "pension",
        "gas",
        "rail",
        "trains",
        "foods",
        "data",
        "digital",
        "coaches",
        "buses",
    )
)
_DECLARES = frozenset(
    (
        "promises", "promised", "vows", "vowed", "pledges", "pledged", "said", "says", "plans", "planned", "expects",
        "admitted", "apologised", "agreed", "declined", "committed", "raised",
    )
)  # fmt: skip


def among_companies(run: Run) -> OrganisationKind | None:
    """ "Huawei, Xiaomi, Realme and Tecno": what stands in a list of companies is one."""
    before = run.lower(run.first - 1) in (",", "and", "or", "、") and run.bodies.get(run.first - 2) == "company"
    behind = run.lower(run.last) in (",", "and", "or", "、") and run.bodies.get(run.last + 1) == "company"
    if (
        run.lower(run.first - 1) == "and"
        and run.lower(run.first - 2) == ","
        and run.bodies.get(run.first - 3) == "company"
    ):
        before = True
    if before and behind:
        return "company"
    if (before or behind) and not run.flags(run.first) & COMMON:
        return "company"
    return None


RULES: tuple[Callable[[Run], OrganisationKind | None], ...] = (
    ticker,
    noun_before,
    noun_suffix,
    noun_behind,
    based,
    listed,
    office,
    headquartered,
    acts_as_body,
    presented,
    trade_acts,
    among_companies,
)


def by_evidence(
    reading: Reading,
    sentence: Sentence,
    marked: list[int],
    chosen: list[Candidate],
    nouns: Mapping[str, BodyNounRow],
    persons: frozenset[str],
) -> list[Candidate]:
    """Bodies among the capitalised runs of a sentence that ``chosen`` leaves; ``marked`` has its capitalised tokens."""
    taken = {i for c in chosen for i in range(c.first, c.last)}
    runs = _runs(reading, sentence, marked, taken)
    if not runs:
        return []
    bodies = {
        i: c.organisation_kind
        for c in chosen
        if c.kind == "organisation" and c.organisation_kind is not None
        for i in range(c.first, c.last)
    }
    found: list[Candidate] = []
    for first, last in runs:
        if reading.words[last - 1].text in persons or _names_a_thing(reading, last, sentence):
            continue
        run = Run(reading, sentence, first, last, bodies, nouns)
        for rule in (noun_behind,) if reading.flags[last - 1] & THING else RULES:
            kind = rule(run)
            if kind is not None:
                found.append(
                    organisation(first=first, last=last, organisation_kind=kind, rule=f"organisation.{rule.__name__}")
                )
                bodies.update((i, kind) for i in range(first, last))
                break
    return found


def _names_a_thing(reading: Reading, last: int, sentence: Sentence) -> bool:
    """Whether a common noun behind the run says that it names a thing: "the Recovery programme"."""
    if last >= sentence.last or reading.words[last].lower in _OUTLETS:
        return False
    return reading.flags[last] & (THING | CAPITAL | BODY_NOUN) == THING


_BARRED = FUNCTION | CALENDAR | ROLE | NUMBER


def _is_initialism(flags: list[int], first: int, last: int) -> bool:
    """Whether the run is nothing but "GDP" or "AIDS"."""
    return last == first + 1 and bool(flags[first] & INITIALISM)


def _runs(reading: Reading, sentence: Sentence, marked: list[int], taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words that nothing has claimed and that can name a body."""
    flags, words = reading.flags, reading.words
    found: list[tuple[int, int]] = []
    i, high = sentence.first, sentence.last
    for first in marked:
        if first < i or flags[first] & (CAPITAL | _BARRED) != CAPITAL or first in taken:
            continue
        i = first + 1
        while i < high and i not in taken:
            if flags[i] & (CAPITAL | _BARRED) == CAPITAL:
                i += 1
            elif words[i].text == "&" and i + 1 < high and flags[i + 1] & CAPITAL:
                i += 2
            else:
                break
        last = i
        if first == sentence.first and last > first + 1 and reading.only_opens(first):
            first += 1
        if (
            _is_initialism(flags, first, last)
            or last - first > 5
            or flags[last - 1] & PLACE_HEAD
            or (flags[last - 1] & THING and last > first + 1)
            or (flags[first] & PLACE and last == first + 1)
        ):
            continue
        if i in taken and flags[last - 1] & CAPITAL and (last < high and flags[last] & CAPITAL):
            continue
        if first - 1 in taken and flags[first - 1] & CAPITAL:
            continue
        single = last == first + 1
        if single and first == sentence.first and flags[first] & COMMON:
            continue
        if single and flags[first] & COMMON and flags[first] & (CORPORATE | BODY_NOUN):
            continue
        if single and (flags[first] & (RANK | GIVEN | SURNAME) or len(words[first].text) < 2):
            continue
        found.append((first, last))
    return found
