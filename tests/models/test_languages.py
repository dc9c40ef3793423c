"""Languages in words."""

from desktop.models.chips import language_words
from desktop.models.languages import (
    all_languages,
    explanation_html,
    language_name,
    near_languages,
    no_rules_words,
    without_rules,
)
from desktop.records import MIXED, Explanation


def test_languages_have_names():
    assert [language_name(code) for code in ("ko", "no", "zh", "und")] == [
        "Korean",
        "Norwegian",
        "Chinese",
        "no language",
    ]
    assert language_name("xx") == "XX"


def test_the_languages_of_the_article_are_offered_first_and_each_once():
    assert near_languages(["fi", "es", "und"])[:3] == ["fi", "es", "ar"]
    assert near_languages(["es"]).count("es") == 1
    every = all_languages()
    assert {"en", "ko", "gl"} <= set(every)
    assert every == sorted(every, key=language_name)


def test_a_tip_tells_why():
    tip = explanation_html(Explanation("es", "pt", 0.912, "words", ("los", "<b>")))
    assert tip == "<b>Spanish</b>, 91% sure<br>next likely: Portuguese<br>decided by: los, &lt;b&gt;"
    assert "only Korean" in explanation_html(Explanation("ko", None, 1.0, "script", ()))
    assert explanation_html(Explanation("fr", None, 1.0, "analyst", ())) == "<b>French</b><br>set by you"


def test_a_filter_of_languages_is_told_in_words():
    assert language_words(frozenset({"ko", "es"})) == "Korean or Spanish"
    assert language_words(frozenset({"ko", MIXED})) == "Korean, in mixed articles"
    assert language_words(frozenset({MIXED})) == "mixed articles"


def test_a_language_without_event_rules_is_named_unless_it_is_a_word_here_and_there():
    assert without_rules([("fr", 0.6), ("en", 0.35), ("de", 0.05)]) == ["fr"]
    assert without_rules([("ko", 0.5), ("es", 0.5)]) == []
    assert no_rules_words(["fr"]) == "No event rules for French yet: events told in it are not found."
    assert "French and German yet: events told in them" in no_rules_words(["fr", "de"])
    assert no_rules_words([]) == ""
