"""Ways of writing numbers that were misread once, each kind in several wordings: the figures of whole sentences."""

from __future__ import annotations

import pytest

from conftest import make_article
from reportedly.figures import find_figures
from reportedly.language.parsing import Language
from reportedly.model import Figure
from reportedly.places import find_places
from reportedly.statements import find_statements
from reportedly.times import find_times

SENTENCES = {
    "The plan would cost three to four billion euros, the minister said.": "3e9-4e9",
    "The crowd at the fair was tens or hundreds of thousands, the mayor said.": "20000-999999",
    "Hundreds or thousands of people fled the valley, he said.": "200-9999",
    "Dozens or even hundreds of boats sank off Alderby.": "24-999",
    "The town may take in 100,000, 200,000 or 250,000 sailors.": "100000; 200000; 250000",
    "The mayor’s rating is 30 points (30 percent to 60 percent).": "30; 30; 60",
    "Oldt has a net negative 6 points (37 percent to 43 percent).": "6; 37; 43",
    "The race has 1,5 km of swimming and 40 km on bicycles.": "1.5; 40",
    "The catch grew by 3,2% to 2,5 million tonnes.": "3.2; 2500000",
    "In 18+ years at the harbour, he saw no whale.": "18",
    "The ships of Northland One in three years made 40 trips.": "3; 40",
    "The town held three recent polls, including one from Oldt.": "3",
    "The mayor offered a one million dollar reward.": "1e6",
    "She increased her lead by one point, the station said.": "1",
    "Some 40 women between 19 and 97 (mean age 51) were taken ill.": "40",
    "Between five and six hundred homes lost power on Monday.": "500-600",
    "The firm expects to lose $4 or $5 million this year.": "4e6-5e6",
    "Some two, three or four thousand fans came to the stadium.": "2000-4000",
    "The repairs will cost €12 to €14 million, the city said.": "1.2e7-1.4e7",
    "The lake holds 1.2 – 1.5 million litres.": "1.2e6-1.5e6",
    "Six or seven dozen boats were lost in the storm.": "72-84",
    "Exports rose from 2 to 3 million tonnes last year.": "2e6; 3e6",
    "Sales fell from €1.8 to €1.5 billion in a year.": "1.8e9; 1.5e9",
    "The fund paid 10, 20 and 30 million dollars to three villages.": "1e7; 2e7; 3e7; 3",
    "They had put aside between £300 and £400 million for the dam.": "3e8-4e8",
    "Two or three hundred thousand people may have fled the valley.": "200000-300000",
    "About 15 to 20 thousand people marched through Alderby.": "15000-20000",
    "Police counted eight or nine hundred protesters, the chief said.": "800-900",
    "The loss was put at 3-4 million pounds.": "3e6-4e6",
    "The count of the missing was cut by 12 to 98.": "12; 98",
    "Officials revised the death toll down by seven to 41 on Friday.": "7; 41",
    "The number of injured was lowered by 30 to 210.": "30; 210",
    "The toll rose by nine to 57, the ministry said.": "9; 57",
    "The mill reduced its staff by 40 to 310 in May.": "40; 310",
    "The ministry trimmed its tally by 5, to 64.": "5; 64",
    "Deaths climbed by 18 to 133 overnight.": "18; 133",
    "The caseload shrank by 110 to 890.": "110; 890",
    "Police reduced the number of suspects by two to six.": "2; 6",
    "They brought the list of missing down by 14 to 33.": "14; 33",
    "Miners dug 13m before the roof gave way.": "13 distance",
    "The wave was 4m high when it reached the pier.": "4 distance",
    "The boat sank in 30m of water.": "30 distance",
    "Divers went down 45m to reach the wreck.": "45 distance",
    "The crane fell 20m onto the road.": "20 distance",
    "The crack runs 300m along the dam.": "300 distance",
    "The body was found 50m from the house.": "50 distance",
    "Rescuers drilled 62m into the rock.": "62 distance",
    "The company made 62m last year, it said.": "6.2e7",
    "The film sold 13m tickets.": "1.3e7",
    "The bus plunged 80m into a ravine, killing nine.": "80 distance; 9",
    "They tunnelled 15m under the wall.": "15 distance",
    "The mine lost MUSD 12 in the first half.": "1.2e7 money",
    "The order is worth MEUR 3.4, the yard said.": "3.4e6 money",
    "The deal is worth $1.2MM, the firm said.": "1.2e6 money",
    "The state will pay Rs 4.5 crore to the families.": "4.5e7 money",
    "Each family gets Rs 2 lakh, the minister said.": "200000 money",
    "The bridge cost ₹310 crore.": "3.1e9 money",
    "The theft cost the bank N210 million.": "2.1e8 money",
    "The governor gave N5m to the family.": "5e6 money",
    "The road will cost KSh 400 million, officials said.": "4e8 money",
    "Police seized GH¢1.4 million in the raid.": "1.4e6 money",
    "The fine was R250,000, the court said.": "250000 money",
    "They stole Rp 3 billion from the office.": "3e9 money",
    "The plant cost P1.2 billion, the Manila paper said.": "1.2e9 money",
    "The mayor asked for C$40 million and A$3 million.": "4e7 money; 3e6 money",
    "The aid is worth SEK 600m.": "6e8 money",
    "The ransom of K50,000 was paid in Lusaka.": "50000 money",
    "Damage was put at Tk 12 crore.": "1.2e8 money",
    "Losses reached USh 90 million and TSh 4.2 billion.": "9e7 money; 4.2e9 money",
    "The scheme costs Sh300 million a year.": "3e8 money",
    "The fund raised US$ 7.5 million and HK$90 million.": "7.5e6 money; 9e7 money",
    "The house was sold for 3.2 MEUR.": "3.2e6 money",
    "A budget of 14 lakh crore rupees was passed.": "1.4e13 money",
    "Farmers lost 30 million naira in the flood.": "3e7 money",
    "The fee was Le500,000 and the fine D4,000.": "500000 money; 4000 money",
    "Between 10[3] and 12[4] sailors drowned.": "10-12",
    "Nine[1]–eleven[2] people died in the fire.": "9-11",
    "Some 40[a]–50[b] houses were lost.": "40-50",
    "The wreck killed 14[5] or 15[6] people.": "14-15",
    "From 200[7] to 300[8] people fled the valley.": "200-300",
    "The toll was 31[12], rescuers said.": "31",
    "At least 20¹–25² people were hurt.": "20-25",
    "About 60*–70** boats were lost.": "60-70",
    "Between 1,200[note 1] and 1,400[note 2] people died.": "1200-1400",
    "Twelve[9] to fourteen[10] miners are missing.": "12-14",
    "At least 20 but fewer than 30 sailors are missing.": "20; 30",
    "More than 40 but no more than 60 houses burnt down.": "40; 60",
    "Over 100 but under 150 people were hurt.": "100; 150",
    "No fewer than 12 and no more than 18 miners were trapped.": "12; 18",
    "At least nine and up to 15 people died.": "9; 15",
    "A minimum of 6 and a maximum of 9 boats sank.": "6; 9",
    "Fewer than 50 but more than 35 villagers stayed.": "50; 35",
    "Not less than 300 nor more than 400 people were arrested.": "300; 400",
    "Police arrested at least 70, but not more than 90, protesters.": "70; 90",
    "The quake killed at least 14, possibly up to 20, people.": "14; 20",
    "Killed and injured numbered twenty and seven respectively.": "20 killed; 7 injured",
    "The dead and missing were 12 and 30, respectively.": "12 killed; 30 missing",
    "The two storms killed 14 and 9 people respectively.": "2; 14 killed; 9 killed",
    "Dead and wounded were 5 and 17 respectively, police said.": "5 killed; 17 injured",
    "Alderby and Oldt reported 31 and 44 deaths, respectively.": "31 killed; 44 killed",
    "Deaths and injuries stood at 8 and 65 respectively.": "8 killed; 65 injured",
    "The firms cut 300 and 450 jobs respectively.": "300; 450",
    "Injured and missing totalled 40 and six respectively.": "40 injured; 6 missing",
    "The fires burnt 12 and 20 houses respectively.": "12; 20",
    "The number of dead and injured is respectively 3 and 22.": "3 killed; 22 injured",
    "The institute put the quake's strength at 7.4.": "7.4 magnitude",
    "The tremor had a strength of 5.6, the observatory said.": "5.6 magnitude",
    "The quake measured 6.1 on the Richter scale.": "6.1 magnitude",
    "The 7.2 earthquake struck at noon.": "7.2 magnitude",
    "An M5.4 quake shook the town.": "5.4 magnitude",
    "A quake of magnitude 4.9 was felt in Oldt.": "4.9 magnitude",
    "Seismologists set the intensity at 6.3.": "6.3 magnitude",
    "The quake, rated at 5.9, lasted a minute.": "5.9 magnitude",
    "The earthquake registered 7.1, the centre said.": "7.1 magnitude",
    "The app has 8 B people waiting, he said.": "8e9",
    "The firm serves 3 M users.": "3e6",
    "About 40 K people signed the letter.": "40000",
    "The city has 2.4 M inhabitants.": "2.4e6",
    "The fund is worth $9 B.": "9e9",
    "They raised €30 M for the dam.": "3e7",
    "Some 500 k households lost power.": "500000",
    "The planet has 8 bn people.": "8e9",
    "The video had 12 M views in a day.": "1.2e7",
    "The site draws 1.5 B visits a month.": "1.5e9",
    "Two-thirds of the town was flooded.": "66.6667 percent",
    "One and a half million people fled.": "1.5e6",
    "Half a dozen boats sank.": "6",
    "Three quarters of the houses burnt down.": "75 percent",
    "The quake lasted two and a half minutes.": "2.5 duration",
    "Almost a fifth of the herd died.": "20 percent",
    "2½ million people are hungry.": "2.5e6",
    "A quarter of a million people marched.": "250000",
    "Some 3/4 of the crop was lost.": "75 percent",
    "Every third child is hungry.": "33.3333 percent",
    "One in five homes has no water.": "20 percent",
    "Three out of ten shops closed.": "30 percent",
    "One and three-quarter million people voted.": "1.75e6",
    "Half the town and a third of the valley lost power.": "50 percent; 33.3333 percent",
    "None of the 30 passengers was hurt.": "30 people",
    "None of the 14 miners died.": "14 people",
    "41 died and three survived.": "41 killed; 3 affected",
    "Nine missing children were found safe on Friday.": "9 affected",
    "No one among the 120 aboard was injured.": "120 people",
    "Not one of the 45 workers was killed.": "45 people",
    "Of the 30 on board, none was injured.": "30 people",
    "Nobody on the bus, which carried 50 people, was hurt.": "50 people",
    "All 12 crew escaped unhurt.": "12 affected",
    "Neither of the two pilots died.": "2 people",
    "The fire spared all 33 residents.": "33",
    "Five people thought missing have been found.": "5",
    "Without any of the 20 passengers being hurt, the bus left the road.": "20 people",
    "All but three of the 62 sailors were saved.": "3 people; 62 people",
    "Everyone but two survived the crash.": "2 people",
    "All but five of 80 passengers died.": "5 people; 80 people",
    "The kitchens serve twice as many meals as in May.": "2 count",
    "Turnout was more than double that of the last vote.": "2 count",
    "A category 4 hurricane tore roofs off in Alderby.": "4 magnitude",
    "The bill needs a two-thirds majority.": "66.6667 percent",
    "Labs found 7 out of 23 samples positive.": "7 count; 23 count",
    "He lost by one vote, the clerk said.": "1 votes",
    "Nine ferries, two tugs and one helicopter searched the bay.": "9 count; 2 count; 1 count",
    "10:40 Eleven are now known to have died.": "11 killed",
    "(ii) Three sailors lost their lives.": "3 killed",
    "The army put its casualties near Tarn at 480: 130 killed and 350 wounded.": "480 people; 130 killed; 350 injured",
    "The navy puts its losses in the strait at 37.": "37 count",
    "The clinic estimated the casualties of the night at 62.": "62 people",
    "Casualties were put at 75 by the governor.": "75 people",
    "Losses on the northern front are estimated at 900, the army said.": "900 count",
    "The hospital puts admissions since Monday at 212.": "212 count",
    "The council put casualties at about 55.": "55 people",
    "The company put redundancies at 420.": "420 count",
    "The mayor put the dead in Oldt at 14 and the missing at 22.": "14 killed; 22 missing",
    "The navy pegged its casualties off Tarn at 57.": "57 people",
    "The firm put losses at 300 million.": "3e8 money",
    "The basic R0 was put at 2.5 for the flu and 3 for measles.": "2.5 count; 3 count",
    "The toll was eight at noon; the search begins again at six.": "8 killed",
}
"""Sentences with the value of each figure and, where it is what matters, its measure."""

