"""The refusals in the order in which they are tried."""

from collections.abc import Callable

from newsledger.stages.relate.commitments import refusals_by_form as form
from newsledger.stages.relate.commitments import refusals_of_duties as duties
from newsledger.stages.relate.commitments import refusals_of_forecasts as forecasts
from newsledger.stages.relate.commitments import refusals_of_happenings as happenings
from newsledger.stages.relate.commitments import refusals_of_things as things
from newsledger.stages.relate.commitments import refusals_of_wishes as wishes
from newsledger.stages.relate.commitments.claim import Claim

REFUSALS: tuple[Callable[[Claim], bool], ...] = (
    form.question, form.past_intention, wishes.private_decision, form.habit, wishes.no_subject_acts,
    things.addressed_things, things.thing_at_hand, wishes.forced, things.result_of_opening, happenings.bare_having,
    form.negated, forecasts.forecast_adverb, forecasts.hope_about_others, forecasts.forecast_report, forecasts.long_ago,
    forecasts.expectation_of_things, form.conditional_would,
    form.feat, form.result_clause, form.general_truth, duties.seen_need,
    form.embedded_question, form.generic_you, things.design, duties.opinion, form.contact_relative,
    duties.duty_in_relative, duties.directive_about_things, wishes.personal_wish, forecasts.estimated,
    forecasts.expected_feeling, happenings.duration, things.workings, duties.ability,
    things.identity, happenings.happening, happenings.passive_happening, things.inanimate, happenings.copular,
    happenings.set_phrase, things.thing_with_effect,
)  # fmt: skip


def refusal(claim: Claim) -> str | None:
    """Name of the first rule that refuses the claim."""
    for rule in REFUSALS:
        if rule(claim):
            return rule.__name__
    return None
