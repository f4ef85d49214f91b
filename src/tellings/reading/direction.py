"""Right-to-left text that comes out of a PDF back to front: noticed, never turned around.

Some letters stand at the end of a word only: the final forms of Hebrew, teh marbuta and alef
maksura of Arabic. In text whose characters are in the order of the page and not of reading, they
stand at the beginning of words.
"""

import re

_LAST_ONLY = "\u05da\u05dd\u05df\u05e3\u05e5\u0629\u0649"
_FIRST = re.compile(rf"\b[{_LAST_ONLY}]\w")
_LAST = re.compile(rf"\w[{_LAST_ONLY}]\b")
FEWEST = 3  # words


def back_to_front(text: str) -> list[str]:
    """A warning if the words of `text` end where they should begin, or none."""
    first, last = len(_FIRST.findall(text)), len(_LAST.findall(text))
    if first < FEWEST or first <= 2 * last:
        return []
    return [
        f"right-to-left text came out back to front ({first} words begin with a letter that only "
        "ends words); nothing was changed"
    ]
