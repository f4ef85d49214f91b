"""Lines that say who contributed to a report."""

import pytest

from tellings.reading.contributors import names_contributors


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ola Brandt in Harven; Editing by Mira Holm)",
        "Reporting by Ola Brandt; additional reporting by Sami Dolat, Ada Roe and Kim Aas.",
        "Ola Brandt contributed reporting from Tarnvik.",
        "— Staff writers Ola Brandt and Sami Dolat contributed to this report.",
        "Harven Post's Ada Roe contributed to this article.",
        "Mitarbeit: Ola Brandt und Ada Roe",
        "Oversat af Mira Holm",
        "Traducido por Ada Roe y Sami Dolat",
    ],
)
def test_contributors(line: str) -> None:
    assert names_contributors(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister contributed to this report.",
        "Cheap credit contributed to this story of decline.",
        "With reporting by the Associated Press",
        "Reporting by Harven News Agency",
        "Reporting by journalists in Harven was banned in May.",
        "“Reporting by Ola Brandt was unfair,” the mayor said.",
        "Ola Brandt was in Harven.",
        "Reporting by",
    ],
)
def test_article_and_credits(line: str) -> None:
    assert not names_contributors(line)
