"""Small hand-made reports for tests of claims: times, counts and names found by simple rules."""

import re

from tellings.claims import find_statements
from tellings.model import (
    Attribution,
    Count,
    Link,
    Mention,
    Published,
    Report,
    Statement,
    TimeExpression,
)
from tellings.text.prose import Prose

KINDS = {
    "Ostra Union": "organisation",
    "Ostra police": "organisation",
    "Coast Guard of Velm": "organisation",
    "Velm": "place",
    "Port Hale": "place",
    "Lake Torrin": "place",
    "Quarry Bay": "place",
    "Gull Rock": "place",
    "Grey Heron": "other",
    "Harbour League": "organisation",
    "Mira Dunant": "person",
}
MONTHS = {"March": 3, "April": 4, "May": 5, "June": 6}
DATE = re.compile(r"(\d{1,2}) (March|April|May|June) (\d{4})|(March|April|May|June) (\d{4})")
COUNT = re.compile(
    r"(at least |about |more than )?(\d[\d,]*)( of the (\d[\d,]*))? "
    r"(members|dockers|people|lives|rifles|sailors|crates)"
)


def report(name: str, text: str, published: str | None = "2020-05-06", outlet: str = "") -> Report:
    day = Published(published, published, "day") if published else None
    return Report(
        name, name, name, 0, 0, text, "0" * 64, outlet=outlet or f"The {name.title()}",
        language="en", body=((0, len(text)),), published=day,
    )  # fmt: skip


def times_of(r: Report) -> list[TimeExpression]:
    found = []
    for m in DATE.finditer(r.text):
        if m[1]:
            day = f"{m[3]}-{MONTHS[m[2]]:02d}-{int(m[1]):02d}"
            found.append(TimeExpression(r.id, *m.span(), "DATE", day, day, day))
        else:
            month = f"{m[5]}-{MONTHS[m[4]]:02d}"
            ends = (f"{month}-01", f"{month}-30")
            found.append(TimeExpression(r.id, *m.span(), "DATE", month, *ends))
    return found


def counts_of(r: Report) -> list[Count]:
    found = []
    for m in COUNT.finditer(r.text):
        value, noun = int(m[2].replace(",", "")), m.span(5)
        bound = {"at least ": ">=", "about ": "~", "more than ": ">"}.get(m[1] or "", "=")
        low, high = {">=": (value, None), ">": (value + 1, None)}.get(bound, (value, value))
        ident = f"{r.id}:{m.start()}"
        whole = f"{ident}w" if m[4] else None
        found.append(Count(ident, r.id, m.start(), m.end(2), value, low, high, bound, noun, whole))
        if m[4]:
            total = int(m[4].replace(",", ""))
            found.append(Count(f"{ident}w", r.id, *m.span(4), total, total, total, "=", noun))
    return found


def mentions_of(r: Report) -> list[Mention]:
    found: list[Mention] = []
    for name, kind in KINDS.items():
        found += [
            Mention(r.id, *m.span(), kind, "name", name, None, name)
            for m in re.finditer(re.escape(name) + r"\b", r.text)
        ]
    longest = sorted(found, key=lambda m: (m.start, -m.end))
    return [
        m for m in longest if not any(o.start <= m.start < m.end < o.end for o in longest if o != m)
    ]


def said(r: Report, source: str, cue: str, content: str, **more: object) -> Attribution:
    at = r.text.index(content)
    s, c = r.text.index(source), r.text.index(cue)
    role = str(more.pop("role", "person"))
    chain = (
        Link("outlet", r.outlet or ""),
        *more.pop("via", ()),  # type: ignore[misc]
        Link(role, source, r.id, s, s + len(source)),
    )
    return Attribution(
        f"{r.id}/{at}", r.id, ((s, s + len(source)),), ((c, c + len(cue)),),
        ((at, at + len(content)),), "indirect", role == "anonymous", None, chain, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def statements_of(r: Report, attributions: list[Attribution] | None = None) -> list[Statement]:
    prose = Prose(r.text, r.body, r.language)
    return find_statements(r, prose, attributions or [], mentions_of(r), times_of(r), counts_of(r))
