"""How units and currencies are written: kind or ISO code, normal name, spellings (`_` for a space), one unit a line."""

from __future__ import annotations

UNITS = """
distance|kilometre|km kms kilometre kilometres kilometer kilometers klick klicks
distance|metre|m metre metres meter meters
distance|centimetre|cm cms centimetre centimetres centimeter centimeters
distance|millimetre|mm millimetre millimetres millimeter millimeters
distance|micrometre|micron microns micrometre micrometres μm
distance|nanometre|nm nanometre nanometres nanometer nanometers
distance|mile|mile miles mi
distance|nautical mile|nautical_mile nautical_miles
distance|yard|yard yards yd yds
distance|foot|foot feet ft
distance|inch|inch inches in. "
distance|light-year|light-year light-years light_years light_year
distance|fathom|fathom fathoms
distance|storey|storey storeys story stories-high
distance|block|block blocks
area|hectare|hectare hectares ha
area|acre|acre acres
area|square kilometre|sq_km square_km km2 km² sq._km square_kilometre square_kilometres
area|square kilometre|square_kilometer square_kilometers
area|square metre|sq_m sqm m² m2 square_metre square_metres square_meter square_meters
area|square mile|sq_mi square_mile square_miles sq._miles
area|square foot|sq_ft sqft sq._ft. square_foot square_feet square-foot
area|square inch|square_inch square_inches
volume|litre|litre litres liter liters l
volume|millilitre|ml millilitre millilitres milliliter milliliters
volume|gallon|gallon gallons gal
volume|barrel|barrel barrels bbl
volume|cubic metre|cubic_metre cubic_metres cubic_meter cubic_meters m³ m3
volume|cubic foot|cubic_foot cubic_feet cu_ft
volume|cubic kilometre|cubic_kilometre cubic_kilometres cubic_kilometers
volume|cubic centimetre|cc cubic_centimetre cubic_centimetres cubic_centimeters
volume|pint|pint pints
volume|bushel|bushel bushels
volume|fluid ounce|fl_oz fluid_ounce fluid_ounces
volume|cup|cup cups
volume|tablespoon|tablespoon tablespoons tbsp
volume|teaspoon|teaspoon teaspoons tsp
weight|kilogram|kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
weight|gram|g gram grams gramme grammes
weight|milligram|mg milligram milligrams
weight|microgram|μg mcg microgram micrograms
weight|tonne|tonne tonnes metric_ton metric_tons
weight|ton|ton tons
weight|kiloton|kiloton kilotons kilotonnes kt
weight|megaton|megaton megatons megatonnes
weight|pound-mass|lb lbs lb. lbs. pounds pound
weight|ounce|oz ounce ounces
weight|stone|stone
weight|carat|carat carats
speed|mile per hour|mph miles_per_hour miles_an_hour mile_per_hour mile-per-hour miles-per-hour mi/h
speed|kilometre per hour|km/h kph kmh kmph kilometres_per_hour kilometers_per_hour kilometres_an_hour
speed|kilometre per hour|kilometers_an_hour kilometer_per_hour km_per_hour km_an_hour kilometers-per-hour
speed|kilometre per hour|kilometre-per-hour kilometer-per-hour km/hr kilometre_per_hour
speed|metre per second|m/s metres_per_second meters_per_second
speed|foot per second|feet_per_second ft/s
speed|kilometre per second|km/s kilometres_per_second kilometers_per_second
speed|knot|knot knots kt
temperature|celsius|°C ℃ C degrees_Celsius degree_Celsius degrees_C degrees_centigrade Celsius
temperature|celsius|celsius centigrade deg_C
temperature|fahrenheit|°F ℉ F degrees_Fahrenheit degree_Fahrenheit degrees_F Fahrenheit fahrenheit deg_F
temperature|kelvin|kelvin
temperature|degree|degree degrees ° deg
duration|second|second seconds sec secs s
duration|millisecond|millisecond milliseconds ms
duration|minute|minute minutes min mins
duration|hour|hour hours hr hrs h
duration|day|day days
duration|night|night nights
duration|week|week weeks
duration|weekend|weekends
duration|fortnight|fortnight fortnights
duration|month|month months
duration|quarter|quarters
duration|year|year years yr yrs
duration|decade|decade decades
duration|century|century centuries
duration|generation|generations
percent|percentage|% percent per_cent pc pct per-cent ％
points|percentage point|percentage_point percentage_points percent_points pp ppt ppts percentage-point
points|basis point|basis_point basis_points bps bp basis-point
magnitude|magnitude|magnitude
times|count|times x × fold -fold time
other|watt|W watt watts
other|kilowatt|kW kilowatt kilowatts
other|megawatt|MW megawatt megawatts
other|gigawatt|GW gigawatt gigawatts
other|kilowatt hour|kWh kilowatt-hour kilowatt-hours kilowatt_hours kilowatt_hour
other|megawatt hour|MWh megawatt-hours megawatt_hours
other|gigawatt hour|GWh gigawatt-hours gigawatt_hours
other|terawatt hour|TWh terawatt-hours
other|volt|V volt volts
other|ampere|amp amps
other|milliampere-hour|mAh
other|gigapascal|GPa gigapascal gigapascals
other|hertz|Hz hertz
other|kilohertz|kHz
other|megahertz|MHz megahertz
other|gigahertz|GHz gigahertz
other|brake horsepower|bhp
other|horsepower|hp PS horsepower
other|newton metre|Nm newton_metres newton_meters
other|pound-foot|lb-ft pound-feet lb_ft pound-foot pounds-feet
other|foot pound-force|foot-pounds ft-lb
other|revolutions per minute|rpm revolutions_per_minute
other|joule|J joule joules
other|calorie|calorie calories
other|kilocalorie|kcal kilocalories
other|bit|bit bits
other|byte|byte bytes
other|kilobyte|KB kB kilobyte kilobytes
other|megabyte|MB megabyte megabytes
other|gigabyte|GB gigabyte gigabytes
other|terabyte|TB terabyte terabytes
other|megabit per second|Mbps Mbit/s
other|gigabit per second|Gbps
other|megapixel|MP megapixel megapixels mp
other|pixel|pixel pixels px
other|decibel|dB decibel decibels
other|pascal|Pa pascal pascals
other|hectopascal|hPa
other|millibar|mbar millibar millibars mb
other|pound per square inch|psi
other|mile per gallon|mpg miles_per_gallon
other|gram per kilometre|g/km
other|part per million|ppm parts_per_million
other|parts-per-billion|parts-per-billion ppb parts_per_billion
other|frame per second|fps frames_per_second
other|rad|rad
other|sievert|sievert sieverts
age|year of age|year-olds -year-olds year-old years_old year_old -year-old years_of_age yo
"""
CURRENCIES = """
usd|dollar|dollar dollars USD US_dollars US_dollar U.S._dollars U.S._dollar bucks buck greenbacks USDT
gbp|pound sterling|£
usd|dollar|$
usd|cent|cent cents ¢
eur|euro|euro euros EUR €
gbp|pound sterling|GBP pounds_sterling pound_sterling quid sterling British_pounds British_pound
gbp|penny|p pence penny
jpy|japanese yen|yen JPY
cny|yuan|yuan CNY RMB renminbi Chinese_yuan
inr|rupee|INR rupee rupees Indian_rupees
pkr|pakistani rupee|Pakistani_rupees PKR
ils|shekel|shekel shekels ILS NIS new_shekels Israeli_shekels
rub|ruble|ruble rubles rouble roubles RUB
uah|hryvnia|hryvnia hryvnias UAH
chf|swiss franc|CHF Swiss_francs Swiss_franc francs franc
try|lira|lira liras TRY Turkish_lira Turkish_liras
krw|won|won KRW South_Korean_won
aud|australian dollar|AUD Australian_dollars Australian_dollar
cad|canadian dollar|CAD Canadian_dollars Canadian_dollar
nzd|new zealand dollar|NZD New_Zealand_dollars
sgd|singapore dollar|SGD Singapore_dollars Singapore_dollar
hkd|hong kong dollar|HKD Hong_Kong_dollars
twd|taiwan dollar|Taiwan_dollars TWD
zwd|zimbabwe dollar|Zimbabwe_dollars
sek|swedish krona|SEK Swedish_crowns Swedish_kronor kronor krona
nok|norwegian krone|NOK Norwegian_crowns Norwegian_kroner
dkk|danish krone|DKK Danish_crowns Danish_kroner
czk|czech koruna|Czech_crowns koruna korunas CZK
kr|krone|kroner krone crowns crown
isk|icelandic krona|Icelandic_krona Icelandic_kronur
pln|zloty|zloty zlotys PLN
huf|forint|forint forints HUF
brl|real|reais real BRL
mxn|mexican peso|MXN Mexican_pesos
php|philippine peso|Philippine_pesos PHP
ars|argentine peso|Argentine_pesos ARS
peso|peso|peso pesos
zar|rand|rand rands ZAR
ngn|naira|naira NGN
kes|kenyan shilling|KES Kenyan_shillings Kenya_shillings
shilling|shilling|shilling shillings
ghs|cedi|cedi cedis
egp|egyptian pound|Egyptian_pounds Egyptian_pound EGP
lbp|lebanese pound|Lebanese_pounds
syp|syrian pound|Syrian_pounds
aed|dirham|dirham dirhams AED Dh Dhs
sar|riyal|riyal riyals SAR Saudi_riyals
irr|rial|rial rials
iqd|dinar|dinar dinars Iraqi_dinars
kwd|kuwaiti dinar|Kuwaiti_dinars
thb|baht|baht THB
idr|rupiah|rupiah IDR
myr|malaysian ringgit|ringgit sen MYR
vnd|dong|dong VND
bdt|taka|taka BDT
lkr|sri lankan rupee|Sri_Lankan_rupees
afn|afghani|afghanis afghani
kzt|tenge|tenge
ron|leu|lei
btc|bitcoin|BTC bitcoin bitcoins
eth|ether|ETH ether
"""

