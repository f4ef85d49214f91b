"""The sources of the reports, and the copying of paragraphs from report to report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from sample_markup import qualified

Att = dict[str, str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in markup.

    `how` is new, copy, stock or lost; `parent` is the report it was taken from, None for a new
    paragraph and for a lost source; `root` names the first writing of these words.
    """

    source: str
    how: str
    parent: str | None
    root: str


@dataclass(slots=True)
class Article:
    """One report: header fields, head lines (title, date, byline) and paragraphs."""

    id: str
    head: dict[str, str]
    lines: list[str]
    paragraphs: list[Paragraph]

    @property
    def key(self) -> str:
        """The file's name, or the id of the row."""
        return self.head.get("row") or self.head.get("file") or self.head["part"]


@dataclass(slots=True)
class Desk:
    """All articles in order of publication; attributions' data by `source.number`."""

    articles: list[Article] = field(default_factory=list)
    attributions: dict[str, Att] = field(default_factory=dict)
    lost: dict[str, list[str]] = field(default_factory=dict)
    stock: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)  # stock paragraph -> its first printing

    def article(self, ident: str) -> Article:
        """The article of that id; KeyError if there is none yet."""
        for article in self.articles:
            if article.id == ident:
                return article
        raise KeyError(ident)


def load(folder: Path, stock: dict[str, dict[str, object]]) -> Desk:
    """Read all sources of a folder; `stock` are the stock paragraphs of the story by name."""
    desk = Desk()
    for name, row in stock.items():
        desk.stock[name] = qualified(str(row["text"]), name)
        numbered = row["att"]
        assert isinstance(numbered, dict)
        for number, words in numbered.items():
            desk.attributions[f"{name}.{number}"] = attribution(str(words))
    for path in sorted(folder.glob("lost*.txt")):
        head, _, paragraphs = split(path, desk, None)
        desk.lost[head["name"]] = [p.source for p in paragraphs]
    for path in sorted(folder.glob("r*.txt")):
        head, lines, paragraphs = split(path, desk, path.stem)
        desk.articles.append(Article(path.stem, head, lines, paragraphs))
    return desk


def split(
    path: Path, desk: Desk, ident: str | None
) -> tuple[dict[str, str], list[str], list[Paragraph]]:
    """Header fields, head lines and paragraphs of one source file."""
    top, _, below = path.read_text(encoding="utf-8").partition("--\n")
    head = dict(line.split(": ", 1) for line in top.splitlines() if ": " in line and line[0] != "#")
    name = ident or head["name"]
    for field_, words in head.items():
        if field_.startswith("att "):
            desk.attributions[f"{name}.{field_[4:]}"] = attribution(words)
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    for block in re.split(r"\n\s*\n", below.strip("\n")):
        rows = block.split("\n")
        if rows[0].startswith("^"):
            lines += [row[2:] for row in rows]
        elif rows[0].startswith("@"):
            paragraphs += taken(rows[0].split(), rows[1:], desk, name)
        else:
            root = f"{name}/{len(paragraphs) + 1}"
            paragraphs.append(Paragraph(qualified(" ".join(rows), name), "new", None, root))
    return head, lines, paragraphs


def attribution(words: str) -> Att:
    """`indirect outlet:x,person:y anon parent=1` as a record: kind, steps, anonymous, parent."""
    kind, *rest = words.split()
    steps = next((r for r in rest if ":" in r), "")
    parent = next((r[7:] for r in rest if r.startswith("parent=")), "")
    return {
        "kind": kind,
        "steps": steps,
        "anonymous": "yes" if "anon" in rest else "",
        "parent": parent,
    }


def taken(order: list[str], edits: list[str], desk: Desk, name: str) -> list[Paragraph]:
    """What `@copy r01 1-3`, `@stock name` or `@lost name 1-2` brings, after the edits."""
    how, source = order[0][1:], order[1]
    if how == "stock":
        parent = desk.printed.setdefault(source, name)
        chosen = [Paragraph(desk.stock[source], how, None if parent == name else parent, source)]
    else:
        first, _, last = order[2].partition("-")
        wanted = slice(int(first) - 1, int(last or first))
        if how == "copy":
            chosen = [
                Paragraph(p.source, how, source, p.root)
                for p in desk.article(source).paragraphs[wanted]
            ]
        else:
            there = list(enumerate(desk.lost[source], 1))[wanted]
            chosen = [Paragraph(text, how, None, f"{source}/{n}") for n, text in there]
    return edited(chosen, edits, name)


def edited(paragraphs: list[Paragraph], edits: list[str], name: str) -> list[Paragraph]:
    """Apply edits `- old => new`, in markup.

    Raises ValueError if the old words do not stand exactly once.
    """
    sources = [p.source for p in paragraphs]
    for edit in edits:
        old, arrow, new = edit[2:].partition(" =>")
        new = new[1:] if new.startswith(" ") else new
        old = unqualified(old, sources)
        hits = [n for n, s in enumerate(sources) if s.count(old) == 1]
        if not arrow or len(hits) != 1:
            raise ValueError(f"{name}: {len(hits)} places for the edit {edit!r}")
        at = hits[0]
        sources[at] = sources[at].replace(old, like(new, sources[at]))
    return [
        Paragraph(s.strip(), p.how, p.parent, p.root)
        for s, p in zip(sources, paragraphs, strict=True)
    ]


def unqualified(old: str, sources: list[str]) -> str:
    """An edit's old words with the names that attribution marks bear in the sources."""
    for owner in sorted({m for s in sources for m in re.findall(r"\{[sqc]([\w-]+)\.\d+\|", s)}):
        if any(qualified(old, owner) in s for s in sources):
            return qualified(old, owner)
    return old


def like(new: str, source: str) -> str:
    """New words with attribution marks named as those around them."""
    owners = re.findall(r"\{[sqc]([\w-]+)\.\d+\|", source)
    return qualified(new, owners[0]) if owners else new
