"""Words that tell what a number counts and how sure it is; matched against lower-cased lemmas."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSONS = _set("""
people person persons man woman men women child children boy girl kid baby infant toddler teenager teen adult
adolescent youth youngster senior pensioner retiree elder adulterer victim survivor casualty passenger pedestrian
cyclist motorist driver rider biker trucker pilot crew crewman crewmember sailor seaman mariner fisherman soldier
troop serviceman servicewoman servicemember marine airman guardsman guard officer police policeman policewoman cop
constable detective deputy sheriff trooper agent official civilian combatant fighter militant insurgent rebel
terrorist jihadist extremist gunman bomber attacker assailant hijacker kidnapper captor shooter suspect criminal
convict inmate prisoner detainee captive hostage fugitive offender felon felons defendant plaintiff juror judge
justice magistrate lawyer attorney prosecutor solicitor barrister witness informant accomplice protester protestor
demonstrator rioter looter marcher activist campaigner volunteer worker employee staff staffer labourer laborer servant
miner farmer peasant fisher builder contractor engineer technician mechanic electrician plumber firefighter fireman
rescuer paramedic medic doctor physician surgeon nurse midwife patient specialist expert scientist researcher
academic professor lecturer scholar teacher educator student pupil schoolchild schoolchildren schoolgirl schoolboy
undergraduate graduate alumnus classmate candidate contender nominee hopeful voter constituent elector delegate
representative senator congressman congresswoman lawmaker legislator mp mps parliamentarian politician minister
president premier governor mayor councillor councilor alderman commissioner ambassador diplomat envoy leader chief
head deputy secretary aide adviser advisor spokesman spokeswoman member colleague partner ally supporter follower
fan spectator visitor guest tourist traveller traveler holidaymaker pilgrim worshipper worshiper believer priest
bishop cardinal pastor imam cleric monk nun rabbi missionary migrant immigrant emigrant refugee asylum-seeker seeker
evacuee exile returnee settler resident inhabitant villager townspeople citizen national foreigner local native
newcomer expatriate neighbour neighbor homeowner householder tenant renter landlord owner shareholder investor
trader banker broker economist analyst manager executive director boss ceo entrepreneur founder employer businessman
businesswoman customer consumer client shopper buyer seller vendor subscriber user viewer reader listener follower
player footballer athlete runner swimmer skier boxer wrestler golfer coach referee teammate competitor participant
contestant entrant winner loser champion finalist actor actress singer musician artist writer author journalist
reporter correspondent editor photographer broadcaster blogger celebrity star model designer mother father parent
son daughter brother sister sibling grandparent grandmother grandfather grandchild relative cousin uncle aunt nephew
niece husband wife spouse couple family-member widow orphan friend girlfriend boyfriend lover stranger adversary
enemy opponent critic rival dissident defector deserter conscript recruit reservist veteran cadet general colonel
major captain lieutenant sergeant commander admiral mercenary militiaman paramilitary peacekeeper observer monitor
inspector auditor inspector whistleblower hacker smuggler trafficker dealer gangster thug robber thief burglar
murderer killer rapist abuser paedophile pedophile prostitute addict alcoholic smoker drinker carrier donor
recipient applicant claimant beneficiary taxpayer payer borrower lender debtor creditor jobseeker freelancer
apprentice intern trainee chef cook waiter waitress bartender barista cleaner maid janitor porter clerk cashier
receptionist secretary librarian accountant consultant attendant steward stewardess forces human personnel
population crowd audience staff workforce manpower adolescent newborn twin triplet peer democrat republican
conservative liberal socialist communist nationalist populist libertarian progressive unionist loyalist separatist
islamist muslim christian jew hindu sikh buddhist catholic protestant sunni shiite rohingya african-american latino
hispanic black white asian european african arab kurd brit briton dane swede finn spaniard pole turk scot serb croat
czech slovak greek swiss dutchman frenchman englishman irishman millennial baby-boomer boomer millionaire
billionaire prince princess king queen royal lord peer knight evangelical elector signatory whistle-blower caller
respondent interviewee speaker guru mogul tycoon magnate oligarch figure individual other loyalist bystander
onlooker passer-by passerby commuter holiday-maker evacuee first-responder responder operative cadre commando sniper
paratrooper infantryman legionnaire gendarme ranger warden lifeguard coastguard guardsman hunter climber mountaineer
hiker trekker skier snowboarder surfer diver camper sunbather clubber reveller reveler concertgoer churchgoer filmgoer
moviegoer theatregoer partygoer festivalgoer juvenile minor pre-schooler preschooler kindergartner toddler sophomore
freshman senior sex-worker breadwinner caregiver carer counsellor counselor therapist psychologist psychiatrist
dentist pharmacist vet veterinarian nutritionist biologist chemist physicist geologist seismologist meteorologist
astronomer historian archaeologist sociologist statistician mathematician programmer developer coder gamer youtuber
influencer superdelegate caucus-goer caucusgoer pollster strategist operative lobbyist backer appointee incumbent
frontrunner challenger ex-president ex-minister predecessor successor chairman chairwoman chair vice-president
treasurer trustee regent governor-general lieutenant-governor superintendent principal headmaster headteacher dean
chancellor confidant confidante crony henchman bodyguard chauffeur gardener tailor butcher baker grocer shopkeeper
retailer wholesaler merchant importer exporter manufacturer-owner motorcyclist bicyclist skipper helmsman stowaway
castaway deportee dreamer undocumented returnee emigre internee slave laborer serf herder shepherd rancher cowboy
""")
"""Nouns for persons; nationalities come from the parser."""

PERSON_ENDINGS = (
    "man",
    "men",
    "woman",
    "women",
    "ist",
    "ists",
    "person",
    "people",
    "goer",
    "goers",
    "worker",
    "workers",
    "fighter",
    "fighters",
    "keeper",
    "keepers",
    "owner",
    "owners",
    "maker-s",
    "ologist",
    "ian",
    "ians",
)
NOT_PERSONS = _set("""
list waist wrist twist mist fist specimen regimen semen omen acumen stamen abdomen assist checklist playlist
shortlist blacklist guardian-s hymen playlists lists shortlists twists ottoman roman talisman median medians
ruffian-s
""")


DEAD = _set("""
dead killed slain fatality death fatality body corpse killing murder homicide corpses bodies deaths fatalities
murders homicides drowning
""")
INJURED = _set("""
injured wounded hurt injury injuries wounding stabbing hospitalised hospitalized wound wounds casualty-wounded
""")
MISSING = _set("missing unaccounted")
DISPLACED = _set("""
displaced refugee refugees homeless idp idps evacuee-s displacement displacements asylum-seeker
""")
DETAINED = _set("""
detained arrested detainee detainees arrest arrests detention detentions prisoner prisoners inmate inmates captive
captives hostage hostages jailed imprisoned
""")
AFFECTED = _set("""
affected stranded trapped rescued evacuated evacuee evacuees infected survivor survivors sick ill stricken infection
infections quarantined
""")

KILL = _set("""
kill murder slay massacre execute assassinate behead slaughter drown electrocute lynch hang-to-death gun asphyxiate
suffocate exterminate
""")
DIE = _set("die perish succumb drown suffocate")
INJURE = _set("injure wound hurt maim hospitalise hospitalize stab burn bruise scald treat")
MISS = _set("miss disappear vanish")
DISPLACE = _set("displace uproot flee")
DETAIN = _set("detain arrest jail imprison apprehend round capture intern incarcerate")
AFFECT = _set("""
affect hit rescue evacuate strand trap infect quarantine poison save rape assault abduct kidnap assault attack
impact compromise expose threaten endanger airlift cut-off victimise victimize sicken harm-
""")

VOTES = _set("""
vote votes seat seats ballot ballots mandate mandates delegate-vote signature-vote electoral poll-vote constituency
""")
MONEY = _set("""
cost loss profit revenue sale debt fine damage tax asset investment spending fund funding aid saving earning income
loan budget deficit surplus compensation
""")

FORECAST_AUX = _set("will wo ll 'll ’ll would shall could might")
FORECAST_VERBS = _set("""
expect plan forecast predict project aim intend propose estimate-future threaten promise pledge vow hope anticipate
target schedule want wish urge demand seek consider envisage envision foresee prepare pencil slate poise commit offer
""")
FORECAST_NOUNS = _set("""
plan proposal target forecast goal pledge projection prediction prospect offer promise expectation threat
""")
UNCONFIRMED_VERBS = _set("fear believe allege suspect rumour rumor think presume assume claim-unverified")
UNCONFIRMED_WORDS = _set("""
reportedly allegedly probably possibly apparently feared presumed purportedly supposedly alleged unconfirmed
unverified suspected ostensibly
purported supposed rumoured rumored believed thought
""")
DENY = _set("deny reject dispute refute dismiss rebut disavow")
NEGATIONS = _set("not n't n’t never no nor neither without")
"""Words that deny the clause they stand in."""

COUNT_NOUNS_GLUED = _set("""
member nation country person man woman judge justice seat page vehicle car point story storey room bed truck ship
aircraft plane team justice item strong game match run race
""")
"""Nouns that a number may be tied to with a hyphen and still report a count ("a 15-member council")."""
