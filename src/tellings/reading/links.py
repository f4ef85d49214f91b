"""Lists of links: files that name articles instead of holding one."""

import re

_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|javascript:)\S*(?: \S{1,40}){0,2}", re.I)
MOST = 0.8  # share of the lines from which on a file is a list


def only_links(text: str) -> bool:
    """Whether nearly every line that is not blank or a remark (`#`) is an address."""
    lines = [line.strip() for line in text[:200_000].splitlines()]
    told = [line for line in lines if line and not line.startswith("#")]
    links = sum(bool(_LINK.fullmatch(line)) for line in told)
    return links > 0 and links >= MOST * len(told)
