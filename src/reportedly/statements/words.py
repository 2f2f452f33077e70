"""Word lists for telling speakers apart, by lemma, lower case."""

from __future__ import annotations

PERSON_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
FIRST_PRONOUNS = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})

DOCUMENTS = frozenset(
    """ad advertisement affidavit analysis announcement article assessment bill bulletin census complaint communique
    communiqué constitution contract data database decree document documents dossier draft editorial email essay
    evidence excerpt fact-sheet factsheet figure filing finding footage guideline image indictment lawsuit law leaflet
    letter list log manifesto manual map memo memorandum memoir message minute motion note notice opinion order paper
    petition photo picture plan platform policy poll post press-release proposal questionnaire rating readout record
    recording register release report research resolution review ruling schedule screenshot sheet speech statement
    statistic story study subpoena summary survey table tape text transcript treaty trailer tweet update verdict video
    warrant website book model number test""".split()
)
GROUPS = frozenset(
    """activist advocate analyst aide ally allies attendee audience author bystander campaigner citizen colleague
    community conservative critic crowd delegate democrat demonstrator diplomat doctor economist employee environmentalist
    eyewitness expert family fan farmer fighter fisherman friend guest historian insurgent islamist journalist lawmaker
    lawyer liberal local medic medics mediator member militant mourner neighbor neighbour nurse observer officer onlooker
    opponent others parent parishioner participant passenger patient people person pilot politician pollster proponent
    protester protestor rebel refugee relative reporter rescuer resident respondent republican researcher rival scholar
    scientist sceptic skeptic shopkeeper spectator staffer strategist student supporter survivor teacher tourist trader
    villager volunteer voter witness woman man worker youth american many some several few most all both""".split()
)
ORGANIZATIONS = frozenset(
    """administration agency airline airport alliance army assembly association authority bank board body bureau
    cabinet campaign carrier center centre channel charity church coalition command commission committee company
    congress consortium council court department embassy establishment exchange federation firm force foundation
    government group hospital house industry institute institution judiciary junta kingdom league maker manufacturer
    media military ministry monitor movement navy network newspaper ngo office operator opposition organisation
    organization outlet panel parliament party platform police prosecution publisher regime regulator secretariat
    senate service side site station store team tribunal union university utility watchdog website white-house
    magazine paper daily broadcaster party jury""".split()
)
ROLES = frozenset(
    """actor actress adviser advisor ambassador analyst archbishop attorney author banker bishop boss candidate captain
    cardinal ceo chair chairman chairwoman chairperson chancellor chief clerk coach coach co-founder colonel columnist
    commander commissioner congressman congresswoman consul coordinator coroner correspondent councillor counsel
    counselor deputy detective dictator diplomat director doctor driver economist editor emir emperor envoy executive
    founder general governor head historian inspector investigator investor journalist judge justice king lawmaker
    lawyer leader legislator lieutenant major manager mayor minister monarch mogul negotiator nominee officer official
    owner physician player pollster pope premier president priest prince princess principal producer professor
    prosecutor psychologist publisher queen rapporteur representative researcher scholar scientist secretary senator
    sergeant sheriff singer specialist speaker spokesman spokesperson spokeswoman strategist superintendent surgeon
    teacher technician treasurer undersecretary vice-president veteran writer""".split()
)
ANONYMOUS = frozenset({"source", "insider", "official", "spokesman", "spokeswoman", "spokesperson", "diplomat", "person", "aide"})
TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame", "lord", "lady", "madam"})
FEMALE_TITLES = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "madam"})
MALE_TITLES = frozenset({"mr", "mr.", "sir", "lord"})
