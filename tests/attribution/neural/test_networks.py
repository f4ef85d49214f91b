"""The tagger's networks: the same findings alone and in any company, nothing loaded unasked."""

import subprocess
import sys

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.attribution.neural import networks
from tellings.attribution.neural.features import (
    COLUMNS,
    CUE_COLUMNS,
    LONGEST,
    cue_features,
    token_features,
    windows,
)
from tellings.attribution.neural.tagging import spans, tagged
from tellings.attribution.words import Words
from tellings.text.prose import Prose

TEXT = "\n\n".join(
    [
        "Ottoline Marsh, who runs the ferry at Low Quay, said on Tuesday that the pier “will not "
        "last”.",
        "“We have asked for timber since spring,” she added. “Nobody answers.” The harbour board "
        "hopes to open a second berth, according to a letter seen by the Quay Gazette.",
        "Gulls.",
        "Two engineers told the inquiry that the piles were rotten; a third, Bram Teel, disagreed "
        "and insisted that the storm alone was to blame, that nothing else could have brought it "
        "down, and that whoever claims otherwise has not seen it.",
    ]
)

SENTENCE = st.sampled_from(
    [
        "The mayor said the bridge was safe. ",
        "“It is not,” Ada Quill replied. ",
        "Nobody knew. ",
        "word " * 90 + ". ",
        "She wants to leave, he thinks.\n\n",
        "\n\n",
        "¿Qué? 北京 — ",
    ]
)


def words(text: str) -> Words:
    return Words(Prose(text))


def test_a_window_is_read_alike_alone_and_in_any_batch() -> None:
    report = words(TEXT * 3)
    columns = token_features(report, [])
    inputs = [columns[a:b] for a, b in windows(report)]
    alone = networks.encode(inputs, tokens=1)
    for tokens in (1, 100, 1000, 32 * LONGEST):
        together = networks.encode(inputs, tokens)
        assert all(np.array_equal(a.labels, b.labels) for a, b in zip(alone, together, strict=True))
        assert all(
            np.array_equal(a.through, b.through) for a, b in zip(alone, together, strict=True)
        )
    cues = [
        (read, cue_features(report, window, (k, k + 1), [], None))
        for read, window in zip(alone, windows(report), strict=True)
        for k in range(window[0], window[1], 7)
    ]
    first = networks.read_cues(cues, tokens=1)
    for tokens in (100, 32 * LONGEST):
        again = networks.read_cues(cues, tokens)
        assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))


def test_a_paragraph_is_tagged_alike_whatever_stands_around_it() -> None:
    paragraphs = TEXT.split("\n\n")

    def found(text: str) -> list[tuple[str, ...]]:
        report = words(text)
        return [
            tuple(
                " … ".join(report.words_of(r) for r in role)
                for role in (one.source, one.cue, one.content)
            )
            for one in tagged(report, [])
        ]

    assert found(TEXT) == [one for paragraph in paragraphs for one in found(paragraph)]


def test_plain_speech_is_found() -> None:
    report = words(TEXT)
    found = {
        tuple(report.words_of(r) for role in (one.source, one.cue) for r in role)
        for one in tagged(report, [])
    }
    assert ("she", "added") in found
    assert any(one[0].startswith("Ottoline Marsh") and "said" in one[1] for one in found)
    assert any(one[0] == "Two engineers" and one[1].startswith("told") for one in found)


@settings(deadline=None, max_examples=60)
@given(st.lists(SENTENCE, max_size=12))
def test_windows_part_the_tokens_in_order(sentences: list[str]) -> None:
    report = words("".join(sentences))
    places = windows(report)
    assert [k for a, b in places for k in range(a, b)] == list(range(len(report)))
    assert all(0 < b - a <= LONGEST for a, b in places)
    paragraph = [report.prose.sentences[n].paragraph for n in report.sentence]
    assert all(len(set(paragraph[a:b])) == 1 for a, b in places)


@settings(deadline=None, max_examples=30)
@given(st.lists(SENTENCE, min_size=1, max_size=12))
def test_findings_lie_in_one_window_and_do_not_overlap_themselves(sentences: list[str]) -> None:
    report = words("".join(sentences))
    assert token_features(report, []).shape == (len(report), len(COLUMNS))
    places = windows(report)
    for one in tagged(report, []):
        (home,) = [w for w in places if w[0] <= one.cue[0][0] < w[1]]
        taken = [k for r in (*one.source, *one.content) for k in range(*r)]
        assert all(home[0] <= k < home[1] for k in taken)
        assert len(taken) == len(set(taken))
        assert one.content


def test_the_columns_of_a_cue() -> None:
    report = words("Ada Quill said that he lied. He did.")
    columns = cue_features(report, (0, 9), (2, 3), [(5, 6)], None)
    named = dict(zip(CUE_COLUMNS, columns.T.tolist(), strict=True))
    assert named["flag"] == [0, 0, 1, 0, 0, 2, 0, 0, 0]
    assert [d - named["distance"][2] for d in named["distance"]] == [-2, -1, 0, 1, 2, 3, 4, 5, 6]
    assert named["rule"] == [0] * 9
    assert named["sentence"] == [1] * 7 + [2] * 2


def test_labels_become_ranges() -> None:
    names = ("O", "B-a", "I-a", "B-b", "I-b")
    path = np.array([1, 2, 0, 3, 1, 2, 2, 1], np.int8)
    assert spans(path, names, "a", 10) == ((10, 12), (14, 17), (17, 18))
    assert spans(path, names, "b", 10) == ((13, 14),)


def test_nothing_is_loaded_before_there_is_something_to_tag() -> None:
    script = (
        "import sys, tellings, tellings.story, tellings.cli, tellings.attribution;"
        "sys.exit('onnxruntime' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
