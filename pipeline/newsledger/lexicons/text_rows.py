"""Rows of the tables that cleaning and segmenting use."""

from typing import Literal

from pydantic import Field

from newsledger.lexicons.row import Form, LowerForm, Row


class AbbreviationRow(Row):
    """An abbreviation with its full stop (key: the form), and what tells whether that stop ends a sentence."""

    next: Literal["name", "number", "any", "lower"]


class OpenerRow(Row):
    """Words that open a sentence, lower case."""

    forms: tuple[LowerForm, ...]


class GluedUnitRow(Row):
    """Letters that stand next to a number without a space and are a token of their own."""

    forms: tuple[Form, ...]
    money: bool = False  # only after a currency sign
    prefix: bool = False  # stands before the number


class LabelRow(Row):
    """Labels of a metadata line, lower case without the colon, and what they feed."""

    field: Literal["outlet", "author", "editor", "title", "published", "other"]
    forms: tuple[LowerForm, ...]


class FurnitureRow(Row):
    """Beginnings of lines, whole lines and parts of short lines that surround an article, lower case."""

    role: Literal["furniture", "caption", "metadata"]
    starts: tuple[LowerForm, ...] = ()
    whole: tuple[LowerForm, ...] = ()
    holds: tuple[LowerForm, ...] = ()
    words: int  # a longer line is never taken


class OutletRow(Row):
    """Names of media or their last words, lower case."""

    forms: tuple[LowerForm, ...]


class MistranslationRow(Row):
    """Wrong renderings, lower case, and the right one."""

    forms: tuple[LowerForm, ...]
    says: str = Field(min_length=1)
