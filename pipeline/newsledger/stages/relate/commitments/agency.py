"""What a subject can do, and with what authority somebody speaks."""

from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.view import QUOTES, View
from newsledger.types.mentions import Name

_IMPERSONAL = frozenset(("there", "what", "this", "that", "which", "nothing", "something", "everything"))
_PERSONAL = frozenset(("we", "i", "you", "he", "she", "they", "who", "us", "ourselves", "everyone", "those", "all"))
_YEAR = 4  # digits
_STORMS = frozenset(("hurricane", "typhoon", "storm", "cyclone", "tornado"))
_OUT_OF_OFFICE = frozenset(("former", "ex", "ex-", "shadow", "opposition", "retired", "erstwhile"))
_MANY = frozenset(("many", "some", "most", "few", "several", "thousands", "millions"))
_COMMANDING = frozenset(("government", "party", "military", "international"))


def agency(view: View, lexis: Lexis, subject: tuple[int, int] | None, names: tuple[Name, ...]) -> str:
    """What the subject can do, by its head noun or name: agent, event, never; unknown for nouns of no kind."""
    if subject is None:
        return "unknown"
    head = head_noun(view, subject)
    low, tag = view.low[head], view.tag[head]
    if low in _PERSONAL:
        return "agent"
    if low == "it":
        return "unknown"
    if low in _IMPERSONAL:
        return "never"
    if tag in ("NNP", "NNPS") and head > subject[0] and view.noun(head - 1) in _STORMS:
        return "never"  # "Hurricane Mirela"
    if view.time[head] >= 0 or (tag == "CD" and len(low) == _YEAR and low.isdigit()):
        return "never"  # "2023 will begin"
    token = head + view.offset
    for name in names:
        if name.first <= token < name.last:
            return "never" if _called(view, lexis, name.first - view.offset) else "agent"
    if tag == "NNP" and _called(view, lexis, head):
        return "never"
    proper = tag in ("NNP", "NNPS") and head > subject[0] and view.tag[head - 1][:3] == "NNP"
    for form in (low, view.noun(head)):
        for kind in ("agent", "event", "never"):
            if lexis.noun_is(form, kind) and not (proper and kind == "never"):
                return kind
    if tag in ("NNP", "NNPS"):
        return "unknown" if view.words[head].is_digit else "agent"  # "Ka-52" is a product
    return "never" if tag == "VBG" else "unknown"


def _called(view: View, lexis: Lexis, first: int) -> bool:
    """Whether the quoted name at ``first`` is that of a thing: hurricane "Mirela"."""
    return first > 1 and view.low[first - 1] in QUOTES and lexis.noun_is(view.low[first - 2], "never")


def commands(view: View, lexis: Lexis, first: int, last: int, names: tuple[Name, ...]) -> bool:
    """Whether the tokens ``[first, last)`` name somebody with authority over others."""
    if out_of_office(view, first, last):
        return False
    for k in range(first, last):
        if view.tag[k][:2] == "NN" and (
            lexis.noun_is(view.noun(k), "authority") or lexis.noun_is(view.low[k], "authority")
        ):
            return True
    if any(view.low[k] in _MANY and view.tag[k + 1] in ("JJ", "NNPS", "NNP", "NNS") for k in range(first, last - 1)):
        return False  # "many Chinese"
    low, high = first + view.offset, last + view.offset
    return any(
        name.first >= low and name.last <= high and (name.organisation_kind in _COMMANDING or _acts(view, name))
        for name in names
    )


def _acts(view: View, name: Name) -> bool:
    """Whether the name is a place that may command, rather than a people: "many Chinese"."""
    return name.kind == "place" and view.tag[name.last - 1 - view.offset] not in ("JJ", "NNPS", "NNS")


def advises(view: View, lexis: Lexis, first: int, last: int) -> bool:
    """Whether the tokens ``[first, last)`` name an expert, a campaigner or another without authority."""
    if out_of_office(view, first, last):
        return True
    quoted = False
    for k in range(first, last):
        if view.low[k] in QUOTES:
            quoted = not quoted  # a title: the film "Expert at Law"
        elif not quoted and view.tag[k][:2] == "NN" and lexis.noun_is(view.noun(k), "expert"):
            return True
    return False


def out_of_office(view: View, first: int, last: int) -> bool:
    """Whether the tokens name somebody who held an office once, or shadows it: "former minister Ann Lee"."""
    return any(view.low[k] in _OUT_OF_OFFICE and view.tag[k + 1][:2] in ("NN", "JJ") for k in range(first, last - 1))
