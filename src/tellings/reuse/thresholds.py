"""The numbers that the reuse stage turns on, all in one record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the reuse stage; the defaults suit news text.

    Weights count words: a word of five letters or more weighs 1.25, one of two or fewer 0.5.
    """

    # Words in a seed. Four survive 8 % of broken characters, five would lose most such copies.
    seed_words: int = 4
    # Seeds that stand in more reports than this tie only neighbours, so hubs stay linear.
    seed_reports: int = 40
    # Bytes of word indexes and of seeds held at once; the rest waits in files. Changes no answer.
    memory: int = 384 << 20
    # Weight of seeds on one diagonal that makes two reports candidates.
    candidate_weight: float = 2.0
    # Seeds count as one diagonal when their offsets differ by no more words than this.
    candidate_drift: int = 24
    # A seed that occurs more often than this within one report says nothing about a pair.
    seed_repeats: int = 6
    # Words that may lie between two chained seeds, and how far they may drift apart.
    chain_gap: int = 40
    chain_drift: int = 10
    # Half width of the alignment band, in words.
    band: int = 12
    # Score that an extension may lose before it stops.
    drop: float = 5.0
    # Least score of a passage (about: weight of shared words less half of the changed ones).
    passage_score: float = 11.5
    # The same for a passage that begins and ends with a sentence on both sides.
    sentence_score: float = 9.0
    # The same for words that are quoted from mark to mark on both sides.
    quoted_score: float = 5.5
    # Least share of shared words in a passage, by weight.
    passage_similarity: float = 0.4
    # Below this similarity a passage needs a higher score: `doubt` times the difference more.
    close_similarity: float = 0.95
    doubt: float = 14.0
    # Score of all passages of a pair from which doubtful ones count too.
    kin_score: float = 90.0
    # Overlap over union that makes two stretches of one report the same place.
    same_place: float = 0.65
    # Share of quoted words from which a passage may be a statement.
    statement_quoted: float = 0.75
    # Days over which a paragraph must recur to be stock.
    stock_days: int = 10
    # Share of a report that may stand in another before the two count as one text.
    kin_share: float = 0.4
    # Otherwise unrelated reports (of several outlets) that make a passage boilerplate.
    boilerplate_reports: int = 6
    # Log-odds from which a direction is decided.
    decide: float = 1.6
    # Log-odds that the two reports alone must give, whatever the rest of the tree says.
    decide_own: float = 1.0
    # Pairs of neighbouring words that two reports must share, and few others, to be a step at all,
    # and to be a decided one: set phrases and names of a story are no sign of copying.
    joins_told: int = 8
    joins_decided: int = 14
    # Share of the nearest report's words from which another counts as about as near.
    equally_near: float = 0.94
    # Days back within which the report is sought that a credit means.
    credit_days: int = 10
    # Cosine of the rarer words of two reports from which a credit may mean one of them.
    credit_likeness: float = 0.09
