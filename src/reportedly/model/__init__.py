"""The domain's plain data; of Reportedly it knows only the list of measures, which is data of `lang`.

Offsets are `[start, end)`, counted in characters (Unicode code points) of an article's `text`, unless a class says
otherwise.
"""

from reportedly.model.admin_unit import AdminUnit
from reportedly.model.analysis import Analysis
from reportedly.model.article import Article, Block, BlockKind, Post
from reportedly.model.change import CHANGES, Change, ChangeKind
from reportedly.model.coded import COMPARED, CodedRow, ComparedKind, ComparedNumber
from reportedly.model.correction import CORRECTIONS, SLOTS, Anchor, Correction, CorrectionKind, Slot, SlotValue
from reportedly.model.features import Features
from reportedly.model.figure import BOUNDS, LARGEST_VALUE, STATUSES, Bound, Event, Figure, Scope, Status
from reportedly.model.ledger import Carried, Entry, EntryCheck, Ledger, LedgerArticle, LedgerStatement, Tally
from reportedly.model.measure import HARMS, MEASURES, Measure
from reportedly.model.moment import FILE_TIME, Moment, Precision, parse_moment, to_moment, utc_moment
from reportedly.model.named_source import NamedSource
from reportedly.model.news import NEWS, NewsKind, TallyNews
from reportedly.model.page import Page
from reportedly.model.place import Place, PlaceKind
from reportedly.model.provenance import Provenance
from reportedly.model.rejected import RejectedNumber
from reportedly.model.review import Accuracy, DoubtKind, SlotAccuracy, WorthALook
from reportedly.model.revision import FigureChange, Revision, SentenceChange
from reportedly.model.saying import Saying, Variant
from reportedly.model.shelved import Shelved
from reportedly.model.span import Span
from reportedly.model.statement import Speaker, SpeakerType, Statement, StatementKind
from reportedly.model.story import Story
from reportedly.model.time import TimeExpression, TimeType

__all__ = [
    "BOUNDS",
    "CHANGES",
    "COMPARED",
    "CORRECTIONS",
    "FILE_TIME",
    "HARMS",
    "LARGEST_VALUE",
    "MEASURES",
    "NEWS",
    "SLOTS",
    "STATUSES",
    "Accuracy",
    "AdminUnit",
    "Analysis",
    "Anchor",
    "Article",
    "Block",
    "BlockKind",
    "Bound",
    "Carried",
    "Change",
    "ChangeKind",
    "CodedRow",
    "ComparedKind",
    "ComparedNumber",
    "Correction",
    "CorrectionKind",
    "DoubtKind",
    "Entry",
    "EntryCheck",
    "Event",
    "Features",
    "Figure",
    "FigureChange",
    "Ledger",
    "LedgerArticle",
    "LedgerStatement",
    "Measure",
    "Moment",
    "NamedSource",
    "NewsKind",
    "Page",
    "Place",
    "PlaceKind",
    "Post",
    "Precision",
    "Provenance",
    "RejectedNumber",
    "Revision",
    "Saying",
    "Scope",
    "SentenceChange",
    "Shelved",
    "Slot",
    "SlotAccuracy",
    "SlotValue",
    "Span",
    "Speaker",
    "SpeakerType",
    "Statement",
    "StatementKind",
    "Status",
    "Story",
    "Tally",
    "TallyNews",
    "TimeExpression",
    "TimeType",
    "Variant",
    "WorthALook",
    "parse_moment",
    "to_moment",
    "utc_moment",
]
