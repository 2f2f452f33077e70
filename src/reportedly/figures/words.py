"""Words that tell what a figure counts and how sure it is, by lemma."""

from __future__ import annotations

from importlib.resources import files

from reportedly.figures.quantities.wordsets import word_set
from reportedly.model import Measure

PEOPLE = frozenset(files(__package__).joinpath("data/people.txt").read_text(encoding="utf-8").split()) | word_set(
    "people person troop adult infant teen teenager newborn minor inmate detainee evacuee fatality casualty hostage "
    "commuter beachgoer concertgoer shopper jihadist islamist extremist separatist protester protestor medic "
    "paramedic firefighter first-responder responder healthcare-worker police gendarme peacekeeper reservist conscript "
    "recruit serviceman servicewoman personnel staff staffer crew aide migrant asylum-seeker returnee deportee expat "
    "lawmaker mp mps mep meps congressman congresswoman senator republican democrat independent signatory attendee "
    "participant respondent caller viewer listener reader subscriber follower user customer "
    "client passenger pedestrian cyclist "
    "motorist driver homeowner renter tenant taxpayer retiree pensioner voter youth man woman "
    "boy girl child kid baby toddler "
    "brother sister sibling parent grandparent twin widow orphan member leader official officer other friend "
    "colleague coworker co-worker classmate schoolgirl schoolboy pupil freshman sophomore senior graduate alumnus "
    "victim survivor witness suspect accomplice attacker gunman assailant bomber terrorist "
    "militant fighter rebel insurgent soldier marine sailor airman "
    "civilian villager resident local foreigner tourist visitor guest worker employee engineer nurse doctor patient "
    "guard judge juror lawyer prosecutor monk priest nun cleric pilgrim worshipper worshiper "
    "delegate envoy diplomat ambassador minister "
    "brit briton dane swede finn pole turk kurd yazidi rohingya uighur uyghur palestinian "
    "israeli somali sunni shiite alawite christian "
    "muslim jew hindu sikh buddhist catholic latino hispanic black white african-american native "
    "player athlete fan spectator coach forces crewmember teammate buyer seller holder migrant "
    "voter"
)
"""Nouns for persons: WordNet's (see docs/dependencies.md), and words of the news."""

GROUPS = word_set("family household couple crew team squad community population group")
"""Nouns for several persons that harm may come to, though they are counted as groups."""

SURFACES: dict[str, Measure] = {
    "dead": "killed", "killed": "killed", "slain": "killed", "injured": "injured", "wounded": "injured",
    "hurt": "injured",
    "hospitalized": "injured", "hospitalised": "injured", "missing": "missing", "unaccounted": "missing",
    "displaced": "displaced", "homeless": "displaced", "detained": "detained", "arrested": "detained",
    "jailed": "detained", "imprisoned": "detained", "stranded": "affected", "trapped": "affected",
    "evacuated": "affected",
    "rescued": "affected", "infected": "affected", "ill": "affected", "sickened": "affected", "drowned": "killed",
    "perished": "killed", "died": "killed", "dies": "killed", "wounding": "injured",
}  # fmt: skip
"""Participles and adjectives that follow a number or its noun: "30 dead", "12 people injured"."""

NOUN_MEASURES: dict[str, Measure] = {
    "death": "killed", "fatality": "killed", "dead": "killed", "body": "killed", "corpse": "killed",
    "murder": "killed",
    "homicide": "killed", "suicide": "killed", "martyr": "killed", "life": "killed", "drowning": "killed",
    "injury": "injured", "injured": "injured", "wounded": "injured", "hurt": "injured", "hospitalization": "injured",
    "missing": "missing", "refugee": "displaced", "evacuee": "affected", "displaced": "displaced",
    "homeless": "displaced",
    "idp": "displaced", "arrest": "detained", "detainee": "detained", "detention": "detained", "detained": "detained",
    "arrested": "detained", "captive": "detained", "hostage": "affected", "survivor": "affected",
    "casualty": "affected",
    "killed": "killed", "hospitalisation": "injured",
}  # fmt: skip
"""What a counted noun says by itself."""

VERB_MEASURES: dict[str, Measure] = {
    "kill": "killed", "slay": "killed", "murder": "killed", "execute": "killed", "assassinate": "killed",
    "massacre": "killed",
    "slaughter": "killed", "behead": "killed", "lynch": "killed", "electrocute": "killed",
    "injure": "injured", "wound": "injured", "hurt": "injured", "hospitalize": "injured", "hospitalise": "injured",
    "stab": "injured", "maim": "injured", "burn": "injured", "paralyze": "injured",
    "displace": "displaced", "uproot": "displaced", "flee": "displaced",
    "detain": "detained", "arrest": "detained", "imprison": "detained", "jail": "detained", "capture": "detained",
    "incarcerate": "detained", "apprehend": "detained",
    "evacuate": "affected", "rescue": "affected", "strand": "affected", "trap": "affected", "affect": "affected",
    "infect": "affected", "sicken": "affected", "save": "affected", "abduct": "affected", "kidnap": "affected",
    "assault": "affected", "compromise": "affected", "rape": "affected", "abuse": "affected",
    "quarantine": "affected",
    "poison": "affected", "vaccinate": "affected", "rob": "affected",
}  # fmt: skip
"""What is done to those that are counted: objects, and subjects of the passive."""