SIGNS = {
    "US$": ("usd", "dollar"),
    "US $": ("usd", "dollar"),
    "U.S.$": ("usd", "dollar"),
    "$": ("usd", "dollar"),
    "A$": ("aud", "australian dollar"),
    "AU$": ("aud", "australian dollar"),
    "C$": ("cad", "canadian dollar"),
    "CA$": ("cad", "canadian dollar"),
    "NZ$": ("nzd", "new zealand dollar"),
    "S$": ("sgd", "singapore dollar"),
    "HK$": ("hkd", "hong kong dollar"),
    "NT$": ("twd", "taiwan dollar"),
    "R$": ("brl", "real"),
    "€": ("eur", "euro"),
    "£": ("gbp", "pound sterling"),
    "¥": ("jpy", "japanese yen"),
    "Y=": ("jpy", "japanese yen"),
    "$US": ("usd", "dollar"),
    "$A": ("aud", "australian dollar"),
    "$C": ("cad", "canadian dollar"),
    "$NZ": ("nzd", "new zealand dollar"),
    "HK $": ("hkd", "hong kong dollar"),
    "A $": ("aud", "australian dollar"),
    "C $": ("cad", "canadian dollar"),
    "kn": ("hrk", "croatian kuna"),
    "₹": ("inr", "rupee"),
    "₪": ("ils", "shekel"),
    "₽": ("rub", "ruble"),
    "₩": ("krw", "won"),
    "₺": ("try", "lira"),
    "₴": ("uah", "hryvnia"),
    "₦": ("ngn", "naira"),
    "₱": ("php", "philippine peso"),
    "฿": ("thb", "baht"),
    "₫": ("vnd", "dong"),
    "Rs": ("inr", "rupee"),
    "Rs.": ("inr", "rupee"),
    "PS": ("gbp", "pound sterling"),
    "CHF": ("chf", "swiss franc"),
    "EUR": ("eur", "euro"),
    "USD": ("usd", "dollar"),
    "GBP": ("gbp", "pound sterling"),
    "RMB": ("cny", "yuan"),
    "INR": ("inr", "rupee"),
    "AUD": ("aud", "australian dollar"),
    "CAD": ("cad", "canadian dollar"),
    "NIS": ("ils", "shekel"),
    "JPY": ("jpy", "japanese yen"),
    "CNY": ("cny", "yuan"),
    "KSh": ("kes", "kenyan shilling"),
    "Sh": ("kes", "kenyan shilling"),
    "RM": ("myr", "malaysian ringgit"),
    "Tk": ("bdt", "taka"),
    "Dh": ("aed", "dirham"),
    "kr": ("kr", "krone"),
}
