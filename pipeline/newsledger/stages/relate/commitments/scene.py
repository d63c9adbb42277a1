"""A sentence as it is being read, with what the article said before it."""

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.actors import Actors
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.speakers import Actor
from newsledger.stages.relate.commitments.view import View
from newsledger.types.mentions import Name
from newsledger.types.value import value

NEAR = 2  # paragraphs over which a passage stays live


@value
class Live:
    """A passage about what somebody will do or is told to do: bare imperatives go on with it.

    ``body``: its actor is a named body or place, so that it may stand behind passives.
    """

    paragraph: int
    sentence: int
    actor: Actor
    force: Force
    body: bool


@value
class Scene:
    """View of a sentence, the names in it, who has spoken and acted so far, the passage, an open quotation.

    ``planned``: the sentence opens with "In the next step," or the like, so that its "it" is whoever acts.
    """

    view: View
    lexis: Lexis
    names: tuple[Name, ...]
    actors: Actors
    live: Live | None
    quoted: bool
    planned: bool

    def distance(self) -> int:
        """Paragraphs since the passage was last alive; a large number where none was."""
        return self.view.sentence.paragraph - self.live.paragraph if self.live is not None else 1 << 20
