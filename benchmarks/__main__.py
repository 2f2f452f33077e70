"""`python -m benchmarks --gold ../shared/gold`: a table of every gold set's scores, and of speed and memory.

With `--floors` only scores are taken, of the invented events and the news those of the held part, and the run fails
when one falls below `benchmarks/floors.json`.
Other runs: `python -m benchmarks own` scores the sentences and articles that the repository holds, without the gold
folder; `compare` sets other programs beside ours on ten invented articles; `speed` prints speed as ratios to fixed
references; `exports` times the formats of files; `crawl` measures `reportedly crawl` and `gather`; `fuzz` runs the
campaign of hostile cases.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.accuracy import gold_scores
from benchmarks.archives import archive_figures
from benchmarks.campaign.command import main as run_campaign
from benchmarks.crawling import main as measure_crawl
from benchmarks.exports import main as time_exports
from benchmarks.invented import PARTS
from benchmarks.kinds import kind_figures
from benchmarks.own import main as score_own
from benchmarks.ratios import main as compare_speed
from benchmarks.side_by_side import main as compare_programs
from benchmarks.speed import speed_figures

FLOORS = Path(__file__).with_name("floors.json")


def main() -> int:
    """Print the table; 1 if a score is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the folder with the gold data")
    parser.add_argument("--floors", action="store_true", help="fail below benchmarks/floors.json; no speed")
    arguments = parser.parse_args()
    if not arguments.gold.is_dir():
        print(f"{arguments.gold}: no gold data here; name its folder with --gold", file=sys.stderr)
        return 0 if arguments.floors else 2
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    scores = gold_scores(arguments.gold, ("held",) if arguments.floors else PARTS)
    for name, score in scores.items():
        print(f"{name:<44}{score:8.4f}   floor {floors[name]:.4f}" if name in floors else f"{name:<44}{score:8.4f}")
    if not arguments.floors:
        for name, value in (speed_figures(arguments.gold) | kind_figures() | archive_figures()).items():
            print(f"{name:<44}{value:>8}")
        return 0
    low = [name for name, floor in floors.items() if scores.get(name, 0.0) < floor]
    for name in low:
        print(f"below its floor: {name}", file=sys.stderr)
    return 1 if low else 0


COMMANDS = {
    "compare": compare_programs,
    "crawl": measure_crawl,
    "exports": time_exports,
    "fuzz": run_campaign,
    "own": score_own,
    "speed": compare_speed,
}

if __name__ == "__main__":
    command = COMMANDS.get(sys.argv[1]) if sys.argv[1:] else None
    sys.exit(command(sys.argv[2:]) if command else main())
