"""A run of capitalised words that may name a body, and what a rule is that looks at one."""

from collections.abc import Callable, Mapping

from newsledger.lexicons.name_rows import BodyNounRow
from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.reading import Reading
from newsledger.types.value import value


@value
class Run:
    """Capitalised tokens ``[first, last)`` of the sentence ``[low, high)``; ``companies``: tokens of its companies."""

    reading: Reading
    low: int
    high: int
    first: int
    last: int
    companies: set[int]
    nouns: Mapping[str, BodyNounRow]

    def lower(self, i: int) -> str:
        """Lower-case form of token ``i``; empty outside the sentence."""
        return self.reading.words[i].lower if self.low <= i < self.high else ""

    def flags(self, i: int) -> int:
        """Flags of token ``i``; none outside the sentence."""
        return self.reading.flags[i] if self.low <= i < self.high else 0


@value
class Rule:
    """A rule, and what one of the tokens beside a run must be, or have among its flags, for the rule to be asked.

    Most runs have nothing beside them that any rule looks for.
    """

    kind_of: Callable[[Run], OrganisationKind | None]
    before: frozenset[str] = frozenset()
    before_flags: int = 0
    behind: frozenset[str] = frozenset()
    behind_flags: int = 0
    closing: frozenset[str] = frozenset()  # the last word of the run itself
