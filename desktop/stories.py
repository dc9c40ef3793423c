"""Which articles tell one story, and which happenings they share: kept with every write of an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy.orm import Session

from desktop.extraction.happenings import same_happening, told_alike
from desktop.reading.proposals import propose_days
from desktop.reading.shingles import Story
from desktop.records import Analysis, Changes, Dateless, Document, Verdict
from desktop.store.articles import analyst_facts, machine_facts, read_dateless, read_document
from desktop.store.copies import tie_article, write_verdict
from desktop.store.reports import rejoin_events, write_events


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


def compare_earlier(session: Session, articles: Iterable[int]) -> Changes:
    """Compare some articles that an earlier version of the program kept."""
    compared: set[int] = set()
    changed: set[int] = set()
    for article in articles:
        document = read_document(session, article, None)
        if document is not None:
            tie_article(session, article, Story(document))
            changed |= rejoin_events(session, article, same_happening, told_alike)
            compared.add(article)
    return Changes(articles=frozenset(compared), events=frozenset(changed))


def find_dateless(session: Session, articles: Collection[int], today: date) -> Iterator[Dateless]:
    """Yield articles with the days that they may have been published on."""
    for row, dates in read_dateless(session, articles):
        choices = map(date.fromisoformat, row["published_choices"])
        days = propose_days(row["text"], dates, row["file"], row["url"], today, choices)
        own = analyst_facts(row)
        holding = own.over(machine_facts(row))
        yield Dateless(row["id"], holding.title or row["file"], row["file"], own, days, holding.published)
