"""Dates and numbers of happenings, repeated lines, phrases that refer back."""

from datetime import date

from coded import find, short


def test_an_event_takes_the_date_of_its_clause():
    (event,) = find("On Friday, Kenya condemned Uganda.")
    assert (event.date_start, event.date_end) == (date(2024, 3, 1), date(2024, 3, 1))
    assert event.date_span is not None


def test_two_acts_of_one_sentence_take_their_own_dates():
    text = "Kenya condemned Uganda in 2019, and Uganda expelled the Kenyan ambassador in 2021."
    years = {event.type: event.date_start.year for event in find(text) if event.date_start}
    assert years == {"ACCUSE": 2019, "SANCTION": 2021}


def test_a_text_without_date_dates_nothing():
    (event,) = find("Kenya condemned Uganda.")
    assert (event.date_start, event.date_end, event.date_span) == (None, None, None)


def test_what_goes_on_ends_with_publication():
    (event,) = find("Kenya has blockaded Somalia since January 2024.")
    assert (event.date_start, event.date_end) == (date(2024, 1, 1), date(2024, 3, 5))


def test_a_repeated_headline_is_coded_once():
    assert len(find("Kenya Condemns Uganda\nKenya condemns Uganda")) == 1


def test_headline_and_lead_share_a_number():
    headline, lead = find("Kenya Urges Uganda to Open Road\nKenya on Monday urged Uganda to open the road.")
    assert headline.event == lead.event == 1


def test_other_dates_are_other_happenings():
    first, second = find("Kenya met Uganda on 1 March 2020.\nKenya met Uganda on 5 May 2021.")
    assert first.event != second.event


def test_other_pairs_are_other_happenings():
    first, second = find("Kenya met Uganda.\nKenya met Rwanda.")
    assert (first.event, second.event) == (1, 2)


def test_the_two_countries_are_those_named_before():
    text = "Ghana and Togo have long argued.\nThe two countries held talks on Monday."
    (event,) = find(text)
    assert set(event.source) == {"GHA", "TGO"}
    assert event.mutual


def test_a_pronoun_is_the_speaker():
    assert short("Kenya said it had bombed a base in Somalia.") == ["KEN>SOM ASSAULT"]


def test_history_is_another_happening_than_the_news():
    news, history = find("Kenya met Uganda.\nIn 2019, Kenya met Uganda.")
    assert news.event != history.event


def test_thanks_are_not_the_visit_to_come():
    visit, thanks = find("Kenya will visit Uganda.\nKenya thanked Uganda.")
    assert visit.event != thanks.event