SUBJECT_MEASURES: dict[str, Measure] = {
    "die": "killed", "perish": "killed", "drown": "killed", "succumb": "killed", "suffocate": "killed",
    "starve": "killed",
    "flee": "displaced", "suffer": "affected", "survive": "affected", "vanish": "missing", "disappear": "missing",
    "vote": "votes", "abstain": "votes",
}  # fmt: skip
"""What those that are counted do."""

DEED_NOUNS: dict[str, Measure] = {
    "killing": "killed", "murder": "killed", "deaths": "killed", "death": "killed", "lives": "killed",
    "massacre": "killed", "execution": "killed", "shooting": "injured", "arrest": "detained", "detention": "detained",
    "evacuation": "affected", "rescue": "affected", "kidnapping": "affected", "abduction": "affected",
    "displacement": "displaced",
}  # fmt: skip
"""What is done to those that follow "of"."""

VOTE_NOUNS = word_set("vote seat ballot elector constituency mandate nay yea aye noe abstention")

UNCERTAIN = word_set(
    "fear believe think suspect allege presume rumor rumour reportedly allegedly supposedly "
    "apparently purportedly purport "
    "unconfirmed unverified alleged suspected feared believed presumed"
)
UNCERTAIN_CUES = word_set("fear believe suspect allege presume reckon speculate")
EXPECTED = word_set(
    "expect plan aim intend forecast project predict propose threaten target pledge promise vow "
    "hope want seek schedule "
    "anticipate envisage foresee consider urge demand demanding call recommend request slate "
    "poise poised likely unlikely "
    "expected planned proposed projected forecasted predicted potential prospective would-be "
    "upcoming due eventual bound set "
    "commit mull aspire budget earmark offer ask need warn must"
)
EXPECTED_CUES = word_set(
    "expect forecast predict plan threaten propose promise vow pledge project anticipate intend demand foresee hope"
)
EXPECTED_NOUNS = word_set(
    "plan proposal target goal forecast projection prediction pledge promise threat aim offer bid expectation prospect"
)
CREDITING = word_set(
    "accept accord account accuse acknowledge add address admit advise affirm agree aim allege "
    "analysis anchor announce answer "
    "anticipate apologize appeal argue articulate ask assert assess assume assure attest "
    "attribute author be believe bemoan "
    "bet blame blast boast brag brief calculate call caution challenge characterize charge cite "
    "claim clarify comment compare "
    "complain concede conclude concern condemn confess confide confirm consider contend "
    "contradict convince count counter "
    "credit criticize cry dare data deal declare decry defend define demand demonstrate denounce "
    "deny depict describe detail "
    "determine disagree disclose discover discuss dismiss dispute document doubt dub echo elaborate emphasize envision "
    "estimate evaluate exclaim expect explain express fear feel figure find forecast foresee "
    "gauge give guarantee guess hail "
    "hear highlight hint hold hope identify imagine imply indicate inform insist intend interpret interview joke judge "
    "know label lament learn liken list maintain mark mean measure mention message mock mutter "
    "narrate news note object "
    "observe opine order outline perceive pitch plan pledge point poll ponder portray post "
    "praise preach predict present "
    "press presume pretend proclaim project promise pronounce propose protest prove publicize "
    "put query question quip quote "
    "rank rate read realize reason reassure recall reckon recognize recommend record recount "
    "refer reflect refute register "
    "reject relay remark remember remind repeat reply report request respond restate reveal rule "
    "rumor say scoff see sense "
    "shout show sign signal source speak speculate state statement stipulate stress study submit "
    "suggest sum summarize suppose "
    "survey suspect swear tally talk tell testify testimony text think threaten told tout track "
    "tweet understand underscore "
    "urge view voice vow want warn wish wonder word worry write yell according per admission "
    "announcement allegation assertion estimate warning testimony prediction promise threat "
    "argument "
    "belief suggestion accusation denial disclosure publish unveil release reiterate clear name reportedly"
)
"""Words of saying, showing, believing and planning: who is their subject is credited with what they introduce."""
DENYING = word_set("deny dispute reject refute dismiss rebut contradict")

PLACE_NOUNS = word_set(
    "village town city district province region county island border area coast camp neighborhood neighbourhood suburb "
    "port harbor harbour prison capital valley desert peninsula territory west north east south house"
)
"""Nouns that name a place where no toponym does ("in a single village")."""

WORLDWIDE = word_set("worldwide globally nationwide countrywide statewide nationally")

EVENT_MEASURES: frozenset[Measure] = frozenset(
    {"killed", "injured", "missing", "displaced", "detained", "affected", "magnitude"}
)
"""What happens at a place, even where the sentence does not name it again."""
