"""Which names of sources in a story mean one: a body under its case, article, spokesman, acronym or short form, and a
person by the surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.lang import LangFile, Words, read, rules
from reportedly.lang.pronouns import pronouns
from reportedly.lang.titles import titles
from reportedly.ledger.speakers import same_speakers


class BodiesFile(LangFile, frozen=True):
    """The file `bodies.toml`, which says what each list is."""

    small: Words
    indefinite: Words
    levels: Words
    kinds: Words
    forerunners: Words
    known: dict[str, Words]


_LISTS = read("en", "bodies", BodiesFile)
_RULES = rules("en", "bodies", BodiesFile)
_SMALL, _INDEFINITE, _LEVELS = frozenset(_LISTS.small), frozenset(_LISTS.indefinite), frozenset(_LISTS.levels)
_KINDS = frozenset(_LISTS.kinds)
_TITLES = frozenset(titles("en").titles)
_PRONOUNS = pronouns("en").used("source")
_ARTICLES = pronouns("en").used("article")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"[A-Z]{2,7}")
_LAYERS = 3
"""Number of names inside one another that are opened: a statement of a spokesman of a ministry."""

Wording = tuple[str, ...]
Source = tuple[str, str | None]
"""A source as an article names it, and its role."""


@dataclass(slots=True)
class _Name:
    """A name without its spokesman and articles: its words in small letters, how it is written, whether one of several
    is meant, and whether a person said what body it is."""

    words: Wording
    written: str
    is_indefinite: bool
    is_set: bool = False

    @property
    def telling(self) -> frozenset[str]:
        """The words that tell it from other bodies, without the ending of the plural."""
        return frozenset(_singular(word) for word in self.words if word not in _SMALL)

    @property
    def core(self) -> frozenset[str]:
        """The same without the words that say what a body is, if there are two others: Civil Defence, the Civil Defence
        Institute."""
        core = self.telling - _KINDS
        return core if len(core) > 1 else self.telling


def bodies_of(sources: Iterable[Source], said: Mapping[str, str] | None = None) -> dict[Source, str]:
    """What each source of a story is called, the same for all names of one; pronouns have none.

    `said` has what a person said of names: what each one is called. Short forms ("the ministry", initials) join a
    fuller name only if the story has one that fits.
    """
    told = {_plain(name): body for name, body in (said or {}).items()}
    known = {source: _name(source, told) for source in sorted(set(sources), key=str) if _names_anyone(source[0])}
    persons = _persons(known)
    bodies = _grouped([name for source, name in known.items() if source not in persons])
    return persons | {source: bodies[_key(name)] for source, name in known.items() if source not in persons}


def _names_anyone(source: str) -> bool:
    return source.casefold() not in _PRONOUNS and _WORD.search(source) is not None


def _plain(name: str) -> str:
    """A name as a person may type it: small letters, no article, dots of initials gone."""
    return " ".join(_words(name))


def _words(name: str) -> Wording:
    text = _DOTTED.sub(lambda match: match.group().replace(".", "") + " ", name).casefold().replace("’", "'")
    words = _WORD.findall(text.replace("'s ", " ").removesuffix("'s"))
    kept = tuple(word for word in words if word not in _ARTICLES)
    return kept or tuple(words)


def _name(source: Source, said: Mapping[str, str]) -> _Name:
    """A source's name, opened down to the body that speaks, and replaced by what is known of it."""
    written, role = source
    if role and (body := _opened(role)) != role:
        written = said.get(_plain(written), body)
    given = said.get(_plain(written)) or said.get(_plain(_opened(written)))
    if given is not None:
        return _Name(_words(given), given, is_indefinite=False, is_set=True)
    written = _opened(written)
    is_indefinite = written.split()[0].casefold() in _INDEFINITE
    written = _KNOWN.get(_plain(written), written)
    return _Name(_words(written), _without_article(written), is_indefinite)


def _opened(name: str) -> str:
    """The body behind its spokesman, its statement or its short name in brackets; else the name."""
    for _ in range(_LAYERS):
        found = next((match for rule in _RULES.values() if (match := rule.found_in(name))), None)
        if found is None or not _WORD.search(found["body"]) or _plain(found["body"]) in _ARTICLES:
            break
        name = found["body"]
    return name


_KNOWN = {_plain(form): name for name, forms in _LISTS.known.items() for form in (name, *forms)}


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in _ARTICLES else name


def _key(name: _Name) -> tuple[Wording, bool]:
    return name.words, name.is_indefinite


