"""Word lists for telling speakers apart, by lemma, lower case; the long ones are in `data/speakers.txt`."""

from __future__ import annotations

from importlib.resources import files


def _lists() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    name = ""
    for line in files("reportedly.statements").joinpath("data/speakers.txt").read_text(encoding="utf-8").splitlines():
        if line.endswith(":"):
            name = line[:-1]
        elif not line.startswith("#"):
            words.setdefault(name, set()).update(line.split())
    return {name: frozenset(found) for name, found in words.items()}


_LISTS = _lists()
DOCUMENTS = _LISTS["documents"]
GROUPS = _LISTS["groups"]
ORGANIZATIONS = _LISTS["organizations"]
ROLES = _LISTS["roles"]

FEMALE_PRONOUNS = ("she", "her", "hers", "herself")
PERSON_PRONOUNS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(FEMALE_PRONOUNS, "f")
GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
FIRST_PRONOUNS = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
ANONYMOUS = frozenset({"source", "insider", "official", "spokesman", "spokeswoman", "diplomat", "person", "aide"})
FEMALE_TITLES = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "madam"})
MALE_TITLES = frozenset({"mr", "mr.", "sir", "lord"})
TITLES = FEMALE_TITLES | MALE_TITLES | {"dr", "dr."}
