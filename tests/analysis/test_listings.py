"""Lists of articles and events, and the numbers above them."""

from __future__ import annotations

from datetime import date

from desktop.records import (
    DEFAULT_STATUSES,
    Count,
    Counts,
    EventPage,
    EventType,
    Facts,
    Filter,
    Measure,
    Review,
    Standing,
    Status,
    Verdict,
)


def test_articles_stand_newest_first_and_undated_last(library):
    assert [row.file for row in library.article_rows()] == ["quiet.txt", "news.txt", "brief.txt"]


def test_an_article_row_counts_happenings_and_reviews(library):
    library.review_events({3: Review(Verdict.ACCEPTED), 5: Review(Verdict.REJECTED)})
    row = next(row for row in library.article_rows() if row.file == "news.txt")
    assert (row.happenings, row.matching, row.cooperative, row.conflictive) == (4, 4, 2, 2)
    assert (row.reports, row.reviewed) == (6, 2)
    assert row.facts == Facts("A week in Asia", None, None, date(2024, 4, 1), "en")
    assert row.languages == ("en",)


def test_an_article_row_counts_reports_where_asked(library):
    row = next(row for row in library.article_rows(measure=Measure(Count.REPORTS)) if row.file == "news.txt")
    assert (row.happenings, row.matching, row.conflictive) == (6, 6, 3)


def test_a_filter_for_events_lists_only_articles_that_tell_them(library):
    rows = library.article_rows(Filter(types=frozenset({EventType.ASSAULT})))
    assert [(row.file, row.matching) for row in rows] == [("brief.txt", 1)]
    assert [row.file for row in library.article_rows(Filter(source="USA"))] == ["news.txt"]


def test_a_filter_for_articles_keeps_those_without_events(library):
    assert [row.file for row in library.article_rows(Filter(text="nothing"))] == ["quiet.txt"]
    assert [row.file for row in library.article_rows(Filter(articles=frozenset({2, 3})))] == ["quiet.txt", "brief.txt"]
    assert [row.file for row in library.article_rows(Filter(languages=frozenset({"es"})))] == ["brief.txt"]


def test_the_usual_statuses_hide_no_article_but_do_not_count_the_rest(library):
    rows = {row.file: row for row in library.article_rows(Filter(statuses=DEFAULT_STATUSES))}
    assert set(rows) == {"quiet.txt", "news.txt", "brief.txt"}
    assert (rows["news.txt"].happenings, rows["news.txt"].matching) == (5, 4)


def test_events_stand_by_happening(library):
    events = library.event_rows()
    assert [event.happening for event in events] == [1, 1, 2, 3, 4, 5, 6]
    assert [event.machine.event for event in events[:6]] == [1, 1, 2, 3, 4, 5]
    assert events[0].article_title == "A week in Asia"
    assert events[6].language == "es"


def test_rejected_events_are_listed_only_if_asked_for(library):
    library.review_events({1: Review(Verdict.REJECTED)})
    assert 1 not in {event.id for event in library.event_rows()}
    assert 1 in {event.id for event in library.event_rows(rejected=True)}
    assert {event.id for event in library.event_rows(Filter(target="PRK"), rejected=True)} == {1, 2, 4}


def test_events_pass_a_filter_by_the_values_that_hold(library):
    library.review_events({1: Review(type=EventType.REJECT, status=Status.DENIED)})
    assert [event.id for event in library.event_rows(Filter(types=frozenset({EventType.REJECT})))] == [1]
    assert [event.id for event in library.event_rows(Filter(statuses=frozenset({Status.DENIED})))] == [1]


def test_an_act_without_a_pair_is_listed_and_not_counted(library):
    library.review_events({7: Review(target=("IRN",))})
    assert 7 in {event.id for event in library.event_rows()}
    assert library.counts().happenings == 5


def test_counts(library):
    library.review_events({1: Review(Verdict.ACCEPTED)})
    assert library.counts() == Counts(3, 1, 6, 7, 1, 6)
    assert library.counts(Filter(target="PRK")).matching == 2


def test_pages_of_events_hold_whole_happenings_and_together_the_whole_list(library):
    pages = [library.event_page(first=first, most=2) for first in (0, 2, 4)]
    assert [page.first for page in pages] == [0, 2, 4]
    assert {(page.listed, page.counted, page.open, page.corrected) for page in pages} == {(6, 6, 6, 0)}
    assert tuple(event for page in pages for event in page.events) == library.event_rows(rejected=True)
    assert [len({event.happening for event in page.events}) for page in pages] == [2, 2, 2]


def test_a_page_is_found_by_an_event_it_holds_and_by_a_place_behind_the_end(library):
    last = library.event_rows()[-1]
    page = library.event_page(holding=last.id, most=4)
    assert page.first == 4
    assert last in page.events
    assert library.event_page(first=1000, most=4) == page
    assert library.event_page(Filter(source="AUS")) == EventPage()


def test_pages_choose_by_where_the_review_stands(library):
    library.review_events({1: Review(Verdict.REJECTED), 4: Review(type=EventType.ACCUSE), 6: Review(Verdict.ACCEPTED)})
    page = library.event_page(most=4)
    assert (page.listed, page.counted, page.open, page.corrected) == (6, 6, 4, 1)
    assert [event.id for event in library.event_page(standing=Standing.CORRECTED).events] == [4]
    assert [event.id for event in library.event_page(standing=Standing.OPEN).events] == [2, 3, 5, 7]
    assert library.event_page(Filter(target="PRK"), Standing.REJECTED).events[0].id == 1


def test_a_page_names_the_next_event_to_review_behind_it(library):
    numbers = [event.id for event in library.event_rows()]
    library.review_events({number: Review(Verdict.ACCEPTED) for number in numbers[1:-1]})
    assert library.event_page(most=4).next_open == numbers[-1]
    assert library.event_page(first=4, most=4).next_open == numbers[0]
    library.review_events({numbers[0]: Review(Verdict.ACCEPTED)})
    assert library.event_page(first=4, most=4).next_open is None
