"""The refusals in the order in which they are tried."""

from collections.abc import Callable

from newsledger.stages.relate.commitments import refusals_by_form as form
from newsledger.stages.relate.commitments import refusals_by_sense as sense
from newsledger.stages.relate.commitments.claim import Claim

REFUSALS: tuple[Callable[[Claim], bool], ...] = (
    form.question, form.past_intention, sense.private_decision, form.habit, sense.no_subject_acts,
    sense.addressed_things, sense.thing_at_hand, sense.forced, sense.result_of_opening, sense.bare_having, form.negated,
    sense.forecast_adverb,
    sense.hope_about_others, sense.forecast_report, sense.long_ago, sense.expectation_of_things, form.conditional_would,
    form.feat, form.result_clause, form.general_truth, form.seen_need,
    form.embedded_question, form.generic_you, sense.design, form.opinion, form.contact_relative,
    form.duty_in_relative, form.directive_about_things, sense.personal_wish, sense.estimated, sense.expected_feeling,
    sense.duration, sense.workings, form.ability,
    sense.identity, sense.happening, sense.passive_happening, sense.inanimate, sense.copular, sense.set_phrase,
    sense.thing_with_effect,
)  # fmt: skip


def refusal(claim: Claim) -> str | None:
    """Name of the first rule that refuses the claim."""
    for rule in REFUSALS:
        if rule(claim):
            return rule.__name__
    return None
