"""Readers browse while the story changes under them: no error, and never half of two states."""

import re
import threading
from collections import defaultdict
from pathlib import Path

from starlette.testclient import TestClient

from tellings.story import Story
from tellings.web import build

_SEAL = re.compile(r"seal <code>(\w+)</code>")
READERS = 8


def test_every_page_is_of_one_state(sample_copy: Path) -> None:
    app = build(sample_copy)
    stop, errors = threading.Event(), list[str]()
    shown: dict[tuple[str, str], set[str]] = defaultdict(set)
    claim = Story(sample_copy).claims()[0].id
    addresses = ("/", "/disagreements", f"/claims/{claim}", "/sources", "/story.json")

    def read(number: int) -> None:
        client = TestClient(app, base_url="http://127.0.0.1:8010")
        turn = number
        while not stop.is_set():
            address = addresses[turn % len(addresses)]
            turn += 1
            answer = client.get(address)
            if answer.status_code != 200:
                errors.append(f"{address}: {answer.status_code} {answer.text[:200]}")
            elif (seal := _SEAL.search(answer.text)) and "worked in" not in answer.text:
                shown[address, seal[1]].add(answer.text)

    readers = [threading.Thread(target=read, args=(n,)) for n in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        story = Story(sample_copy, workers=1)
        report = story.reports()[0].id
        for outlet in ("The Harbour Lamp", "The Quay"):
            kept = story.judge(
                "outlet", [report], "overturned", outlet, who="Ada", when="2026-01-01"
            )
            story.take_back(kept.judgement.id, forget=True)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert not errors
    seals = {seal for _, seal in shown}
    assert len(seals) >= 2, "nobody saw the story change"
    differing = [address for (address, _), texts in shown.items() if len(texts) > 1]
    assert not differing, "one seal, two pages"
