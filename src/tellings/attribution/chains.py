"""From drafts to attributions: nesting, chains from the outlet inwards, ids."""

from dataclasses import dataclass

from tellings.attribution.admitted import empty_subject, says_something
from tellings.attribution.draft import Draft
from tellings.attribution.roles import body_noun, is_press_again, press_role
from tellings.attribution.speaker import Speaker, given_name
from tellings.attribution.speakers import Speakers
from tellings.attribution.unnamed import withheld_near
from tellings.attribution.words import Range, Words
from tellings.model import Attribution, Credit, Link, Report, Span, stable_id
from tellings.text.lemmas import lemma
from tellings.text.lexicons import table
from tellings.text.lexicons import words as lexicon

_DEEPEST = 8  # voices within voices that a chain follows
_BLOCK = 64  # tokens; a draft is compared only with those whose content reaches its block
_RELAYS = frozenset(
    {"reported", "reports", "to", "by", "quoted", "quotes", "cited", "wrote", "writes", "per",
     "relayed", "relays", "it", "citing", "reporting"}
)  # fmt: skip


_AS_OUTLETS = frozenset(
    {
        "reported",
        "reports",
        "citing",
        "reporting",
        "relayed",
        "relays",
        "it",
        "per",
        "published",
        "carried",
        "printed",
        "aired",
        "broadcast",
    }
)


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A draft with whom its source and its press mean, None where there is neither."""

    draft: Draft
    speaker: Speaker | None
    press: Speaker | None


def finish(
    report: Report, words: Words, drafts: list[Draft], outlets: frozenset[str]
) -> list[Attribution]:
    """The attributions that the drafts amount to, by place of the cue."""
    drafts = sorted(
        (d for d in drafts if says_something(words, d)), key=lambda d: (d.at, d.content)
    )
    parents = _parents(drafts)
    speakers = Speakers(words, outlets, report.outlet)
    for credit in report.credits:
        if credit.name:
            speakers.cast.publishes(-1, Speaker("agency", credit.name))
    found = _resolve(words, drafts, parents, speakers)
    ids = [_id(report, words, d) for d in drafts]
    outer = _outer_links(report)
    return [
        Attribution(
            ids[n],
            report.id,
            _spans(words, one.draft.source),
            _spans(words, one.draft.cue),
            _spans(words, one.draft.content),
            _kind(words, one.draft),
            anonymous=_anonymous(one),
            parent=None if (parent := parents[n]) is None else ids[parent],
            chain=_chain(outer, _links(report, words, found, parents, n)),
            stance=one.draft.stance,
        )
        for n, one in enumerate(found)
    ]


def credited(report: Report) -> list[Attribution]:
    """One attribution of kind `credit` for each credit that stands in the text: its words as
    the cue's source, without content, since it covers the report or an unknown part of it."""
    outer = _outer_links(report)[:1]
    found = []
    for credit in report.credits:
        if credit.name and 0 <= credit.start < credit.end <= len(report.text):
            link = Link("agency", credit.name, report.id, credit.start, credit.end)
            at = ((credit.start, credit.end),)
            name = stable_id("t", report.id, "credit", at, credit.name)
            found.append(Attribution(name, report.id, at, (), (), "credit", chain=(*outer, link)))
    return found


def _resolve(
    words: Words, drafts: list[Draft], parents: list[int | None], speakers: Speakers
) -> list[_Resolved]:
    """Speakers in reading order; the press first, so that its names are known as such."""
    presses = [
        None if d.press is None else speakers.outlet(d.press, d.sure or d.rule == "quoted")
        for d in drafts
    ]
    relaying = {p for p in parents if p is not None}
    citing = {p for n, p in enumerate(parents) if p is not None and drafts[n].rule == "cited"}
    relaying |= {n for n, d in enumerate(drafts) if words.low[d.at] == "as"}
    found: list[_Resolved] = []
    for n, draft in enumerate(drafts):
        press = presses[n]
        if press is not None:
            speakers.cast.publishes(draft.at, press)
        elif draft.press is not None and is_press_again(words, draft.press):
            presses[n] = speakers.cast.press_again(draft.at, words.low[draft.press[1] - 1])
        if empty_subject(words, draft):
            draft.source, draft.speaker = [], None
        source = draft.speaker or (draft.source[0] if draft.source else None)
        around = _around(drafts, found, parents[n], speakers)
        speaker = (
            None
            if source is None
            else speakers.resolve(
                source, draft.at, _whole(draft, source), around, _asks(words, draft)
            )
        )
        if speaker is not None and _writes(words, draft, speaker):
            speaker = Speaker("outlet", speaker.name)
        if speaker is not None and n in relaying:
            speaker = _relaying(words, draft, speaker, n in citing)
        if speaker is not None and _hidden(words, draft, speaker):
            speaker = speakers.cast.hide(draft.at, speaker)
        found.append(_Resolved(draft, speaker, presses[n]))
    return found


