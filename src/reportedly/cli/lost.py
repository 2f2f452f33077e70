"""The lines that tell which corrections do not find their figures any more, as articles changed."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.cli.terminal import say
from reportedly.model import Correction
from reportedly.wording.corrections import correction_in_words
from reportedly.wording.counts import counted

LOST_LISTED = 20
"""Number of lost corrections that are listed; the others are only counted."""


def tell_lost(lost: Iterable[Correction]) -> None:
    """Tell each correction that was lost, on standard error; nothing if none was."""
    known = list({each.id: each for each in lost}.values())
    if not known:
        return
    about = "stands" if len(known) == 1 else "stand"
    say(f"{counted(len(known), 'correction')} no longer {about}, as the text has changed:", error=True)
    for each in known[:LOST_LISTED]:
        say(f"  {each.id}: {correction_in_words(each)}", error=True)
    if len(known) > LOST_LISTED:
        say(f"  and {len(known) - LOST_LISTED:,} more; `reportedly correct list` has all", error=True)
