"""What is new between two states of a ledger, and only that."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.comparing import ledger_changes
from reportedly.ledger.finding import is_asked
from reportedly.model import Entry, Ledger, LedgerArticle, Tally


def entry(doc: str, low: float, source: str | None = "the mayor") -> Entry:
    return Entry(
        low=low,
        high=low,
        bound="exact",
        status="reported",
        source=source,
        role=None,
        published="2025-09-01",
        time=None,
        place=None,
        scope=None,
        doc=doc,
        figure=0,
        start=0,
        end=2,
        sentence="x",
        body=source,
    )


def ledger(*tallies: tuple[Entry, ...], conflicts: tuple[tuple[int, int], ...] = ()) -> Ledger:
    docs = sorted({entry.doc for entries in tallies for entry in entries})
    built = tuple(
        Tally(
            measure="killed",
            unit="people",
            what=f"people {number}",
            place="Kunar",
            scope=None,
            entries=entries,
            latest=len(entries) - 1,
            conflicts=conflicts,
            standing=(entries[-1].low, entries[-1].high),
            id=f"t{number}",
        )
        for number, entries in enumerate(tallies)
    )
    return Ledger(
        story=1,
        title="Quake",
        articles=tuple(LedgerArticle(doc=doc, title=doc, publisher=None, published=None) for doc in docs),
        tallies=built,
        statements=(),
    )


def kinds(before: Ledger | None, after: Ledger, *revised: str) -> list[str]:
    return [change.kind for change in ledger_changes(before, after, revised)]


def test_a_later_number_of_another_source() -> None:
    before, after = ledger((entry("a", 10),)), ledger((entry("a", 10), entry("b", 40, "the army")), conflicts=((0, 1),))
    changes = list(ledger_changes(before, after))
    assert [change.kind for change in changes] == ["new article", "new entry", "new source", "standing", "conflict"]
    standing, conflict = changes[3:]
    assert (standing.before, standing.after, standing.tally) == ((10, 10), (40, 40), "t0")
    assert conflict.entry and conflict.other and (conflict.other.low, conflict.entry.low) == (10, 40)
    assert kinds(after, after) == []


def test_an_entry_against_many_is_one_conflict() -> None:
    entries = (entry("a", 10), entry("b", 12), entry("c", 40, "the army"))
    (conflict,) = [
        change
        for change in ledger_changes(ledger(entries[:2]), ledger(entries, conflicts=((0, 2), (1, 2))))
        if change.kind == "conflict"
    ]
    assert conflict.entry == entries[2] and conflict.other == entries[1]


def test_what_is_there_for_the_first_time() -> None:
    assert kinds(None, ledger((entry("a", 10),))) == ["new story", "new article", "new tally"]
    assert kinds(ledger((entry("a", 10),)), ledger((entry("a", 10),), (entry("a", 5),))) == ["new tally"]


def test_a_revision_with_another_number() -> None:
    before, after = ledger((entry("a", 10), entry("b", 12))), ledger((entry("a", 11), entry("b", 12)))
    assert kinds(before, after, "a") == ["revision", "new entry"]


def test_a_tally_is_known_by_its_entries_whatever_its_id() -> None:
    before = ledger((entry("a", 10),))
    after = replace(before, tallies=(replace(before.tallies[0], id="other", what="the dead"),))
    assert kinds(before, after) == []


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), min_size=1, max_size=8))
def test_the_same_ledger_has_no_changes(rows: list[tuple[str, int]]) -> None:
    same = ledger(tuple(entry(doc, low) for doc, low in rows))
    assert kinds(same, same) == []


def test_words_ask_for_measures_places_and_things() -> None:
    assert is_asked("killed in Kunar", "killed", ("people killed", "Kunar"))
    assert is_asked("death toll Kunar", "killed", ("people killed", "Kunar province"))
    assert not is_asked("killed in Kunar", "injured", ("people injured", "Kunar"))
    assert not is_asked("killed in Herat", "killed", ("people killed", "Kunar"))
    assert is_asked("North Korean troops", "people", ("North Korean troops", "Russia"))
    assert is_asked("wounded soldier", "injured", ("people injured", "soldiers"))
