"""UTF-8 that was once read in another encoding ("â€™" for an apostrophe), mended run by run."""

import re
from collections.abc import Iterator

from newsledger.stages.clean.characters import fold
from newsledger.types.clean_text import Edit

# The first letters of UTF-8 read as Windows-1252 or Latin-1, each followed by what its second byte becomes.
_SUSPECT = re.compile("[ÂÃâåäæçèéïð][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_RUN = re.compile(r"[^\x00-\x7f]{2,200}")


def mojibake(text: str) -> Iterator[Edit]:
    """Edits that put back what was meant.

    >>> [(edit.start, edit.end, edit.replacement) for edit in mojibake("It costs Â£5, said Linâ€™s aide.")]
    [(9, 11, '£'), (22, 25, "'")]
    """
    if text.isascii() or _SUSPECT.search(text) is None:
        return
    from ftfy import fix_encoding

    for run in _RUN.finditer(text):
        if _SUSPECT.search(run.group()) is None:
            continue
        mended = fix_encoding(run.group())
        if mended != run.group():
            yield Edit(run.start(), run.end(), fold(mended), "character.mojibake")