def _writes(words: Words, draft: Draft, speaker: Speaker) -> bool:
    """Whether "the Lantern writes": a name after "the", no body's, and a verb of the press."""
    if speaker.role != "organisation" or speaker.sure or not draft.cue or not draft.source:
        return False
    head = draft.speaker or draft.source[0]
    named = words.low[head[0]] == "the" and all(map(words.capital, range(head[0] + 1, head[1])))
    last = words.low[head[1] - 1]
    body = body_noun(last) or last in table("en", "organisation_heads")
    verb = lemma(words.low[draft.cue[-1][1] - 1], "VERB")
    return named and not body and verb in _PRESS_VERBS and head[1] - head[0] < 5


def _asks(words: Words, draft: Draft) -> bool:
    """Whether the cue asks a question that somebody may answer."""
    return any(
        lemma(words.low[k], "VERB") in _ASKING
        for first, last in draft.cue
        for k in range(first, last)
    )


def _around(
    drafts: list[Draft], found: list[_Resolved], parent: int | None, speakers: Speakers
) -> Speaker | None:
    """The speaker of the enclosing draft, also of one whose cue comes later."""
    if parent is None:
        return None
    if parent < len(found):
        return found[parent].speaker
    outer = drafts[parent]
    source = outer.speaker or (outer.source[0] if outer.source else None)
    return None if source is None else speakers.glance(source)


_PRESS_VERBS = frozenset({"write", "report", "quote", "cite", "headline", "editorialise"})
_ASKING = frozenset({"ask", "inquire", "enquire", "query", "quiz", "wonder", "press"})


def _hidden(words: Words, draft: Draft, speaker: Speaker) -> bool:
    """Whether somebody spoken of without a name asks not to be named."""
    if speaker.role not in ("person", "organisation") or not draft.source:
        return False
    source = draft.speaker or draft.source[0]
    first = words.bounds(source[0])[0]  # its capital says nothing
    named = any(words.capital(k) for k in range(*source) if k > first or words.tags[k] == "PROPN")
    return not named and withheld_near(words, draft.at, draft.content)


def _whole(draft: Draft, head: Range) -> Range:
    """The source with its insertions, where it begins with the head."""
    return draft.source[0] if draft.source and draft.source[0][0] == head[0] else head


def _relaying(words: Words, draft: Draft, speaker: Speaker, citing: bool) -> Speaker:
    """The speaker as an outlet where it reports what another source says, as outlets do.

    `citing` is whether it names the source in passing: "X, citing Y, said".
    """
    first, last = draft.cue[0] if draft.cue else (0, 0)  # the tagger's may hold adjuncts
    relays = first < last and not _RELAYS.isdisjoint((words.low[first], words.low[last - 1]))
    relays = relays or (citing and speaker.role == "organisation")
    head = draft.speaker or draft.source[0]
    body = speaker.role in ("organisation", "person") and not speaker.sure
    body = body and not given_name(speaker.name)
    if (
        speaker.role == "person"
        and relays
        and not _AS_OUTLETS & {words.low[first], words.low[last - 1]}
    ):
        body = False  # persons write to somebody, too
    if body and relays and words.capital(head[1] - 1):
        return Speaker("outlet", speaker.name)
    return speaker


def _anonymous(one: _Resolved) -> bool:
    """Whether nobody is named; a reporter's own question has nobody to name."""
    if one.speaker is None:
        return one.draft.rule != "asked"
    return one.speaker.role == "anonymous"