NO_FIGURES = (
    "The parcels have the tracking codes 12208114, 12208214 and 12208314.",
    "Police found a 9mm pistol and a 12-gauge shotgun in the mill.",
    "They named it after the adenovirus 36, the clinic said.",
    "The song was in the top 10, and the list of codes was long.",
)
"""Invented sentences whose numbers name something."""


@pytest.fixture(scope="module")
def found(language: Language) -> dict[str, tuple[Figure, ...]]:
    """The figures of each sentence; all are parsed in one batch."""
    read = {}
    for doc, article in language.parse(make_article(text) for text in SENTENCES):
        statements, places, times = find_statements(doc, article), find_places(doc, article), find_times(doc, article)
        read[article.text] = find_figures(doc, article, statements, places, times)
    return read


@pytest.mark.parametrize("text", SENTENCES)
def test_figures_of_a_sentence(found: dict[str, tuple[Figure, ...]], text: str) -> None:
    wanted = [each.split(" ") for each in SENTENCES[text].split("; ")]
    ends = [each[0].split("-") for each in wanted]
    read = [(f"{each.low:.6g}", f"{each.high:.6g}") for each in found[text]]
    assert read == [(f"{float(each[0]):.6g}", f"{float(each[-1]):.6g}") for each in ends]
    measures = [each[1] if len(each) > 1 else figure.measure for each, figure in zip(wanted, found[text], strict=True)]
    assert [figure.measure for figure in found[text]] == measures


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_of_a_sentence_that_are_no_figures(language: Language, text: str) -> None:
    ((doc, article),) = language.parse([make_article(text)])
    assert find_figures(doc, article, (), (), ()) == ()
