"""A clock that a person set wrong, in one child process."""

from __future__ import annotations

import datetime as system
import sys
from datetime import timedelta, tzinfo
from typing import Self


def set_clock(days: float) -> None:
    """Let the modules of reportedly in this process see a clock that is some days off."""
    off = timedelta(days=days)

    class Shifted(system.datetime):
        """The system's clock, some days off."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            moment = system.datetime.now(tz) + off
            return cls.fromisoformat(moment.isoformat())

    for name, module in list(sys.modules.items()):
        if name.startswith("reportedly") and getattr(module, "datetime", None) is system.datetime:
            module.datetime = Shifted  # type: ignore[attr-defined]
