"""Happenings across articles, and events found again by a new analysis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from world import make_analysis, make_document, make_event

from desktop.records import EventType, Review, Span, Verdict
from desktop.store.articles import insert_article
from desktop.store.database import create_database
from desktop.store.reports import match_events, read_events, write_events, write_reviews

TEXT = "Seoul accused Pyongyang. Tokyo met Seoul. Moscow warned Kyiv."
DAY = (date(2024, 3, 1), date(2024, 3, 1))


def accusation(**fields):
    return make_event(TEXT, "Seoul accused Pyongyang.", "KOR", "PRK", **{"days": DAY, "event": 1, **fields})


def meeting(**fields):
    return make_event(TEXT, "Tokyo met Seoul.", "JPN", "KOR", EventType.CONSULT, **{"days": DAY, "event": 2, **fields})


@pytest.fixture
def base(tmp_path):
    base = create_database(tmp_path / "a.chancery")
    yield base
    base.close()


def save(base, name, events, same=lambda a, b: a.type is b.type):
    analysis = make_analysis(TEXT, events)
    with base.write() as session:
        article = insert_article(session, make_document(name, TEXT), analysis, name)
        write_events(session, article, analysis, same)
    return article


def happenings(base, article):
    with base.read() as session:
        return [event.happening for event in read_events(session, article)]


def test_two_articles_share_a_happening(base):
    first = save(base, "a", [accusation(), meeting()])
    second = save(base, "b", [meeting(event=1), accusation(event=2)])
    assert happenings(base, first) == [1, 2]
    assert happenings(base, second) == [2, 1]


def test_what_is_not_the_same_stays_apart(base):
    save(base, "a", [accusation()])
    assert happenings(base, save(base, "b", [accusation()], same=lambda a, b: False)) == [2]


def test_acts_far_apart_in_time_are_not_even_compared(base):
    save(base, "a", [accusation()])
    later = (date(2024, 6, 1), date(2024, 6, 1))
    assert happenings(base, save(base, "b", [accusation(days=later), accusation(days=None, event=2)])) == [2, 3]


def test_two_happenings_of_one_article_never_become_one(base):
    save(base, "a", [accusation()])
    assert happenings(base, save(base, "b", [accusation(event=1), accusation(event=2)])) == [1, 2]


def test_a_corrected_event_is_matched_by_its_machine_record(base):
    first = save(base, "a", [accusation()])
    with base.write() as session:
        write_reviews(session, {1: Review(type=EventType.REJECT)})
    assert happenings(base, save(base, "b", [accusation()])) == happenings(base, first)


def event_rows(base, events, reviews=None):
    article = save(base, "old", events)
    with base.write() as session:
        write_reviews(session, reviews or {})
    with base.read() as session:
        return read_events(session, article)


def test_an_event_is_found_again_by_its_trigger_and_pair(base):
    (old,) = event_rows(base, [accusation()])
    moved = replace(accusation(), sentence=Span(0, 40), type=EventType.REJECT)
    assert match_events([old], [meeting(), moved]) == {1: old}


def test_an_event_is_found_again_by_its_sentence_and_type(base):
    (old,) = event_rows(base, [accusation()])
    other = replace(accusation(), source=("USA",), trigger=Span(20, 22))
    assert match_events([old], [other]) == {0: old}
    assert match_events([old], [replace(other, type=EventType.REJECT)]) == {}


def test_a_reviewed_event_goes_first(base):
    rows = event_rows(base, [accusation(), accusation(event=2)], {2: Review(Verdict.ACCEPTED)})
    assert match_events(rows, [accusation()]) == {0: rows[1]}