def _parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft the one with the smallest content that holds its source and cue."""
    blocks: dict[int, set[int]] = {}
    for n, draft in enumerate(drafts):
        for first, last in draft.content:
            for block in range(first // _BLOCK, (last - 1) // _BLOCK + 1):
                blocks.setdefault(block, set()).add(n)
    return [
        _parent(drafts, n, sorted(blocks.get(draft.at // _BLOCK, ())))
        for n, draft in enumerate(drafts)
    ]


def _parent(drafts: list[Draft], n: int, candidates: list[int]) -> int | None:
    draft = drafts[n]
    if draft.outer is not None:
        return next((m for m, d in enumerate(drafts) if d is draft.outer), None)
    here = [*draft.cue, *draft.source]
    best: tuple[int, int] | None = None
    for m in candidates:
        other = drafts[m]
        if m == n or not all(_holds(other, r) for r in here):
            continue
        if any(_holds(draft, r) for r in other.cue):
            continue  # each within the other: no nesting
        size = sum(b - a for a, b in other.content)
        if best is None or size < best[0]:
            best = (size, m)
    return None if best is None else best[1]


def _holds(draft: Draft, words: Range) -> bool:
    """Whether the content of the draft holds the range."""
    return any(a <= words[0] and words[1] <= b for a, b in draft.content)


def _outer_links(report: Report) -> list[Link]:
    """The publishing outlet, then whoever the whole report is credited to."""
    links = []
    if report.outlet:
        role = press_role(report.outlet)
        links.append(Link("agency" if role == "agency" else "outlet", report.outlet))
    links += [
        Link("agency", credit.name, report.id, credit.start, credit.end)
        for credit in report.credits
        if credit.name and not _partial(report, credit) and not _own(report, credit)
    ]
    return links


def _own(report: Report, credit: Credit) -> bool:
    """Whether the credit is the publisher's own sign: its name or the letters that stand for it."""
    return bool(report.outlet) and (
        same_name(credit.name, report.outlet or "") or stands_for(credit.name, report.outlet or "")
    )


def stands_for(sign: str, name: str) -> bool:
    """Whether capital letters are those of a name: the first of each word, others in between."""
    letters = [c.lower() for c in sign if c.isalpha()]
    parts = [w.lower() for w in name.split() if w[:1].isupper()]
    if not sign.isupper() or len(letters) < max(2, len(parts)) or not parts:
        return False
    at = 0
    for number, part in enumerate(parts):
        if at >= len(letters) or part[0] != letters[at]:
            return False
        at += 1
        rest = len(parts) - number - 1
        for letter in part[1:]:
            at += len(letters) - at > rest and letter == letters[at]
    return at == len(letters)


def _chain(outer: list[Link], links: list[Link]) -> tuple[Link, ...]:
    """The outer links, whoever the report is credited to among them, and those of the sentence."""
    return tuple(_without_repeats(outer + links))


def _partial(report: Report, credit: Credit) -> bool:
    """Whether the credit's line says that only a part came from there."""
    first = report.text.rfind("\n", 0, credit.start) + 1
    last = report.text.find("\n", credit.end)
    line = report.text[first : len(report.text) if last < 0 else last]
    return any(word in lexicon("en", "partial_credit") for word in line.lower().split())


def _links(
    report: Report, words: Words, found: list[_Resolved], parents: list[int | None], n: int
) -> list[Link]:
    """The links of attribution `n` and those around it, the outermost first."""
    line: list[int] = []
    at: int | None = n
    while at is not None and at not in line and len(line) < _DEEPEST:
        line.append(at)
        at = parents[at]
    links = []
    for m in reversed(line):
        one = found[m]
        if one.press is not None and one.draft.press is not None:
            links.append(_link(report, words, one.press, one.draft.press))
        if one.speaker is not None:
            draft = one.draft
            place = draft.source[0] if draft.source else draft.speaker or draft.cue[0]
            links.append(_link(report, words, one.speaker, place))
        elif one.draft.rule != "asked":
            cue = one.draft.cue[0]
            links.append(Link("anonymous", words.words_of(cue), report.id, *words.span(cue)))
    return links


def _link(report: Report, words: Words, speaker: Speaker, at: Range) -> Link:
    return Link(speaker.role, speaker.name, report.id, *words.span(at), speaker.group)


def _without_repeats(chain: list[Link]) -> list[Link]:
    """Drops a press link that names the outlet before it ("told the Lantern" in the Lantern)."""
    kept: list[Link] = []
    for link in chain:
        press = link.role in ("outlet", "agency")
        if press and any(same_name(link.name, k.name) for k in kept):
            continue
        if kept and (link.role, link.name) == (kept[-1].role, kept[-1].name):
            continue  # "he said that he hoped"
        kept.append(link)
    return kept


def same_name(a: str, b: str) -> bool:
    """Whether one name has all the words of the other, articles and case aside."""
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
