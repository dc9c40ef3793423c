"""Whether records of two articles tell one happening."""

from dataclasses import replace
from datetime import date

from coded import find

from desktop.extraction.happenings import same_happening
from desktop.records import EventType, Status


def record(text="On Friday, Kenya condemned Uganda."):
    (event,) = find(text)
    return event


def test_the_same_act_on_the_same_day_is_one_happening():
    assert same_happening(record(), record("Kenya on 1 March 2024 criticised Uganda."))


def test_without_a_date_nothing_is_joined():
    assert not same_happening(record(), record("Kenya condemned Uganda."))


def test_a_month_is_too_long():
    event = record()
    assert not same_happening(event, replace(event, date_start=date(2024, 3, 1), date_end=date(2024, 3, 31)))


def test_other_direction_type_or_denial_is_another_happening():
    event = record()
    assert not same_happening(event, replace(event, source=event.target, target=event.source))
    assert not same_happening(event, replace(event, type=EventType.REQUEST))
    assert not same_happening(event, replace(event, status=Status.DENIED))


def test_order_of_actors_does_not_matter():
    event = replace(record(), source=("KEN", "RWA"))
    assert same_happening(event, replace(event, source=("RWA", "KEN")))
