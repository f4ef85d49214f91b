"""A draft: an attribution while the rules still work on it, in token ranges."""

from dataclasses import dataclass

from tellings.attribution.words import Range


@dataclass(slots=True)
class Draft:
    """What the rules know of one attribution.

    `source`, `cue`, `content` are token ranges in reading order. `press` is the news outlet the
    source spoke to or is quoted by ("told the Daily Lantern"). `speaker` is the range to resolve
    to a name where it differs from the source (a relative pronoun's antecedent). `outer` is the
    draft this one is nested in where the words do not show it. `rule` names the rule that made it.
    `sure` is whether the words show that `press` is one.
    """

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    stance: str = "asserted"
    rule: str = ""
    press: Range | None = None
    speaker: Range | None = None
    outer: "Draft | None" = None
    sure: bool = False

    @property
    def at(self) -> int:
        """The first token of the cue, or of anything there is."""
        return min(r[0] for r in (self.cue or self.source or self.content))
