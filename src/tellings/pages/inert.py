"""Words of others made harmless to show: what cannot be seen is made visible.

Markup is the template engine's matter (it escapes everything); this is about characters that a
browser would drop, refuse or obey: controls, and the marks that force a direction of writing on
whatever follows them. Joiners and the plain direction marks stay, for scripts need them.
"""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)


def inert(words: str) -> str:
    """`words` with each such character as its control picture or as ⟨U+0000⟩."""
    return _UNSEEN.sub(_shown, words) if _UNSEEN.search(words) else words


def _shown(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x20:
        return chr(0x2400 + number)
    return "\u2421" if number == 0x7F else f"\u27e8U+{number:04X}\u27e9"
