from datetime import date

import pytest

from desktop.extraction.mentions import find_mentions
from desktop.records import Kind, Segment, Span


def found(text, published=None):
    mentions = find_mentions(text, [Segment(Span(0, len(text)), "en", 1.0, "given")], published)
    return [(mention.span.of(text), mention.code, mention.kind) for mention in mentions]


def codes(text):
    return [code for _, code, _ in found(text)]


def test_names_abbreviations_and_their_short_forms_are_found():
    text = "The U.S., the UK and S. Korea met envoys of Türkiye, the DRC and Côte d’Ivoire."
    assert codes(text) == ["USA", "GBR", "KOR", "TUR", "COD", "CIV"]


def test_capitals_in_headlines_count_and_small_letters_do_not():
    assert codes("CHINA AND NORTH KOREA SIGN PACT") == ["CHN", "PRK"]
    assert codes("They let us eat turkey from fine china on a chad.") == []


def test_demonyms_are_found_with_their_plurals():
    assert found("Two Kenyans and a Swiss envoy spoke.") == [
        ("Kenyans", "KEN", Kind.DEMONYM),
        ("Swiss", "CHE", Kind.DEMONYM),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Trade with Latin America grew.",
        "Ships crossed the South China Sea and the Gulf of Mexico.",
        "They left the Paris Agreement.",
        "She works for Bank of America, Air France and China Southern Airlines.",
        "The report by the Washington Post was quoted by CNN and Yonhap.",
        "He taught at the University of Chile and at National Taiwan Normal University.",
        "The text is written in Spanish.",
        "He spoke in French, then left.",
        "Analysts of Fitch Solutions and Human Rights Watch agreed.",
        "Chad Miller met Israel Gomez and Michael Jordan at the dinner.",
        "Denuclearisation of the Korean peninsula stalled.",
        "It cost ten million U.S. dollars.",
    ],
)
def test_a_name_within_another_name_is_no_mention(text):
    assert codes(text) == []


def test_the_longest_name_wins():
    text = "Guinea-Bissau, Equatorial Guinea and Papua New Guinea voted with Guinea, Niger and Nigeria."
    assert codes(text) == ["GNB", "GNQ", "PNG", "GIN", "NER", "NGA"]


def test_both_congos_are_told_apart():
    assert codes("The Republic of the Congo and the Democratic Republic of the Congo signed.") == ["COG", "COD"]
    assert codes("Rebels took a town in Congo.") == ["COD"]


def test_georgia_is_the_american_state_beside_american_politics():
    assert found("Voters in Georgia chose a new governor.") == [("Georgia", "USA", Kind.PLACE)]
    assert found("Georgia applied to join the bloc, Tbilisi said.")[0] == ("Georgia", "GEO", Kind.NAME)


def test_a_capital_acts_for_its_government_and_is_a_place_where_people_meet():
    assert found("Hanoi rejected the claim.") == [("Hanoi", "VNM", Kind.CAPITAL)]
    assert found("The envoys met in Hanoi.") == [("Hanoi", "VNM", Kind.PLACE)]
    assert found("He told reporters in New York.") == [("New York", "USA", Kind.PLACE)]
    assert found("The summit took place in Singapore.") == [("Singapore", "SGP", Kind.PLACE)]
    assert found("Singapore condemned the attack.") == [("Singapore", "SGP", Kind.NAME)]


def test_washington_may_be_a_person_or_a_state_of_the_union():
    assert found("Washington lifted the ban.") == [("Washington", "USA", Kind.CAPITAL)]
    assert codes("George Washington slept here.") == []
    assert found("Farms in Washington state suffered.") == [("Washington state", "USA", Kind.PLACE)]


def test_bodies_and_organisations_have_their_codes():
    text = "The Kremlin and the White House asked the IAEA, NATO and the UN Security Council to wait."
    assert codes(text) == ["RUS", "USA", "IAE", "NAT", "UNO"]


def test_a_security_council_of_a_state_is_not_the_united_nations():
    assert codes("The Russian Security Council met.") == ["RUS"]
    assert codes("The Security Council met.") == ["UNO"]


def test_leaders_are_found_in_every_spelling():
    for name in ("Kim Jong-un", "Kim Jong Un", "Kim Jong un"):
        assert found(f"Yesterday {name} spoke.") == [(name, "PRK", Kind.PERSON)]
    assert codes("Erdogan phoned Zelenskyy and Macron.") == ["TUR", "UKR", "FRA"]


