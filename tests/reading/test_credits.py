"""Credits: datelines, tails, credit sentences, translations; the outlet's own name is none."""

import pytest

from tellings.reading.credits import find_credits

OBSERVER = "Tarn Observer"
STORY = "The minister told parliament on Tuesday that the bridge would stay closed until spring."


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (f"HARVEN (AP) — {STORY}", "AP", "agency"),
        (f"TARN, Ilva (Ilvan News Agency) - {STORY}", "Ilvan News Agency", "agency"),
        (f"Harven, 3 May (Northwire) – {STORY}", "Northwire", "agency"),
        (f"{STORY}\n— Reuters", "Reuters", "agency"),
        (f"{STORY} (AFP)", "AFP", "agency"),
        (f"{STORY}\n\nAgencies", "Agencies", "agency"),
        (f"{STORY}\n\nSource: Tarn Observer", "Tarn Observer", "agency"),
        (f"{STORY} With additional reporting by the Ilvan Wire.", "Ilvan Wire", "agency"),
        (f"{STORY}\nThis article was published by {OBSERVER}.", OBSERVER, "republished-from"),
        (f"{STORY}\nFirst published by {OBSERVER} on 3 May.", OBSERVER, "republished-from"),
        (f"{STORY}\nThis story originally appeared in {OBSERVER}.", OBSERVER, "republished-from"),
        (f"{STORY}\nThis text is translated from {OBSERVER}.", OBSERVER, "translated-from"),
        (f"{STORY}\nTranslated from the Arabic by Sami Dolat.", "Arabic", "translated-from"),
        (f"{STORY}\nAdapted from the Danish edition of Fjordposten.", "Fjordposten",
         "translated-from"),
        (f"{STORY}\n(Fjordposten – translation: S. Dolat)", "Fjordposten", "translated-from"),
        (f"BY KOLWIRE STAFF\n{STORY}", "KOLWIRE", "agency"),
        (f"By a Kolwire correspondent\n{STORY}", "Kolwire", "agency"),
        (f"KPA, own correspondent\n{STORY}", "KPA", "agency"),
        (f"{STORY}\nkolwire/sd/mt", "kolwire", "agency"),
        (f"{STORY}\nKPA/Daily", "KPA", "agency"),
        (f"{STORY}\nKolwire", "Kolwire", "agency"),
        (f"{STORY}\nPrepared on the basis of reports by Kolwire and local media.", "Kolwire",
         "agency"),
        (f"{STORY}\nThis piece first ran in Reed & Rush and appears here by agreement.",
         "Reed & Rush", "republished-from"),
        (f"Below we publish in full the letter of the Reed Cutters' Union.\n{STORY}",
         "Reed Cutters' Union", "republished-from"),
    ],
)  # fmt: skip
def test_forms(text: str, name: str, kind: str) -> None:
    found = find_credits(text, [(0, len(text))], "Harven Daily")
    assert [(c.name, c.kind) for c in found] == [(name, kind)]
    assert name in text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    "text",
    [
        f"HARVEN (Harven) - {STORY}",
        f"{STORY} The report was published by the Foreign Ministry on Monday.",
        "The leader (Labour) - who had said nothing - left the room.",
        "According to Reuters, the bridge will open.",
    ],
)
def test_no_credit(text: str) -> None:
    assert find_credits(text, [(0, len(text))], "Harven Daily") == []
