"""`reportedly rules`."""

from __future__ import annotations

import click

from reportedly.cli.terminal import say
from reportedly.rules import building_rules, reading_parts, reading_rules


@click.command()
def rules() -> None:
    """Show the fingerprint of the rules that read pages, and what it is made of.

    Each article keeps the fingerprint of what read it. When a stage, its data or a library changes, so does the
    fingerprint, and views say that articles were read by older rules (`reportedly read --again --stale`).

    \b
    reportedly rules
    """
    say(f"{reading_rules()}  reads pages")
    for part in reading_parts():
        say(f"  {part.mark:<18}{part.name}")
    say(f"{building_rules()}  builds ledgers")
