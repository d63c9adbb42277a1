"""Which phrase of the text names what a figure measures: rules in order, the first that answers decides."""

from collections.abc import Callable

from newsledger.stages.relate.metrics.clauses import said_of_subject, spent_on, subject_of_action, verb_itself
from newsledger.stages.relate.metrics.counting import (
    bare_count,
    befallen,
    complement,
    counted_beyond,
    counted_noun,
    counted_rate,
    in_place,
)
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.lists import (
    before_clause,
    compared,
    in_list,
    moved,
    object_to,
    of_named,
    ranked,
    ranked_noun,
    respective,
    restated,
)
from newsledger.stages.relate.metrics.phrases import (
    attributive,
    beside,
    changed_noun,
    changed_object,
    in_stuff,
    noun_at,
    noun_for,
    noun_of,
    of_stuff,
    policy_noun,
    share_of,
    worth,
)

Tokens = tuple[int, int]
Rule = Callable[[Cues, View, Figure], Tokens | None]

RULES: dict[str, tuple[Rule, ...]] = {
    "count": (
        restated,
        counted_noun,
        counted_beyond,
        moved,
        compared,
        object_to,
        share_of,
        noun_of,
        noun_at,
        complement,
        in_place,
        befallen,
        said_of_subject,
        in_list,
        bare_count,
        subject_of_action,
    ),
    "amount": (
        attributive,
        of_named,
        worth,
        moved,
        compared,
        in_list,
        object_to,
        noun_of,
        noun_at,
        noun_for,
        complement,
        said_of_subject,
        of_stuff,
        in_stuff,
        spent_on,
        beside,
        subject_of_action,
        before_clause,
        verb_itself,
    ),
    "ratio": (
        counted_rate,
        attributive,
        of_named,
        moved,
        compared,
        in_list,
        object_to,
        noun_of,
        noun_at,
        share_of,
        said_of_subject,
        of_stuff,
        beside,
        subject_of_action,
        before_clause,
    ),
    "change": (
        respective,
        counted_noun,
        policy_noun,
        changed_noun,
        changed_object,
        object_to,
        of_stuff,
        in_list,
        said_of_subject,
        before_clause,
        subject_of_action,
    ),
    "rank": (ranked, ranked_noun),
}