def test_a_surname_alone_means_the_person_named_before():
    text = "Sung Kim landed on Monday. Kim said talks were open. Kim Jong Un did not answer. Kim called it a trick."
    assert [(words, code) for words, code, _ in found(text)] == [
        ("Sung Kim", "USA"),
        ("Kim", "USA"),
        ("Kim Jong Un", "PRK"),
        ("Kim", "PRK"),
    ]
    assert codes("Kim said that it would rain.") == []


def test_a_stranger_with_the_same_surname_is_not_taken_for_the_leader():
    text = "Park Geun-hye resigned. Professor Park of a private school disagreed, and Kate Bush sang to Cameron Reid."
    assert [words for words, _, _ in found(text)] == ["Park Geun-hye"]


def test_an_official_whom_the_text_introduces_is_known_afterwards():
    text = "The Finnish foreign minister, Pekka Niemi, arrived. Later Niemi left."
    assert found(text) == [
        ("Finnish", "FIN", Kind.DEMONYM),
        ("Pekka Niemi", "FIN", Kind.PERSON),
        ("Niemi", "FIN", Kind.PERSON),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister of Norway, Olav Berg, left.",
        "Olav Berg, the Norwegian foreign minister, left.",
        "Olav Berg, Norway's ambassador, left.",
        "Olav Berg, president of Norway, left.",
    ],
)
def test_officials_are_known_in_apposition_too(text):
    assert ("Olav Berg", "NOR", Kind.PERSON) in found(text)


def test_former_presidents_keep_their_state():
    assert ("Donald Trump", "USA", Kind.PERSON) in found("Former president Donald Trump agreed.", date(2022, 5, 1))


def test_the_north_and_the_south_are_the_koreas_only_beside_korea():
    text = "North Korea closed its border. The North said so, and the South protested."
    assert found(text)[1:] == [("The North", "PRK", Kind.PHRASE), ("the South", "KOR", Kind.PHRASE)]
    assert codes("The North won the war, and the South rebuilt.") == []


def test_two_koreas_are_two_states():
    assert codes("North and South Korea agreed.") == ["PRK", "KOR"]
    assert codes("Inter-Korean talks resumed; both Koreas agreed.") == ["KOR", "PRK", "KOR", "PRK"]


def test_a_surname_is_not_a_month():
    text = "Theresa May resigned. It was in May. Ms May left on May 24."
    assert [words for words, _, _ in found(text)] == ["Theresa May", "May"]


def test_the_date_chooses_between_two_posts_of_one_person():
    text = "Mark Rutte spoke."
    assert found(text, date(2015, 3, 1)) == [("Mark Rutte", "NLD", Kind.PERSON)]
    assert found(text, date(2025, 3, 1)) == [("Mark Rutte", "NAT", Kind.PERSON)]


def test_phrases_take_the_state_in_focus_with_low_confidence():
    text = "The Iranian regime cut the net. Iran also jailed writers. The regime denied it to France."
    mentions = find_mentions(text, [Segment(Span(0, len(text)), "en", 1.0, "given")], None)
    phrase = next(mention for mention in mentions if mention.kind is Kind.PHRASE)
    assert (phrase.span.of(text), phrase.code) == ("The regime", "IRN")
    assert phrase.confidence <= 0.6
    assert codes("The regime fell.") == []


def test_both_countries_are_the_two_named_last():
    text = "Peru and Chile met. Both countries agreed."
    assert codes(text) == ["PER", "CHL", "CHL", "PER"]


def test_three_countries_are_the_last_list_of_three():
    text = "Japan, Australia and India held drills. China complained. The three countries shrugged."
    assert sorted(codes(text)[-3:]) == ["AUS", "IND", "JPN"]


def test_hashtags_name_states():
    assert codes("Read more. #SouthKorea #UN") == ["KOR", "UNO"]


def test_every_mention_says_which_rule_found_it():
    text = "Spain praised the Greek envoy."
    mentions = find_mentions(text, [Segment(Span(0, len(text)), "en", 1.0, "given")], None)
    assert [mention.rule for mention in mentions] == ["name:en", "demonym:en"]


def test_states_that_are_no_more_are_themselves():
    text = "Soviet and Yugoslav envoys met in East Germany; Czechoslovakia and Russia stayed away."
    assert codes(text) == ["SUN", "YUG", "DDR", "CSK", "RUS"]


def test_a_title_in_capitals_after_the_word_for_the_work_names_no_state():
    assert codes("The film A Winter in Norway was praised; the novel Letters to the Queen of Egypt was not.") == []
    assert codes("The film festival in Norway opened, and the album from Egypt sold well.") == ["NOR", "EGY"]
