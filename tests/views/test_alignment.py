"""The aligner agrees with trying everything, and `check` uses it."""

from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tellings.story import Story
from tellings.views.alignment import align

WORDS = st.lists(st.sampled_from("abcd"), max_size=6)


def slow(question: list[str], sentence: list[str], weights: dict[str, float]) -> float:
    """The heaviest common subsequence by trying every choice of question words."""
    best = 0.0
    for size in range(len(question) + 1):
        for chosen in combinations(range(len(question)), size):
            j = 0
            for i in chosen:
                while j < len(sentence) and sentence[j] != question[i]:
                    j += 1
                if j == len(sentence):
                    break
                j += 1
            else:
                best = max(best, sum(weights.get(question[i], 0.0) for i in chosen))
    return best


@given(WORDS, WORDS)
def test_the_aligner_agrees_with_trying_everything(
    question: list[str], sentence: list[str]
) -> None:
    weights = {"a": 1.0, "b": 2.5, "c": 4.0}
    pairs = align(question, sentence, weights, str.__eq__)
    assert sum(weights[question[i]] for i, _ in pairs) == slow(question, sentence, weights)
    assert all(question[i] == sentence[j] for i, j in pairs)
    assert pairs == sorted(pairs) and len({j for _, j in pairs}) == len(pairs)


def test_check_points_at_the_words_that_answer(analysed_sample: Path) -> None:
    story = Story(analysed_sample)
    wording = story.claims(at_least=3)[0].wording
    match = story.check(wording.words).matches[0]
    assert match.share == match.in_order == 1
    words = [
        match.quoted.words[s - match.quoted.start : e - match.quoted.start]
        for s, e in match.aligned
    ]
    assert words and all(word in wording.words for word in words)


def test_questions_without_words_have_no_answer(analysed_sample: Path) -> None:
    story = Story(analysed_sample)
    for question in ("", "   ", "?!", '"*" AND NEAR('):
        assert isinstance(story.check(question).matches, tuple)
    assert story.check("").matches == ()
