"""Which articles tell one story, and which happenings they share: kept with every write of an article."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from desktop.extraction.happenings import same_happening, told_alike
from desktop.reading.shingles import Story
from desktop.records import Analysis, Changes, Document, Verdict
from desktop.store.articles import read_document
from desktop.store.copies import read_unsketched, tie_article, write_verdict
from desktop.store.reports import rejoin_events, write_events

SOME = 100  # articles of an earlier version's library that are compared in one step


def write_story(session: Session, article: int, document: Document, analysis: Analysis) -> frozenset[int]:
    """Tie an article to those that tell its story and write its events; return the numbers of all that changed."""
    tie_article(session, article, Story(document))
    return write_events(session, article, analysis, same_happening, told_alike)


def write_verdicts(session: Session, article: int, verdicts: Mapping[int, Verdict]) -> Changes:
    """Keep which others tell an article's story; their common happenings count once, or again for each."""
    for other, verdict in verdicts.items():
        write_verdict(session, article, other, verdict)
    # the later article joins, as at its import; one that leaves several others leaves them as they are
    later = article if len(verdicts) != 1 else max(article, *verdicts)
    events = rejoin_events(session, later, same_happening, told_alike)
    return Changes(articles=frozenset({article, *verdicts}), events=events)


def compare_earlier(session: Session) -> tuple[Changes, int]:
    """Compare some articles that an earlier version of the program kept; return how many are left."""
    waiting = read_unsketched(session)
    changed: set[int] = set()
    for article in waiting[:SOME]:
        document = read_document(session, article, None)
        if document is not None:
            tie_article(session, article, Story(document))
            changed |= rejoin_events(session, article, same_happening, told_alike)
    return Changes(articles=frozenset(waiting[:SOME]), events=frozenset(changed)), len(waiting[SOME:])
