"""Rules for bodies that only the sentence shows: by a noun beside the name, by an office in it, by what it does.

Each rule looks at one run of capitalised words that nothing else has claimed, and says which kind of body it is.
"""

from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.cues import Cues
from newsledger.stages.recognise.names.forms import (
    ACT,
    BODY_NOUN,
    CAPITAL,
    COMMON,
    CORPORATE,
    GIVEN,
    INITIALISM,
    NUMBER,
    PLACE,
    RANK,
    ROLE,
    SURNAME,
)
from newsledger.stages.recognise.names.runs import Rule, Run


def noun_before(run: Run) -> OrganisationKind | None:
    """ "online lender Prospa", "tour operator, Tui,"."""
    i = run.first - 1
    if run.lower(i) == ",":
        i -= 1
        if run.lower(run.last) not in (",", "."):
            return None
    if run.lower(i) in ('"', "“") and run.lower(i - 1) in run.reading.cues.quoted_outlets:
        i -= 1
        if run.lower(run.last) not in ('"', "”"):
            return None
    noun = run.lower(i)
    if not run.flags(i) & BODY_NOUN or run.flags(i) & CAPITAL:
        return None
    if noun in run.reading.cues.common_nouns and run.lower(i + 1) == ",":
        return None
    if noun in ("group", "organization", "organisation") and run.lower(i - 1) in run.reading.cues.causes:
        return "association"
    return run.nouns[noun].kind


def noun_suffix(run: Run) -> OrganisationKind | None:
    """ "the Norvane newspaper", "the Euractiv website", "the Ennorada party"."""
    noun = run.lower(run.last)
    if noun == "party":
        return None if run.flags(run.first) & (COMMON | PLACE | GIVEN) else "party"
    return "media" if noun in run.reading.cues.outlet_nouns else None


def source(run: Run) -> OrganisationKind | None:
    """ "Source: Lorvane Forum Author: …"."""
    label = run.lower(run.first - 2)
    return "media" if run.lower(run.first - 1) in _COLONS and label == "source" and run.first - 2 > run.low else None


_COLONS = frozenset((":", "："))


def partners(run: Run) -> OrganisationKind | None:
    """ "Harrow & Pike": two names joined, not two words of the dictionary, places or first names."""
    one, other = run.flags(run.last - 3), run.flags(run.last - 1)
    if (one | other) & (PLACE | GIVEN | RANK | INITIALISM) or one & other & COMMON:
        return None
    short = min(len(run.lower(run.last - 3)), len(run.lower(run.last - 1)))
    return "company" if run.lower(run.last - 2) == "&" and short > 2 else None


def says_it(run: Run) -> OrganisationKind | None:
    """ "Lorvane said it would open a shop": of a person it would be "he" or "she"."""
    i = run.last + 1
    if run.lower(i) == "that":
        i += 1
    if (
        run.lower(i) != "it"
        or run.lower(i + 1) not in run.reading.cues.intends
        or run.flags(run.first) & (COMMON | GIVEN | SURNAME)
    ):
        return None
    return None if run.lower(i + 2) in run.reading.cues.of_things else "company"


def headline(run: Run) -> OrganisationKind | None:
    """ "… opens next week-Lorvane Net": the medium that closes a headline."""
    if run.last != run.high or run.last - run.first < 2 or run.lower(run.first - 1) not in ("-", "–", "—"):
        return None
    return "media" if run.lower(run.last - 1) in run.reading.cues.medium_endings else None


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
        "company" if run.lower(run.first - 1) in run.reading.cues.origins and run.lower(run.first - 2) == "-" else None
    )


def listed(run: Run) -> OrganisationKind | None:
    """ "ASX-listed": an exchange."""
    return "company" if run.lower(run.last) == "-" and run.lower(run.last + 1) == "listed" else None


def ticker(run: Run) -> OrganisationKind | None:
    """ "Hengli Petrochemical (600346.SH)", "Vipshop (NYSE: VIPS)"."""
    if run.lower(run.last) not in _BRACKETS:
        return None
    inside = "".join(run.lower(k) for k in range(run.last + 1, run.last + 7))
    head = inside.split(")")[0].split("）")[0]
    exchange = any(mark in head for mark in run.reading.cues.tickers)
    return "company" if exchange else None


_BRACKETS = frozenset("(（")


def office(run: Run) -> OrganisationKind | None:
    """ "Moula chief executive", "Moula's shares", "chairman of Moula"."""
    i = run.last
    if run.lower(i) in _POSSESSIVES:
        i += 1
    if run.lower(i) == "chief" and run.lower(i + 1) == "executive":
        return "company"
    if run.lower(i) == "executive" and run.lower(i + 1) in run.reading.cues.executive_acts:
        return None  # a president's
    if (run.flags(i) & CORPORATE and not run.flags(i) & CAPITAL) or run.lower(i) in run.reading.cues.company_offices:
        return "company"
    k = run.first - 1 - (run.lower(run.first - 1) == "the")
    link = run.lower(k)
    if link in _OFFICE_LINKS and run.lower(k - 1) in run.reading.cues.company_persons:
        if link == "in" and run.lower(k - 1) not in ("shares", "stock", "investors", "shareholders"):
            return None
        return "company"
    return None


