"""The words of time expressions, as data and as pieces of patterns."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
"""TIMEX3 code and first month, as the northern half of the world counts."""
DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI", "midday": "MI",
    "lunchtime": "MI", "dawn": "MO", "dusk": "EV", "noon": "12:00", "midnight": "24:00",
}  # fmt: skip
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "zero", "a an one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve dozen", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        )
    )
    for word in words.split()
} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "fortnight": "2W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centuries": "CE",
}  # fmt: skip
"""TIMEX3's letters; a fortnight is two weeks."""
CLOCK_UNITS = frozenset(("second", "minute", "hour"))
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
WEEKDAY = (
    r"(?:Mon(?:day|\.)|Tue(?:sday|s?\.)|Wed(?:nesday|\.)|Thu(?:rsday|r?s?\.)|Fri(?:day|\.)|Sat"
    r"(?:urday|\.)|Sun(?:day|\.))(?!\w)"
)
PART = r"(?:morning|afternoon|evening|night|midday|lunchtime|dawn|dusk|noon|midnight)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d,.]?\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?"
    r"|decades?|century|centuries)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
NUMBER = (
    rf"(?:\d{{1,4}}(?:\.\d)?|an?|{_ONES}|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty"
    rf"|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_ONES}))?|a\ couple\ of|a\ few|few|several"
    r"|many|dozens\ of|a\ dozen|a\ hundred|half\ an?)"
)
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d){1,2}(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|0?[1-9])"
    r"\s?[ap]\.?m\b\.?|(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC|hours|hrs)))(?:\s\(?(?:GMT|UTC|ET|EST"
    r"|EDT|CT|CST|CDT|PT|PST|PDT|MT|BST|CET|CEST|IST|local\ time)\b\)?)?"
)

FUTURE_VERBS = frozenset(
    ("schedule", "expect", "plan", "set", "slate", "due", "hope", "intend", "aim", "tip", "forecast", "predict")
)
REPORTING = frozenset(("say", "report", "tell", "announce", "add", "state", "claim", "write", "show", "reveal"))
"""Verbs whose present tense in news tells of the past."""

AFTER_THESE = frozenset(
    (
        *(
            "in",
            "since",
            "by",
            "until",
            "till",
            "of",
            "from",
            "last",
            "next",
            "this",
            "for",
            "between",
            "through",
            "during",
        ),
        *("to", "before", "after", "early", "late", "mid", "-", "–", "and", "every", "each"),
    )
)
"""Words after which "May" and "March" are months."""
SHORT_MONTHS = frozenset(
    ("may", "march", "mar.", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
"""Months that are words or names, too."""
BEFORE_LENGTH = frozenset(("for", "in", "than", "over", "within", "about", "nearly", "almost", "after"))
"""Words after which "a year" is a length rather than a rate."""
DAYS = {
    "day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "fortnight": 14.0, "month": 30.44, "quarter": 91.3,
    "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
"""The days in a unit, on the mean."""
VAGUE = {
    "a couple of": (2, 3),
    "a few": (3, 9),
    "few": (3, 9),
    "several": (3, 9),
    "many": (5, 30),
    "dozens of": (24, 99),
}
"""The numbers that vague words stand for."""
