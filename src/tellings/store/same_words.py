"""What the article of each report says, kept so that one saved twice is found by a look-up."""

import hashlib
import re
import sqlite3

from tellings.model import Report
from tellings.store.tables import to_json

LEAST = 200  # letters and digits; shorter notices may be worded alike and yet be two
_OTHER = re.compile(r"[\W_]+")


def words_of(report: Report) -> str:
    """SHA-256 of the letters and digits of the report's body, case folded; "" if too few.

    Equal for one article in whatever form it was saved: what stands around the body, how lines are
    broken and which quotation marks are used do not count.
    """
    body = "".join(report.text[start:end] for start, end in report.body)
    letters = _OTHER.sub("", body.casefold())
    return hashlib.sha256(letters.encode()).hexdigest() if len(letters) >= LEAST else ""


def keep(connection: sqlite3.Connection, report: Report) -> None:
    """Keep what a report says (inside the caller's transaction)."""
    connection.execute(
        "INSERT OR IGNORE INTO kept_words (sha256, body, words) VALUES (?, ?, ?)",
        (report.sha256, to_json(report.body), words_of(report)),
    )


def kept(connection: sqlite3.Connection) -> dict[str, str]:
    """What each report says, by id, of those as read and those shown; not all need be there."""
    return dict(
        connection.execute(
            """SELECT r.id, k.words FROM reports r JOIN kept_words k USING (sha256, body)
            UNION ALL
            SELECT a.report, k.words FROM as_read a JOIN kept_words k
              ON k.sha256 = json_extract(a.row, '$.sha256')
             AND k.body = json_extract(a.row, '$.body')
            WHERE a.row IS NOT NULL"""
        )
    )


def met_again(connection: sqlite3.Connection) -> bool:
    """Whether two of the reports shown say the same, so that they may be one article."""
    query = """SELECT 1 FROM reports JOIN kept_words USING (sha256, body) WHERE words != ''
        GROUP BY words HAVING count(*) > 1 LIMIT 1"""
    return connection.execute(query).fetchone() is not None


def sweep(connection: sqlite3.Connection) -> None:
    """Forget the words of texts that are there no more."""
    connection.execute("DELETE FROM kept_words WHERE sha256 NOT IN (SELECT sha256 FROM texts)")