_POSSESSIVES = frozenset(("'s", "’s"))
_OFFICE_LINKS = frozenset(("of", "at", "in"))


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
    if run.lower(verb) in _AUXILIARIES:
        verb += 1
    if not run.flags(verb) & ACT:
        return None
    for k in range(verb + 1, verb + 7):
        if run.lower(k) == "its":
            return "company"
        if run.lower(k) in (".", ";", ",", "he", "she", "they", "it", "that"):
            return None
    return None


_AUXILIARIES = frozenset(("also", "has", "had", "have", "recently", "previously"))


def presented(run: Run) -> OrganisationKind | None:
    """ "Brackmere, which is based in Hull", "Brackmere, which employs 90 people"."""
    i = run.last
    if run.lower(i) != "," or run.lower(i + 1) != "which":
        return None
    i += 2 + (run.lower(i + 2) in ("also", "now", "still"))
    if run.lower(i) in run.reading.cues.presents:
        return "company"
    return "company" if run.lower(i) == "is" and run.lower(i + 1) in ("based", "headquartered") else None


def trade_acts(run: Run) -> OrganisationKind | None:
    """ "Brackmere Water has promised to …": a name closed by a trade, as the subject of what a firm says or does."""
    if run.last - run.first < 2 or run.lower(run.last - 1) not in run.reading.cues.acting_trades:
        return None
    if run.flags(run.first) & (COMMON | GIVEN | RANK | PLACE):
        return None
    verb = run.last
    if run.lower(verb) in ("also", "has", "had"):
        verb += 1
    return "company" if run.lower(verb) in run.reading.cues.declares or run.flags(verb) & ACT else None


def beaten(run: Run) -> OrganisationKind | None:
    """ "beat Castle Farrow 3-1": a club, where the score is of one game, not of sets."""
    if run.lower(run.first - 1) not in run.reading.cues.beats or run.flags(run.first) & (GIVEN | PLACE):
        return None
    i = run.last
    score = run.lower(i)
    if score.isdigit() and run.lower(i + 1) in _DASHES and run.lower(i + 2).isdigit():
        i += 2
    elif not (
        3 <= len(score) <= 5 and score[0].isdigit() and score[-1].isdigit() and score[1:-1].strip("-–0123456789") == ""
    ):
        return None
    if score[0] in "67" or run.lower(i)[-1] in "67":
        return None  # a set of tennis
    return None if run.flags(i + 1) & NUMBER or run.flags(i + 2) & NUMBER else "sports"


_DASHES = frozenset(("-", "–", ":"))


def among_companies(run: Run) -> OrganisationKind | None:
    """ "Huawei, Xiaomi, Realme and Tecno": what stands in a list of companies is one."""
    before = run.lower(run.first - 1) in _LISTING and run.first - 2 in run.companies
    behind = run.lower(run.last) in _LISTING and run.last + 1 in run.companies
    if run.lower(run.first - 1) == "and" and run.lower(run.first - 2) == "," and run.first - 3 in run.companies:
        before = True
    if before and behind:
        return "company"
    if (before or behind) and not run.flags(run.first) & COMMON:
        return "company"
    return None


_LISTING = frozenset((",", "and", "or", "、"))


def rules(cues: Cues) -> tuple[Rule, ...]:
    """The rules in the order in which they are asked."""
    return (
        Rule(ticker, behind=_BRACKETS),
        Rule(noun_before, before=frozenset((",", '"', "“")), before_flags=BODY_NOUN),
        Rule(noun_suffix, behind=cues.outlet_nouns | {"party"}),
        Rule(source, before=_COLONS),
        Rule(partners),  # wherever "&" stands in a name
        Rule(noun_behind, behind=frozenset(",")),
        Rule(based, before=cues.origins),
        Rule(listed, behind=frozenset("-")),
        Rule(
            office,
            before=_OFFICE_LINKS | {"the"},
            behind=cues.company_offices | _POSSESSIVES | {"chief"},
            behind_flags=CORPORATE,
        ),
        Rule(headquartered),  # wherever the article has the word
        Rule(acts_as_body, behind=_AUXILIARIES, behind_flags=ACT),
        Rule(presented, behind=frozenset(",")),
        Rule(trade_acts, closing=cues.acting_trades),
        Rule(beaten, before=cues.beats),
        Rule(says_it, behind=cues.says),
        Rule(headline, closing=cues.medium_endings),
        Rule(among_companies, before=_LISTING, behind=_LISTING),
    )
