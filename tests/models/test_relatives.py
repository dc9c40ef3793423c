"""The other articles of a story, as head, list and card name them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.models.articles_model import spoken, story_of
from desktop.models.event_words import told_words
from desktop.models.relatives import (
    leaving,
    relative_words,
    story_words,
    suggested,
    suggestion_words,
    told_with,
)
from desktop.records import Article, ArticleRow, Facts, Kinship, Relative, Verdict

COPY = Relative(2, "Talks resume", "Herald", date(2024, 3, 5), "en", Kinship.COPY)
VERSION = Relative(3, "Reanudan el diálogo", "Diario", None, "es", Kinship.TRANSLATION)


def article(*relatives, source="Daily"):
    found = Article(
        1, "a.txt", None, "", Facts(source=source), Facts(), None, None, (), (), (), (), (), (), relatives=relatives
    )
    assert found.facts.source == source
    return found


def test_a_story_told_once_says_nothing():
    assert story_words(article()) == ""
    assert story_words(article(VERSION)) == ""
    assert suggested(article(COPY)) == ()


def test_copies_are_counted_and_those_of_one_outlet_are_versions():
    assert story_words(article(COPY)) == "in 2 articles"
    assert story_words(article(replace(COPY, source="Daily"))) == "2 versions"
    assert story_words(article(replace(COPY, source=None), source=None)) == "in 2 articles"


def test_a_version_counts_once_it_is_accepted_and_a_copy_until_it_is_refused():
    accepted, refused = replace(VERSION, verdict=Verdict.ACCEPTED), replace(COPY, verdict=Verdict.REJECTED)
    assert told_with(article(accepted, refused)) == (accepted,)
    assert suggested(article(accepted, refused)) == ()
    assert suggested(article(VERSION)) == (VERSION,)


def test_those_of_the_group_that_were_not_compared_belong_to_it_and_are_not_judged():
    third = replace(COPY, article=4, direct=False)
    assert told_with(article(COPY, third)) == (COPY, third)
    assert leaving((COPY, third)) == {2: Verdict.REJECTED}


def test_words_name_outlet_day_and_kind():
    assert relative_words(COPY) == "Herald, 2024-03-05 — Talks resume"
    assert relative_words(replace(COPY, kind=Kinship.EXCERPT, source=None)) == (
        "outlet not given, 2024-03-05 — excerpt: Talks resume"
    )
    assert relative_words(VERSION) == "Diario, no date — in Spanish: Reanudan el diálogo"
    assert suggestion_words(VERSION) == "Perhaps the same story in Spanish:"


def test_list_and_card_say_it_too():
    row = ArticleRow(1, "a.txt", Facts("A"), ("en",), 1, 1, 1, 0, 1, 0, told_in=4)
    assert story_of(row) == "in 4 articles"
    assert spoken(row).endswith("; told in 4 articles")
    assert story_of(replace(row, versions=True)) == "4 versions"
    assert story_of(replace(row, told_in=1)) == ""
    assert told_words(6, 4) == "told 6 × in 4 articles, counted once"
    assert told_words(6, 4, short=True) == "in 4 articles"
    assert told_words(2) == "told 2 ×, counted once"
