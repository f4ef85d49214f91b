"""Whether the answers are those of what the story holds now."""

import json
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


def waiting(store: Database) -> int:
    """How many judgements have not been worked in yet."""
    query = "SELECT count(*) FROM judgements WHERE id NOT IN (SELECT judgement FROM judged)"
    return int(store.connection.execute(query).fetchone()[0])


def version(store: Database) -> str:
    """A line that changes whenever anything that a reader sees does."""
    facts = store.facts()
    judged = "SELECT json_group_array(id) FROM (SELECT id FROM judgements ORDER BY id)"
    said = store.connection.execute(judged).fetchone()[0]
    reports = store.connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    state = [facts.get("seal"), facts.get("analysis"), reports, waiting(store), said]
    return json.dumps(state)
