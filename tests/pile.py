"""Small invented piles for tests of the pipeline: rows as a newsroom would hand them over."""

import json
import random
from pathlib import Path

OUTLETS = ("Harbour Post", "Meridian Wire", "The Upland Voice", "Coast Radio")
PEOPLE = ("Ilse Tarn", "Oren Vask", "Mara Delling", "Petr Ostrander")
PLACES = ("Norwick", "Sall Harbour", "the Upland depot", "Brenn")
SENTENCES = (
    "{person}, the harbour master, said on Tuesday that {n} crates had been seized at {place}.",
    'A senior official in {place} told {outlet} that "nobody has been arrested" so far.',
    "At least {n} people were detained in {place} on 3 May 2011, according to {outlet}.",
    "{person} denied that the ferry had sunk near {place}.",
    "The strike began in 2009 and about {n} workers of the depot joined it.",
    'In a statement {person} said: "We signed the accord in {place} last week."',
    "Residents of {place} have waited years for an answer, and many have given up hope.",
)


def rows(number: int, seed: int) -> list[dict[str, str]]:
    """`number` rows; about one in three takes sentences of an earlier one over word for word."""
    dice = random.Random(seed)
    made: list[dict[str, str]] = []
    for i in range(number):
        told = [
            dice.choice(SENTENCES).format(
                person=dice.choice(PEOPLE),
                place=dice.choice(PLACES),
                outlet=dice.choice(OUTLETS),
                n=dice.choice((12, 30, 45, 3400)),
            )
            for _ in range(dice.randint(3, 8))
        ]
        if made and dice.random() < 0.35:
            told += dice.choice(made)["text"].split("\n\n")[:4]
        row = {"id": f"row-{i:03d}", "outlet": dice.choice(OUTLETS), "text": "\n\n".join(told)}
        if dice.random() < 0.8:
            row["published"] = f"2011-05-{dice.randint(1, 28):02d}"
        made.append(row)
    return made


def write_texts(folder: Path, number: int, seed: int) -> list[Path]:
    """The same as .txt files, one a report."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for row in rows(number, seed):
        path = folder / f"{row['id']}.txt"
        path.write_text(row["text"], encoding="utf-8")
        paths.append(path)
    return paths


def write_rows(path: Path, number: int, seed: int) -> Path:
    """The same as one JSON Lines file."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows(number, seed))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def exported(folder: Path) -> dict[str, bytes]:
    """File name -> bytes of an export."""
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}
