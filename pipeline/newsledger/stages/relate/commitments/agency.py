"""What a subject can do, and with what authority somebody speaks."""

from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.view import QUOTES, View
from newsledger.types.mentions import Name

_IMPERSONAL = frozenset(("there", "what", "this", "that", "which", "nothing", "something", "everything"))
_PERSONAL = frozenset(("we", "i", "you", "he", "she", "they", "who", "us", "ourselves", "everyone", "those", "all"))
_STORMS = frozenset(("hurricane", "typhoon", "storm", "cyclone", "tornado"))
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
        return "never"  # "Hurricane Hannah"
    token = head + view.offset
    for name in names:
        if name.first <= token < name.last:
            return "agent"
    proper = tag in ("NNP", "NNPS") and head > subject[0] and view.tag[head - 1][:3] == "NNP"
    for form in (low, view.noun(head)):
        for kind in ("agent", "event", "never"):
            if lexis.noun_is(form, kind) and not (proper and kind == "never"):
                return kind
    if tag in ("NNP", "NNPS"):
        return "unknown" if view.words[head].is_digit else "agent"  # "Ka-52" is a product
    return "never" if tag == "VBG" else "unknown"


def commands(view: View, lexis: Lexis, first: int, last: int, names: tuple[Name, ...]) -> bool:
    """Whether the tokens ``[first, last)`` name somebody with authority over others."""
    for k in range(first, last):
        if view.tag[k][:2] == "NN" and (
            lexis.noun_is(view.noun(k), "authority") or lexis.noun_is(view.low[k], "authority")
        ):
            return True
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
    quoted = False
    for k in range(first, last):
        if view.low[k] in QUOTES:
            quoted = not quoted  # a title: the film "Expert at Law"
        elif not quoted and view.tag[k][:2] == "NN" and lexis.noun_is(view.noun(k), "expert"):
            return True
    return False
