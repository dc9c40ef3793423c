"""The table behind the scores is langdetect's, and reading it gives the same in each run."""

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from desktop.language.scores import score_word, table
from desktop.language.scripts import UNKNOWN, languages_of, load_scripts, script_of
from desktop.language.tables import load_table
from desktop.language.words import JOINED, find_words
from desktop.records import Span


def best(word):
    scores = score_word(word, script_of(word[0]))
    return table().languages[int(scores.argmax())]


def test_every_language_of_langdetect_is_known():
    known = {name for names in load_scripts().languages.values() for name in names}
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    assert {name[:2] for name in factory.get_lang_list()} <= known


def test_the_table_holds_langdetects_own_probabilities():
    found, again = table(), load_table()
    assert found.rows == again.rows
    assert (found.values == again.values).all()
    chances = found.factory.word_lang_prob_map["the"]
    names = found.factory.get_lang_list()
    row = found.values[found.rows["the"]]
    assert names[chances.index(max(chances))] == found.languages[int(row.argmax())] == "en"


def test_words_score_best_in_their_language():
    words = {"the": "en", "señor": "es", "não": "pt", "être": "fr", "größe": "de", "что": "ru", "що": "uk", "است": "fa"}
    assert {word: best(word) for word in words} == words


def test_capitals_and_composition_make_no_difference():
    assert (score_word("AÑO", "Latn") == score_word("an\u0303o", "Latn")).all()


def test_the_second_opinion_is_seeded():
    text = "los ministros se reunieron en ginebra para hablar de la paz"
    said = table().second_opinion(text)
    assert max(said, key=said.get) == "es"
    assert all(table().second_opinion(text) == said for _ in range(5))
    assert table().second_opinion("12345") == {}


def test_scripts_know_their_letters():
    assert [script_of(letter) for letter in "aйλ한漢カعא नกé1"] == [
        *("Latn", "Cyrl", "Grek", "Hang", "Hani", "Kana", "Arab", "Hebr"),
        *(UNKNOWN, "Deva", "Thai", "Latn", UNKNOWN),
    ]
    assert languages_of("Hang") == ("ko",)
    assert languages_of(UNKNOWN) == ()


def test_words_are_cut_at_scripts_and_within_hashtags():
    text = "UN사무총장 #JoeBiden_Korea नहीं 東京タワー"
    words = find_words(text, [Span(0, len(text))])
    assert [text[word.start : word.end] for word in words] == [
        "UN",
        "사무총장",
        "Joe",
        "Biden",
        "Korea",
        "नहीं",
        "東京タワー",
    ]
    assert [word.before == JOINED for word in words] == [False, False, False, True, True, False, False]
    assert words[-1].script == "Kana"
