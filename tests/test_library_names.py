"""The analyst's names in a library: kept, applied to the articles that hold them, taken back."""

from __future__ import annotations

import pytest
from world import finish

from desktop.extraction.mentions.actors import actor_name
from desktop.library import Library
from desktop.processes import InlineReader, PoolReader
from desktop.records import Changes, Document, OwnName, Review, Verdict

STORY = "The Bear of the East accused Poland of lies. Germany thanked France for its support."
OTHER = "Japan thanked Brazil for its support."
BEAR = (OwnName("Bear of the East", "RUS"),)


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "names.chancery")
    finish(library.import_documents([Document("a", "a.txt", STORY), Document("b", "b.txt", OTHER)], InlineReader()))
    yield library
    library.close()


def pairs(library, article):
    return [(event.source, event.target) for event in library.article(article).events]


def test_a_name_counts_at_once_in_the_articles_that_hold_it(library):
    steps = list(library.set_own_names(BEAR, InlineReader()))
    assert [step.changes.articles for step in steps if step.changes] == [frozenset({1})]
    assert pairs(library, 1)[0] == (("RUS",), ("POL",))
    assert library.own_names() == BEAR


def test_taking_the_names_back_brings_what_was_before(library):
    before = [library.article(1), library.article(2)]
    finish(library.set_own_names(BEAR, InlineReader()))
    finish(library.set_own_names((), InlineReader()))
    assert pairs(library, 1) == [(event.source, event.target) for event in before[0].events]
    assert [library.article(1).mentions, library.article(2).mentions] == [each.mentions for each in before]


def test_a_correction_survives_a_new_name(library):
    event = library.article(1).events[-1]
    library.review_events({event.id: Review(Verdict.ACCEPTED, target=("ITA",))})
    finish(library.set_own_names((*BEAR, OwnName("Germany", "BRD")), InlineReader()))
    kept = library.event_row(event.id)
    assert (kept.source, kept.target, kept.review.verdict) == (("BRD",), ("ITA",), Verdict.ACCEPTED)


def test_names_count_for_what_is_imported_later_and_after_opening(library, tmp_path):
    finish(library.set_own_names((OwnName("Bear of the East", "BRE"),), InlineReader()))
    library.close()
    again = Library.open(tmp_path / "names.chancery")
    assert actor_name("BRE") == "Bear of the East"
    finish(again.import_documents([Document("c", "c.txt", "The Bear of the East thanked Peru.")], InlineReader()))
    assert pairs(again, 3) == [(("BRE",), ("PER",))]
    again.close()


def test_processes_get_the_names(library):
    pool = PoolReader(1)
    try:
        finish(library.set_own_names(BEAR, pool))
    finally:
        pool.close()
    assert pairs(library, 1)[0] == (("RUS",), ("POL",))


def test_articles_that_stopped_work_left_are_outdated_until_they_are_read_anew(library):
    texts = [Document(name, f"{name}.txt", f"{STORY} {name}") for name in "cde"]
    finish(library.import_documents(texts, InlineReader()))
    work = library.set_own_names(BEAR, InlineReader())
    assert next(step.changes.articles for step in work if step.changes) == {1}
    work.close()
    assert library.own_names() == BEAR
    assert library.outdated() == (3, 4, 5)
    finish(library.reanalyse(library.outdated(), InlineReader()))
    assert library.outdated() == ()
    assert all(pairs(library, article)[0] == (("RUS",), ("POL",)) for article in (1, 3, 4, 5))


def test_a_search_that_is_stopped_changes_nothing(library):
    work = library.set_own_names(BEAR, InlineReader())
    assert next(work).changes == Changes()
    work.close()
    assert library.own_names() == ()
    assert library.outdated() == ()
