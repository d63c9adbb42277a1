"""Wrong words of machine translation for which the lexicon knows the right one."""

import re
from collections.abc import Iterator

from newsledger.lexicons.loader import Lexicons
from newsledger.types.clean_text import Edit


class Corrector:
    """Callable ``folded text → edits``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._right = {
            form: (f"mistranslation.{name}", row.says)
            for name, row in lexicons.mistranslations.items()
            for form in row.forms
        }
        # A quick test first: most articles hold none of the forms' beginnings.
        self._beginnings = tuple({form[: form.find(" ") + 4] for form in self._right})
        forms = sorted(self._right, key=lambda form: (-len(form), form))
        self._forms = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)

    def __call__(self, text: str) -> Iterator[Edit]:
        lower = text.lower()
        if not any(map(lower.__contains__, self._beginnings)):
            return
        for found in self._forms.finditer(text):
            rule, says = self._right[found.group().lower()]
            if found.group()[0].isupper():
                says = says[0].upper() + says[1:]
            yield Edit(found.start(), found.end(), says, rule)
