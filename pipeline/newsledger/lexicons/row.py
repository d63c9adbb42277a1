"""What every lexicon row has in common."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Row(BaseModel):
    """One row of a table; its key in the TOML file is its id. Unknown columns are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    off: bool = False  # switches a row of the package off, in a caller's own folder


class TimeWordRow(Row):
    """A word of the time grammar: its class, the number it stands for in that class, and its forms in lower case."""

    kind: Literal[
        "month", "weekday", "day", "ordinal", "cardinal", "shift", "unit", "season", "day_part", "edge", "stage",
        "present", "prospect",
    ]  # fmt: skip
    value: int = 0
    forms: tuple[str, ...]


class MeasureWordRow(Row):
    """A word that relates a figure to what it measures (key: its lemma)."""

    roles: tuple[
        Literal[
            "level", "report", "forecast", "target", "empty", "classifier", "holder", "measure", "policy", "spend",
            "pay", "nature", "recipient",
        ],
        ...,
    ]  # fmt: skip


class WordRow(Row):
    """Tags of a word with weights, instead of the treebanks' counts (key: the form, lower case): ``NN 9 VB 1``."""

    tags: str = Field(pattern=r"^[A-Z$]+ \d+( [A-Z$]+ \d+)*$")
