"""How many of the figures that `reportedly review` asks about first are wrong, beside as many drawn by chance.

`python -m benchmarks.queue [--keep x.db]`: the invented events for training, read into one workspace. A figure is
misread if no annotated figure stands where it does, or if that has another value, measure, status or source; it is
wrong if it is misread, or if most figures of its tally answer another question.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.events import Mentions, mentions_of, named_by, read_articles
from benchmarks.invented import Mention, load_events
from reportedly.api import Workspace
from reportedly.model import Entry, Tally, WorthALook

FIRST = (20, 50, 100)
"""Numbers of figures that a person looks at."""
EVERY = 1_000_000


def is_misread(entry: Entry, found: Sequence[Mention]) -> bool:
    """Whether none of the annotated figures at an entry's place says what it says."""
    said = (entry.low, entry.high, entry.status, _plain(entry.source))
    return not any((each.low, each.high, each.status, _plain(each.source)) == said for each in found)


def _plain(source: str | None) -> str:
    return (source or "").casefold().removeprefix("the ")


def is_wrong(look: WorthALook, mentions: Mentions) -> tuple[bool, bool]:
    """Whether a figure is misread, and whether it is wrong."""
    found = _at(look.entry, mentions)
    misread = is_misread(look.entry, found) or look.tally.measure not in {each.measure for each in found}
    return misread, misread or _question(look.tally, mentions) not in {each.question for each in found}


def _at(entry: Entry, mentions: Mentions) -> list[Mention]:
    return [mentions[doc][name] for doc, name in named_by(mentions, entry)]


def _question(tally: Tally, mentions: Mentions) -> str | None:
    """The question that most figures of a tally answer."""
    asked = Counter(each.question for entry in tally.entries for each in _at(entry, mentions))
    return asked.most_common(1)[0][0] if asked else None


def shares(looks: Sequence[WorthALook], mentions: Mentions) -> str:
    """The shares of misread and of wrong ones among the first figures, and their number."""
    told = [is_wrong(each, mentions) for each in looks]
    misread, wrong = (sum(each[at] for each in told) / max(1, len(told)) for at in (0, 1))
    return f"misread {misread:.2f}, wrong {wrong:.2f} of {len(told)}"


def main() -> None:
    """Read the events where they are not kept, and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="the workspace, made if it is not there")
    asked = parser.parse_args()
    events = load_events("train")
    mentions: Mentions = {doc: found for event in events for doc, found in mentions_of(event).items()}
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "queue.db"
        is_new = not path.exists()
        with Workspace(path, create=True) as workspace:
            if is_new:
                read_articles(workspace, Path(folder), [each for event in events for each in event.articles])
            queue, drawn = workspace.review(limit=EVERY), workspace.review(limit=EVERY, by_chance=True)
    for many in FIRST:
        print(f"first {many} of the queue: {shares(queue[:many], mentions)}")
    print(f"the whole queue: {shares(queue, mentions)}")
    print(f"all, which is what chance gives: {shares(drawn, mentions)}")


if __name__ == "__main__":
    main()