def _persons(known: Mapping[Source, _Name]) -> dict[Source, str]:
    """Sources that are persons, since they have a role or share a surname with one that has, by their fullest name."""
    named = {source: _without_titles(source[0]) for source, name in known.items() if _may_be_person(source, name)}
    fullest = same_speakers(named.values())
    meant = {fullest[name] for source, name in named.items() if source[1] or name != source[0]}
    return {source: fullest[name] for source, name in named.items() if fullest[name] in meant}


def _may_be_person(source: Source, name: _Name) -> bool:
    """Whether a source is one that may be a person: all words of the name have a capital, and it was not opened."""
    is_opened = name.is_set or _words(source[0]) != name.words
    return not is_opened and all(word[:1].isupper() for word in source[0].split())


def _without_titles(name: str) -> str:
    """A person's name without titles before it; what is a title alone stays."""
    words = name.split()
    while len(words) > 1 and words[0].casefold() in _TITLES:
        del words[0]
    return " ".join(words) if words[0].casefold() not in _TITLES else name


def _grouped(names: Iterable[_Name]) -> dict[tuple[Wording, bool], str]:
    """What the bodies are called: names of the same telling words are one, and short ones join the fuller one."""
    alike: defaultdict[tuple[frozenset[str], bool], list[_Name]] = defaultdict(list)
    for name in names:
        alike[name.core or frozenset(name.words), name.is_indefinite].append(name)
    by_sign: defaultdict[str, dict[_Group, None]] = defaultdict(dict)
    for key, found in alike.items():
        for sign in (sign for name in found for sign in (*name.telling, *_initials(name)) if not key[1]):
            by_sign[sign][key] = None
    homes = {key: _home(key, found, alike, by_sign) for key, found in alike.items()}
    return {
        _key(name): min((each.written for each in alike[homes[key]]), key=_fullest)
        for key, found in alike.items()
        for name in found
    }


_Group = tuple[frozenset[str], bool]


def _home(
    key: _Group,
    found: list[_Name],
    alike: Mapping[_Group, list[_Name]],
    by_sign: Mapping[str, Mapping[_Group, None]],
) -> _Group:
    """The one group of a fuller name that a group's names are short forms of; else the group itself. `by_sign` has the
    groups by their words and initials: a fuller name has those of its short form."""
    if key[1] or any(name.is_set for name in found):
        return key
    near = dict.fromkeys(other for name in found for word in name.telling for other in by_sign.get(word, ()))
    fuller = [other for other in near if other != key and _is_short_for(found, alike[other])]
    longest = [other for other in fuller if not any(other[0] < each[0] for each in fuller)]
    return longest[0] if len(longest) == 1 else key


def _is_short_for(short: list[_Name], full: list[_Name]) -> bool:
    ways = (_is_acronym, _is_without_kind, _is_short)
    return any(is_way(one, other) for one in short for other in full for is_way in ways)


def _is_acronym(one: _Name, other: _Name) -> bool:
    """Whether a name is the initials of another: OCHA, or with what may stand before it, UNOCHA."""
    return _ACRONYM.fullmatch(one.written.replace(".", "")) is not None and one.words[0] in _initials(other)


def _initials(name: _Name) -> Iterator[str]:
    """The initials of a name of several words: of all, of the telling ones, and without what may stand before."""
    words = [word for word in name.words if word not in _SMALL]
    if len(name.words) > 1 and words:
        for part in (words, words[words[0] in _LISTS.forerunners :], name.words):
            yield "".join(word[0] for word in part)


def _is_short(one: _Name, other: _Name) -> bool:
    """Whether a name has the head of a fuller one and only words of it; a body of another level is another body."""
    return one.telling < other.telling and _head(one) == _head(other) and not (other.telling - one.telling) & _LEVELS


def _is_without_kind(one: _Name, other: _Name) -> bool:
    """Whether a name of one word is without the words that say what a body is: Reefwatch, the Reefwatch Institute."""
    return one.written[:1].isupper() and one.telling < other.telling and other.telling - one.telling <= _KINDS


def _head(name: _Name) -> str:
    """The word that says what a body is: the last one before "of" or "for", else the last."""
    parts = list(_before_link(name.words)) or list(name.words)
    return _singular(parts[-1])


def _before_link(words: Wording) -> Iterator[str]:
    for word in words:
        if word in _SMALL:
            return
        yield word


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _fullest(written: str) -> tuple[int, bool, str]:
    """For the order of names: most words first, those with a capital before others."""
    return -len(written.split()), written == written.lower(), written
