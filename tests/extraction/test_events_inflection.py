"""Forms made from regular rules and the irregular tables."""

import pytest

from desktop.extraction.events.inflection import Form, english_verb, fold, spanish_verb
from desktop.extraction.events.lexicon import CODED, load


@pytest.mark.parametrize(
    ("base", "past", "gerund"),
    [("accuse", "accused", "accusing"), ("deny", "denied", "denying"), ("agree", "agreed", "agreeing")],
)
def test_regular_english_forms(base, past, gerund):
    forms = english_verb(base, {})
    assert Form.PAST in forms[past]
    assert Form.GERUND in forms[gerund]


def test_cancel_has_both_spellings():
    assert {"canceled", "cancelled", "canceling", "cancelling"} <= set(english_verb("cancel", {}))


@pytest.mark.parametrize(
    ("base", "form", "kind"),
    [
        ("acusar", "acuso", Form.PAST),
        ("acusar", "acusaron", Form.PAST),
        ("acusar", "acusara", Form.FUTURE),
        ("exigir", "exija", Form.SUBJUNCTIVE),
        ("invadir", "invadio", Form.PAST),
        ("atacar", "ataque", Form.SUBJUNCTIVE),
        ("destruir", "destruyo", Form.PAST),
    ],
)
def test_regular_spanish_forms_without_accents(base, form, kind):
    assert kind in spanish_verb(base, {})[form]


def test_irregular_spanish_forms():
    forms = spanish_verb("imponer", {"imponer": ["impon", "impus", "impondr", "impuesto"]})
    assert {"impuso", "impusieron", "impondra", "impuesto"} <= set(forms)


def test_accents_fall_and_n_with_tilde_stays():
    assert fold("Reunión") == "reunion"
    assert fold("España") == "españa"
    assert fold("북한") == "북한"


@pytest.mark.parametrize("language", CODED)
def test_each_frame_says_where_its_target_stands(language):
    lexicon = load(language)
    frames = {e.frame for entries in lexicon.verbs.values() for e in entries if e.frame}
    assert frames
    assert all(frame.target for frame in frames)


@pytest.mark.parametrize("language", CODED)
def test_each_object_class_that_a_frame_asks_for_exists(language):
    lexicon = load(language)
    asked = {o for entries in lexicon.verbs.values() for e in entries if e.frame for o in e.frame.objects}
    assert asked <= set(lexicon.classes)
