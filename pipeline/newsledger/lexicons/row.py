"""What every lexicon row has in common."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _form(text: str) -> str:
    if not text or text[0].isspace():
        raise ValueError("a form must not be empty or begin with a space")
    return text


def _lower(text: str) -> str:
    if text != text.lower():
        raise ValueError(f"{text!r} must be in lower case")
    return text


Form = Annotated[str, AfterValidator(_form)]  # what may stand in a text; an empty one would be found everywhere
LowerForm = Annotated[Form, AfterValidator(_lower)]  # looked for whatever the case of the text


class Row(BaseModel):
    """One row of a table; its key in the TOML file is its id. Unknown columns are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lower_key: ClassVar[bool] = False  # whether the key is a form in lower case

    off: bool = False  # switches a row of the package off, in a caller's own folder


class TimeWordRow(Row):
    """A word of the time grammar: its class, the number it stands for in that class, and its forms in lower case."""

    kind: Literal[
        "month", "weekday", "day", "ordinal", "cardinal", "shift", "unit", "season", "day_part", "edge", "stage",
        "present", "prospect",
    ]  # fmt: skip
    value: int = 0
    forms: tuple[LowerForm, ...]


class MeasureWordRow(Row):
    """A word that relates a figure to what it measures (key: its lemma)."""

    lower_key = True

    roles: tuple[
        Literal[
            "level", "report", "forecast", "target", "empty", "classifier", "holder", "measure", "policy", "spend",
            "pay", "nature", "recipient",
        ],
        ...,
    ]  # fmt: skip


class WordRow(Row):
    """Tags of a word with weights, instead of the treebanks' counts (key: the form, lower case): ``NN 9 VB 1``."""

    lower_key = True

    tags: str = Field(pattern=r"^[A-Z$]+ \d+( [A-Z$]+ \d+)*$")
