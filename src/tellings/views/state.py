"""Whether the answers are those of what the story holds now."""

from typing import Literal

from tellings.store import Database

State = Literal["empty", "never", "changed", "current"]


def state(store: Database) -> State:
    """How far the analysis is: what a reader must know before believing that nothing was found.

    `empty`: no report has been added; `never`: reports, but no analysis; `changed`: reports came
    or went since the last one, which is what is still shown; `current`: nothing to do.
    """
    facts = store.facts()
    if "seal" in facts:
        return "current"
    if "analysis" in facts:
        return "changed"
    some = store.connection.execute("SELECT EXISTS (SELECT 1 FROM reports)").fetchone()[0]
    return "never" if some else "empty"
