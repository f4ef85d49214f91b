"""From drafts to attributions: nesting, chains from the outlet inwards, ids."""

from tellings.attribution.draft import Draft
from tellings.attribution.speakers import Speaker, Speakers, press_role
from tellings.attribution.words import Range, Words
from tellings.text.lexicons import words as lexicon
from tellings.model import Attribution, Credit, Link, Report, Span, stable_id


def finish(
    report: Report, words: Words, drafts: list[Draft], outlets: frozenset[str]
) -> list[Attribution]:
    """The attributions that the drafts amount to, by place; parents before or after, by offset."""
    drafts = sorted((d for d in drafts if _has_words(words, d)), key=lambda d: (d.at, d.content))
    speakers = Speakers(words, outlets)
    presses = [_press(words, speakers, d) for d in drafts]
    resolved = [_speaker(words, speakers, d) for d in drafts]
    parents = [_parent(drafts, n) for n in range(len(drafts))]
    relaying = {p for p in parents if p is not None}
    relaying |= {n for n, d in enumerate(drafts) if words.low[d.at] == "as"}
    for n in sorted(relaying):
        resolved[n] = _relaying(words, drafts[n], resolved[n])
    ids = [_id(report, words, d) for d in drafts]
    outer = _outer_links(report)
    found = []
    for n, draft in enumerate(drafts):
        chain = outer + _inner_links(report, words, drafts, resolved, presses, parents, n)
        chain = _without_repeats(chain)
        parent = parents[n]
        speaker = resolved[n]
        found.append(
            Attribution(
                ids[n],
                report.id,
                _spans(words, draft.source),
                _spans(words, draft.cue),
                _spans(words, draft.content),
                _kind(words, draft),
                anonymous=_anonymous(draft, speaker),
                parent=None if parent is None else ids[parent],
                chain=tuple(chain),
                stance=draft.stance,
            )
        )
    return found


def _has_words(words: Words, draft: Draft) -> bool:
    """Keeps the pieces of content that hold words; whether any is left."""
    draft.content = [
        r for r in draft.content if any(words.tokens[k].text[0].isalnum() for k in range(*r))
    ]
    return bool(draft.content)


def _anonymous(draft: Draft, speaker: Speaker | None) -> bool:
    """Whether nobody is named; a reporter's own question has nobody to name."""
    if speaker is None:
        return draft.rule != "asked"
    return speaker.role == "anonymous"


def _speaker(words: Words, speakers: Speakers, draft: Draft) -> Speaker | None:
    source = draft.speaker or (draft.source[0] if draft.source else None)
    return None if source is None else speakers.resolve(source, draft.at)


def _relaying(words: Words, draft: Draft, speaker: Speaker | None) -> Speaker | None:
    """The speaker as an outlet where it reports what another source says, as outlets do."""
    if speaker is None or speaker.sure or speaker.role not in ("organisation", "person"):
        return speaker
    verb = words.low[draft.cue[0][1] - 1]
    head = draft.speaker or draft.source[0]
    if verb not in _RELAYS or not words.capital(head[1] - 1):
        return speaker
    return Speaker("outlet", speaker.name)


_RELAYS = frozenset({"reported", "reports", "to", "by", "quoted", "quotes", "cited", "wrote"})


def _press(words: Words, speakers: Speakers, draft: Draft) -> Speaker | None:
    if draft.press is None:
        return None
    return speakers.outlet(draft.press, draft.rule == "quoted")


def _parent(drafts: list[Draft], n: int) -> int | None:
    """The draft with the smallest content that holds this one's source and cue."""
    here = [*drafts[n].cue, *drafts[n].source]
    best: tuple[int, int] | None = None
    for m, other in enumerate(drafts):
        if m == n or not all(any(a <= s and e <= b for a, b in other.content) for s, e in here):
            continue
        size = sum(b - a for a, b in other.content)
        if best is None or size < best[0]:
            best = (size, m)
    return None if best is None else best[1]


def _outer_links(report: Report) -> list[Link]:
    links = []
    if report.outlet:
        role = press_role(report.outlet)
        links.append(Link("agency" if role == "agency" else "outlet", report.outlet))
    for credit in report.credits:
        if credit.name and not _partial(report, credit):
            links.append(Link("agency", credit.name, report.id, credit.start, credit.end))
    return links


def _partial(report: Report, credit: Credit) -> bool:
    """Whether the credit's line says that only a part came from there."""
    first = report.text.rfind("\n", 0, credit.start) + 1
    last = report.text.find("\n", credit.end)
    line = report.text[first : len(report.text) if last < 0 else last]
    return any(word in lexicon("en", "partial_credit") for word in line.lower().split())


def _inner_links(
    report: Report,
    words: Words,
    drafts: list[Draft],
    resolved: list[Speaker | None],
    presses: list[Speaker | None],
    parents: list[int | None],
    n: int,
) -> list[Link]:
    line: list[int] = []
    at: int | None = n
    while at is not None and at not in line:
        line.append(at)
        at = parents[at]
    links = []
    for m in reversed(line):
        draft, press, speaker = drafts[m], presses[m], resolved[m]
        if press is not None and draft.press is not None:
            links.append(_link(report, words, press, draft.press))
        if speaker is not None:
            links.append(_link(report, words, speaker, draft.source[0]))
        elif draft.rule != "asked":
            cue = words.span(draft.cue[0]) if draft.cue else (None, None)
            said = words.words_of(draft.cue[0]) if draft.cue else ""
            links.append(Link("anonymous", said, report.id, *cue))
    return links


def _link(report: Report, words: Words, speaker: Speaker, at: Range) -> Link:
    return Link(speaker.role, speaker.name, report.id, *words.span(at), speaker.group)


def _without_repeats(chain: list[Link]) -> list[Link]:
    """Drops a press link that names the outlet before it ("told the Lantern" in the Lantern)."""
    kept: list[Link] = []
    for link in chain:
        press = link.role in ("outlet", "agency")
        if press and any(_same(link.name, k.name) for k in kept):
            continue
        kept.append(link)
    return kept


def _same(a: str, b: str) -> bool:
    mine, theirs = ({w for w in n.lower().split() if w != "the"} for n in (a, b))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _spans(words: Words, ranges: list[Range]) -> tuple[Span, ...]:
    return tuple(words.span(r) for r in sorted(set(ranges)) if r[0] < r[1])


def _kind(words: Words, draft: Draft) -> str:
    """direct if all content is quoted, mixed if some of four words or more is, else indirect."""
    if not draft.content:
        return "indirect"
    cue_inside = words.quote[draft.cue[0][0]] if draft.cue else -1
    total = quoted = 0
    for first, last in draft.content:
        for k in range(first, last):
            if words.tags[k] != "PUNCT":
                total += 1
                quoted += words.quote[k] >= 0 and words.quote[k] != cue_inside
    if quoted and quoted >= total - 1:
        return "direct"
    return "mixed" if quoted else "indirect"


def _id(report: Report, words: Words, draft: Draft) -> str:
    return stable_id(
        "t",
        report.id,
        _spans(words, draft.source),
        _spans(words, draft.cue),
        _spans(words, draft.content),
    )
