"""Marked-up reports -> texts and gold with offsets, which so cannot go wrong.

A file is one report: header lines, a blank line, the text with marks, a line `--`, one line for
each numbered attribution.

    outlet: The Tern                      {1s|words}          the source of attribution 1
    published: 2031-02-01                 {1c|words}          its cue
    title: Pier shut                      {1t|words}          its content
    supplied: agency: Wirehouse           {k agency Wire|..}  a credit: kind, credited name, words
                                          {f share|words}     site furniture and its kind
    {1s|Ada Roe} {1c|said} {1t|so}.       {x}                 here another article begins
    --
    1 person: Ada Roe; denied

Marks nest; the same mark twice is a piece each. A line below `--` gives the role and name of the
source ("anonymous: words @ group" for an unnamed one; "A / B" where either is right), then, after
semicolons: the stance; `via role: name`, a link that stands before the source; `in 2`, the parent,
where the marks do not show it; `own`, the chain leaves out who supplied the report;
`anyanon`, whether this source is unnamed can be argued either way; `optional`,
whether this is an attribution at all can.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

REPORTS = Path(__file__).parent.resolve() / "reports"
STANCES = ("denied", "hedged", "asked", "intended")
OPEN = re.compile(r"\{(?:(\d+)([sct])|([kf]) ([^|}]*))\|")

Pieces = list[tuple[int, int]]


@dataclass(frozen=True)
class Step:
    """A link of a chain: the roles and names that are right for it; an unnamed one has a group."""

    readings: tuple[tuple[str, str], ...]
    group: str | None = None


@dataclass
class Said:
    """One attribution of the gold; `number` is its number in the file."""

    number: int
    source: Pieces = field(default_factory=list)
    cue: Pieces = field(default_factory=list)
    content: Pieces = field(default_factory=list)
    chain: tuple[Step, ...] = ()
    parent: int | None = None
    stance: str = "asserted"
    anonymous: bool | None = False  # None where both can be argued
    optional: bool = False


@dataclass(frozen=True)
class Report:
    """One report of the gold; `splices` are the offsets at which another article begins."""

    id: str
    header: dict[str, str]
    text: str
    said: tuple[Said, ...]
    credits: tuple[tuple[int, int, str, str], ...] = ()
    furniture: tuple[tuple[int, int, str], ...] = ()
    splices: tuple[int, ...] = ()


def half(name: str) -> list[Report]:
    """The reports of one part (`dev`, `test`, `late`), in order of their file names."""
    return [read(path) for path in sorted((REPORTS / name).glob("*.txt"))]


def read(path: Path) -> Report:
    """A marked-up file; raises ValueError where marks and lines do not fit each other."""
    head, _, rest = path.read_text("utf-8").partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    marked, _, notes = rest.rpartition("\n--\n")
    text, marks, splices = strip(marked)
    spans: dict[tuple[int, str], Pieces] = defaultdict(list)
    credits, furniture = [], []
    for start, end, mark in marks:
        if mark[0] == "k":
            kind, name = mark[2:].split(" ", 1)
            credits.append((start, end, name, kind))
        elif mark[0] == "f":
            furniture.append((start, end, mark[2:]))
        else:
            spans[int(mark[:-1]), mark[-1]].append((start, end))
    numbers = sorted({n for n, _ in spans})
    drafts = [Said(n, spans[n, "s"], spans[n, "c"], spans[n, "t"]) for n in numbers]
    said = finish(drafts, notes.splitlines(), header)
    if numbers != [s.number for s in said]:
        raise ValueError(f"{path.name}: marks and lines differ")
    return Report(path.stem, header, text, said, tuple(credits), tuple(furniture), tuple(splices))


def strip(marked: str) -> tuple[str, list[tuple[int, int, str]], list[int]]:
    """The plain text, the marks as (start, end, mark) in order of their ends, the splices."""
    plain: list[str] = []
    stack: list[tuple[int, str]] = []
    marks, splices = [], []
    at = length = 0
    while at < len(marked):
        opened = OPEN.match(marked, at)
        if opened:
            mark = (opened[1] or "") + (opened[2] or "") or f"{opened[3]} {opened[4]}"
            stack.append((length, mark))
            at = opened.end()
        elif marked.startswith("{x}", at):
            splices.append(length)
            at += 3
        elif marked[at] == "}":
            start, mark = stack.pop()
            marks.append((start, length, mark))
            at += 1
        else:
            plain.append(marked[at])
            length += 1
            at += 1
    if stack:
        raise ValueError(f"a mark is not closed: {stack[-1][1]}")
    return "".join(plain), sorted(marks), splices


def finish(
    drafts: Sequence[Said], notes: Sequence[str], header: Mapping[str, str]
) -> tuple[Said, ...]:
    """Attributions with their places, completed by what the lines say about them."""
    found = {said.number: said for said in drafts}
    own: dict[int, tuple[Step, ...]] = {}
    free: set[int] = set()
    for line in notes:
        number, _, rest = line.partition(" ")
        said = found.setdefault(int(number), Said(int(number)))
        who, *flags = [part.strip() for part in rest.split(";")]
        last = step(who)
        said.anonymous = last.readings[0][0] == "anonymous"
        via = [step(f.removeprefix("via ")) for f in flags if f.startswith("via ")]
        own[said.number] = (*via, last)
        for flag in flags:
            if flag == "own":
                free.add(said.number)
            elif not flag.startswith("via "):
                note(said, flag)
    for said in found.values():
        said.parent = said.parent or enclosing(said, found)
    for said in found.values():
        said.chain = chain(said, found, own, free, header)
    return tuple(found[n] for n in sorted(found))


def note(said: Said, flag: str) -> None:
    """Put down one flag of a line; raises ValueError for an unknown one."""
    if flag in STANCES:
        said.stance = flag
    elif flag.startswith("in "):
        said.parent = int(flag.removeprefix("in "))
    elif flag == "anyanon":
        said.anonymous = None
    elif flag == "optional":
        said.optional = True
    else:
        raise ValueError(f"no such flag: {flag!r}")


def step(text: str) -> Step:
    """A link from "role: name @ group / role: name"; a role holds for the names after it."""
    readings: list[tuple[str, str]] = []
    group, role = None, ""
    for part in text.split(" / "):
        named, _, placed = part.partition(" @ ")
        group = group or placed.strip() or None
        before, colon, name = named.partition(":")
        if colon and before.strip().isalpha():
            role, named = before.strip(), name
        readings.append((role, named.strip()))
    return Step(tuple(readings), group)


def enclosing(said: Said, found: dict[int, Said]) -> int | None:
    """The attribution whose content holds cue and content of this one, the shortest if several."""
    inner = said.cue or said.content
    holders = [
        other
        for other in found.values()
        if other.number != said.number
        and all(any(a <= s and e <= b for a, b in other.content) for s, e in inner)
    ]
    if not holders:
        return None
    return min((sum(e - s for s, e in h.content), h.number) for h in holders)[1]


def chain(
    said: Said,
    found: dict[int, Said],
    own: Mapping[int, tuple[Step, ...]],
    free: set[int],
    header: Mapping[str, str],
) -> tuple[Step, ...]:
    """From the publishing outlet inwards: who supplied the report, the outer voices, the source."""
    links = list(own[said.number])
    outer, bare = said.parent, said.number in free
    while outer:
        links = [*own[outer], *links]
        bare = bare or outer in free
        outer = found[outer].parent
    if "supplied" in header and not bare:
        links.insert(0, step(header["supplied"]))
    return (step(f"outlet: {header['outlet']}"), *links)
