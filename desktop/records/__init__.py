"""Frozen values handed between the rooms.

All offsets are half-open and count Unicode code points of an article's `text`. Codes, types and
statuses are those of the codebook: ISO 3166-1 alpha-3 for states, own three letters for
organisations of states, the 16 PLOVER types.
"""

from __future__ import annotations

from desktop.records.choices import DEFAULT_STATUSES, MIXED, Count, Filter, Measure, Selection
from desktop.records.copies import Group, Kinship, Likeness, Relative, Sketch
from desktop.records.documents import Document, LearnedLine, Unread, furniture
from desktop.records.figures import Bin, Bins, Cell, Counts, Matrix, Timeline
from desktop.records.findings import (
    ANALYST,
    Analysis,
    DateMention,
    EventRecord,
    EventType,
    Explanation,
    Kind,
    Mention,
    Quad,
    Scale,
    Segment,
    Sentence,
    Status,
    TimexType,
    dyads,
)
from desktop.records.listings import Article, ArticleRow, EventPage, EventRow, Standing
from desktop.records.proposals import Dateless, Place, Proposal
from desktop.records.reviews import (
    NO_RULES,
    Facts,
    OwnFrame,
    OwnFrames,
    OwnName,
    OwnNames,
    OwnRules,
    Review,
    Verdict,
)
from desktop.records.spans import Span, letters, subtract, unite
from desktop.records.work import NO_HINTS, Changes, ColumnNames, Hints, ImportLine, Outcome, PastImport, Progress

__all__ = [
    "ANALYST",
    "DEFAULT_STATUSES",
    "MIXED",
    "NO_HINTS",
    "NO_RULES",
    "Analysis",
    "Article",
    "ArticleRow",
    "Bin",
    "Bins",
    "Cell",
    "Changes",
    "ColumnNames",
    "Count",
    "Counts",
    "DateMention",
    "Dateless",
    "Document",
    "EventPage",
    "EventRecord",
    "EventRow",
    "EventType",
    "Explanation",
    "Facts",
    "Filter",
    "Group",
    "Hints",
    "ImportLine",
    "Kind",
    "Kinship",
    "LearnedLine",
    "Likeness",
    "Matrix",
    "Measure",
    "Mention",
    "Outcome",
    "OwnFrame",
    "OwnFrames",
    "OwnName",
    "OwnNames",
    "OwnRules",
    "PastImport",
    "Place",
    "Progress",
    "Proposal",
    "Quad",
    "Relative",
    "Review",
    "Scale",
    "Segment",
    "Selection",
    "Sentence",
    "Sketch",
    "Span",
    "Standing",
    "Status",
    "Timeline",
    "TimexType",
    "Unread",
    "Verdict",
    "dyads",
    "furniture",
    "letters",
    "subtract",
    "unite",
]
