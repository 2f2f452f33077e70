"""Words beside and inside place names."""

from __future__ import annotations

REGION_TYPES = frozenset(
    "region province oblast state governorate prefecture district county department territory canton voivodeship provinces regions".split()
)
BEFORE_PLACE = frozenset("in near at from outside around toward towards across throughout".split())
AFTER_PLACE = frozenset(
    "County Parish Township Borough Province Region District Island Islands River Lake Valley Oblast Prefecture".split()
)
CIVIC = frozenset(
    """Police City County Fire School Schools High Mayor Council Township District Sheriff Department Hospital Regional
    Chamber Public Superior Court Courthouse Airport International University College Community Board Commission Circuit
    Municipal Elementary Middle Village Town Parks Library Road""".split()
)
STREET_TYPES = frozenset(
    "Street St St. Road Rd Rd. Avenue Ave Ave. Drive Dr Dr. Lane Ln Boulevard Blvd Blvd. Highway Parkway Court Place Square Bridge Park River Lake Creek Valley Forest Bay Beach Island Mountain Hill Hills Trail".split()
)
NOT_PLACES = frozenset(
    """Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March April May June July August
    September October November December Police University School Union Center Centre Republic Congress House Senate
    President Mr Mrs Ms Dr Ebola Internet Web Church College Hospital Street State City County Court Most Of But Of The
    Best Home Park Green White Black Brown Central Northern Southern Eastern Western North South East West""".split()
)
PERSON_TITLES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sen. Rep. Gov. President Sgt. Lt. Capt. Judge Mayor".split())
