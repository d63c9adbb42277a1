"""Classes of values: frozen to the type checker, slotted and plain at run time.

A frozen dataclass sets each field by ``object.__setattr__``, which makes it two to four times as dear as a plain one,
and an article makes one value for each of its words: 5 % of all time went into freezing. The type checker refuses every
assignment to a field all the same. What users of the library make and keep (``Article``) is frozen in earnest.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def value(cls: type[T], /) -> type[T]: ...
@overload
def value(*, eq: bool = True, order: bool = False, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(
    cls: type[T] | None = None, /, *, eq: bool = True, order: bool = False, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """A dataclass that nobody may change: with slots, compared and hashed by its fields (``eq=False``: by identity)."""

    def decorate(decorated: type[T]) -> type[T]:
        options: Any = {"eq": eq, "order": order, "kw_only": kw_only, "unsafe_hash": eq}
        return dataclass(slots=True, **options)(decorated)

    return decorate if cls is None else decorate(cls)
