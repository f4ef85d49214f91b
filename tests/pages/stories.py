"""A small story for the tests of pages: copies, a moved paragraph, a recycled one, Arabic."""

import json
from pathlib import Path

import tellings

STOCK = (
    "The harbour archive of Veska burned down in May 2005, and the commission that looked into the "
    "fire never published what it had found, although three of its members asked for that."
)
STOCK_LATER = STOCK.replace("in May 2005", "in recent weeks")
LEDGER = (
    "The ledger of the grain store lists forty-one sacks that left the quay at night, and beside "
    "each of them somebody drew a small anchor in green ink, which no clerk could explain."
)
LEAD = (
    "Ines Vall said on Monday that the second barge had been loaded by men from the tannery, and "
    "that she had written down the numbers of both carts before they were covered."
)
END = (
    "The mayor, Orrin Hask, walked out of the meeting before the list was read and told those who "
    "waited on the stairs that he would answer nobody before the autumn fair was over."
)
OWN = "In the street of the rope makers nobody had counted the windows that were broken."
FIRST = "\n\n".join((LEAD, LEDGER, OWN, END, STOCK))
SECOND = "\n\n".join((LEAD, END, LEDGER, STOCK_LATER))
THIRD = (
    "Rain fell on the hop fields of Lower Anst for the ninth day. Farmers there expect a quarter "
    "of the usual crop, said the cooperative, which lent out all its pumps."
)
ARABIC = (
    "قالت إينيس فال يوم الاثنين إن القارب الثاني حُمّل في الليل. "
    "وأضافت أنها كتبت أرقام العربتين قبل أن تُغطّى."
)
LATER = "\n\n".join(
    ("The fair opened without the mayor, and the band of the fire brigade played twice.", STOCK)
)
ROWS = (
    ("first", "Veska Courier", "2014-05-05", "en", "A green anchor", FIRST),
    ("second", "Tidewater Post", "2014-05-07", "en", "The mayor leaves", SECOND),
    ("third", "Anst Herald", "2014-05-06", "en", "Rain", THIRD),
    ("arabic", "صحيفة المرفأ", "2014-05-06", "ar", "القارب الثاني", ARABIC),
    ("later", "Veska Courier", "2015-09-01", "en", "The fair", LATER),
    ("undated", "Lock Street Sheet", None, "en", "No date", f"{OWN}\n\n{LEDGER}"),
)


def told(path: Path) -> Path:
    """The story, read and analyzed, at `path`."""
    source = path.with_suffix(".jsonl")
    with source.open("w", encoding="utf-8") as file:
        for key, outlet, date, language, title, text in ROWS:
            row = {"id": key, "outlet": outlet, "title": title, "language": language, "text": text}
            file.write(
                json.dumps(row | ({"date": date} if date else {}), ensure_ascii=False) + "\n"
            )
    story = tellings.Story(path, workers=1)
    story.add(source)
    story.analyze()
    return path
