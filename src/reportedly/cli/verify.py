"""`reportedly verify`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.api import Checked, Damage, Workspace
from reportedly.cli.options import database_option
from reportedly.cli.progress import ReadingProgress
from reportedly.cli.terminal import say
from reportedly.wording.counts import counted


@click.command()
@database_option
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Check N pages, N articles and N ledgers at most.")
@click.option("--repair", is_flag=True, help="Repair what can be made again from the kept bytes; no page is deleted.")
@click.pass_context
def verify(context: click.Context, database: Path, sample: int | None, repair: bool) -> None:
    """Check that all that was read is there, and is what was read.

    Each page's bytes against their digest, each row against its record and digest, the indexes, the stories' counts,
    and kept ledgers against ledgers built again. Each damage is one line that says whether --repair can mend it; the
    exit code is 1 if there is damage that was not mended.

    \b
    reportedly verify
    reportedly verify --db quake.db --sample 500
    reportedly verify --repair
    """
    with Workspace(database) as workspace, ReadingProgress("checking") as progress:
        damage, counts = _check(workspace, sample, progress)
        for each in damage:
            progress.error(f"{each.line}{'' if each.repair == 'none' or repair else ' (--repair mends it)'}")
        checked = ", ".join(counted(counts.get(f"{noun}s", 0), noun) for noun in ("page", "article", "kept ledger"))
        if not damage:
            say(f"{checked} checked: no damage")
            return
        say(f"{checked} checked: {len(damage):,} damaged")
        if repair:
            repaired = workspace.upkeep.repair(damage)
            for line in repaired.done:
                say(f"mended: {line}")
            for line in repaired.failed:
                say(f"reportedly: not mended: {line}", error=True)
        context.exit(0 if repair and not repaired.failed else 1)


def _check(workspace: Workspace, sample: int | None, progress: ReadingProgress) -> tuple[list[Damage], dict[str, int]]:
    """All damage, and how many of each kind were looked at."""
    damage: list[Damage] = []
    counts: dict[str, int] = {}
    for each in workspace.upkeep.verify(sample):
        if isinstance(each, Checked):
            counts[each.what] = each.done
            progress.show_step(each.done, each.count, each.what)
        else:
            damage.append(each)
    return damage, counts
