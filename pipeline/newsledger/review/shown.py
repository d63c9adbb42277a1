"""Text that strangers wrote, made safe to show: escaped, and with every invisible control visible.

A right-to-left override can make one figure look like another, so controls are never sent as themselves: each becomes
a small marker that carries its name. What is left can be shown in any direction without moving its neighbours.
"""

import re
import unicodedata

from markupsafe import Markup, escape

# C0 and C1 controls but tab and line feed; bidi controls; zero-width and other default-ignorable characters without a
# shape. The joiners U+200C and U+200D stay: emoji and several scripts need them, and they reorder nothing.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f\ud800-\udfff]"
)
GAP = "\ufffc"
_NAMES = {0x0D: "CR", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2066: "LRI"}
_NAMES |= {0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0x200E: "LRM", 0x200F: "RLM", 0x061C: "ALM", 0xAD: "SHY"}
_NAMES |= {0x200B: "ZWSP", 0xFEFF: "BOM", 0x2060: "WJ", 0x2028: "LSEP", 0x2029: "PSEP"}


def control_name(character: str) -> str:
    """Short name of a control character for its marker.

    >>> control_name(chr(0x202E)), control_name(chr(1))
    ('RLO', 'U+0001')
    """
    return _NAMES.get(ord(character), f"U+{ord(character):04X}")


def control_title(character: str) -> str:
    """Full name of a control character."""
    return unicodedata.name(character, f"control U+{ord(character):04X}").lower()


def has_controls(text: str) -> bool:
    """Whether any character of the text would be shown as a marker."""
    return _CONTROLS.search(text) is not None


def pieces(text: str) -> list[tuple[int, str, bool]]:
    """The text cut at controls: offset in ``text``, characters, whether they are one control."""
    found = []
    position = 0
    for match in _CONTROLS.finditer(text):
        if match.start() > position:
            found.append((position, text[position : match.start()], False))
        found.append((match.start(), match.group(), True))
        position = match.end()
    if position < len(text):
        found.append((position, text[position:], False))
    return found


def shown(text: object) -> Markup:
    """Text as HTML in a direction of its own, with controls as markers."""
    words = str(text)
    if not has_controls(words):
        return Markup("<bdi>{}</bdi>").format(words)
    parts = [
        Markup('<span class="ctl" title="{}">{}</span>').format(control_title(piece), control_name(piece))
        if control
        else escape(piece)
        for _, piece, control in pieces(words)
    ]
    return Markup("<bdi>{}</bdi>").format(Markup("").join(parts))


def spelled(text: object) -> str:
    """Text for places that hold no markup (titles, attributes, options): controls spelled out.

    >>> spelled("a" + chr(0x202E) + "b")
    'a⟨RLO⟩b'
    """
    return _CONTROLS.sub(lambda match: f"⟨{control_name(match.group())}⟩", str(text))
