"""Corrections of the likeliest tags by context, each a short rule on one token.

The tagger's model looks one tag back. These rules look further: for the auxiliary, the subject, the other verb of the
clause. A rule sees the words, the tags so far and a token, and answers with another tag or ``None``.
"""

from collections.abc import Callable, Sequence

from newsledger.stages.recognise.syntax.base_rules import (
    base_after_causative,
    base_after_modal,
    base_after_opening,
    coordinated_base,
    finite_after_noun,
    finite_after_subject,
)
from newsledger.stages.recognise.syntax.missing_verb import supply_finite_verb
from newsledger.stages.recognise.syntax.noun_rules import (
    capital_of_a_name,
    designated_size,
    further_before_verb,
    noun_after_according_to,
    noun_after_noun_and,
    possessive_s,
    second_verb_of_singular_subject,
    verb_of_singular_subject,
)
from newsledger.stages.recognise.syntax.participle_rules import (
    auxiliary_before_participle,
    coordinated_participle,
    opening_participle,
    participle_before_noun,
    past_after_apposition,
    past_after_subject_pronoun,
    reduced_relative,
)
from newsledger.types.document import Word

Rule = Callable[[Sequence[Word], list[str], int], str | None]

_BY_TAG: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (("VB", "JJ", "JJR", "RB", "RBR", "NN"), further_before_verb),
    (("VB",), noun_after_according_to),
    (("VBD", "VBN", "JJ"), designated_size),
    (("VBD", "VBN"), opening_participle),
    (("VBD", "VBN", "VB", "VBP"), auxiliary_before_participle),
    (("VBD", "VBN"), participle_before_noun),
    (("VBD", "VBN"), past_after_subject_pronoun),
    (("VBD", "VBN"), coordinated_participle),
    (("VBN",), past_after_apposition),
    (("VBD", "VBN"), reduced_relative),
    (("VB", "VBP", "NN"), base_after_modal),
    (("VBP",), base_after_causative),
    (("VB",), finite_after_subject),
    (("VB",), finite_after_noun),
    (("VB", "VBP"), coordinated_base),
    (("VBP",), base_after_opening),
    (("VB", "VBP"), noun_after_noun_and),
    (("NNS",), verb_of_singular_subject),
    (("NNS",), second_verb_of_singular_subject),
    (("VBZ",), possessive_s),
    (("NN",), capital_of_a_name),
)
RULES: dict[str, tuple[Rule, ...]] = {
    tag: tuple(rule for listed, rule in _BY_TAG if tag in listed) for listed, _ in _BY_TAG for tag in listed
}


def correct(words: Sequence[Word], tags: list[str]) -> None:
    """Apply the rules to every token that could bear another tag, left to right; the first that answers decides."""
    listed = RULES.get
    for i, tag in enumerate(tags):
        rules = listed(tag)
        if rules is not None and len(words[i].tags) > 1:
            for rule in rules:
                answer = rule(words, tags, i)
                if answer is not None:
                    tags[i] = answer
                    break
    supply_finite_verb(words, tags)
