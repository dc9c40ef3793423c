"""Frames of English: one own sentence a family, and what looks alike but tells no act."""

import pytest
from coded import find, short


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway urged Iceland to lower its fishing quota.", ["NOR>ISL REQUEST"]),
        ("Kenya called on Uganda to open the road.", ["KEN>UGA REQUEST"]),
        ("France said that Mali must release the detained soldiers.", ["FRA>MLI REQUEST"]),
        ("Chile accused Peru of moving the border posts.", ["CHL>PER ACCUSE"]),
        ("Poland has summoned the Russian ambassador over the drone incident.", ["POL>RUS ACCUSE"]),
        ("Australia was accused by China of spying.", ["CHN>AUS ACCUSE"]),
        ("Tokyo said China's naval patrols posed a serious threat to the region.", ["JPN>CHN ACCUSE"]),
        ("Denmark rejected the plan of Sweden.", ["DNK>SWE REJECT"]),
        ("The Kremlin dismissed accusations from Kyiv that it had shelled the plant.", ["RUS>UKR REJECT"]),
        ("Serbia refuses to recognise Kosovo.", ["SRB>XKX REJECT"]),
        ("Washington has yet to respond to Tehran's proposal.", ["USA>IRN REJECT"]),
        ("Iran has not replied to the letter of Oman.", ["IRN>OMN REJECT"]),
        ("Iran threatened Bahrain with new strikes.", ["IRN>BHR THREATEN"]),
        ("Iran threatened to attack Bahrain.", ["IRN>BHR THREATEN"]),
        ("The United States imposed sanctions on Belarus.", ["USA>BLR SANCTION"]),
        ("Sanctions were imposed on Belarus by the European Union.", ["EUU>BLR SANCTION"]),
        ("Bolivia severed diplomatic relations with Israel.", ["BOL>ISR SANCTION"]),
        ("Brazil recalled its ambassador to Israel.", ["BRA>ISR SANCTION"]),
        ("Canada expelled six Indian diplomats.", ["CAN>IND SANCTION"]),
        ("Japan halted aid to Myanmar.", ["JPN>MMR SANCTION"]),
        ("China lifted its ban on Australian barley.", ["CHN>AUS CONCEDE"]),
        ("Turkey apologised to Israel for the incident.", ["TUR>ISR CONCEDE"]),
        ("Russian forces shelled a town in Ukraine.", ["RUS>UKR ASSAULT"]),
        ("India and Pakistan exchanged fire along the line.", ["IND=PAK ASSAULT"]),
        ("Israel carried out strikes on Syria.", ["ISR>SYR ASSAULT"]),
        ("Iranian police arrested two French citizens.", ["IRN>FRA COERCE"]),
        ("Ethiopia's army withdrew its troops from Somalia.", ["ETH>SOM RETREAT"]),
        ("Russia, Ukraine swap prisoners", ["RUS=UKR RETREAT"]),
        ("Germany sent medicine to Lebanon.", ["DEU>LBN AID"]),
        ("Egypt received weapons from France.", ["FRA>EGY AID"]),
        ("US, South Korea begin joint drills", ["KOR=USA COOPERATE"]),
        ("Israeli officials shared intelligence with Jordan.", ["ISR>JOR COOPERATE"]),
        ("Rwanda extradited a suspect to Belgium.", ["RWA>BEL COOPERATE"]),
        ("Ghana and Togo agreed on a common border post.", ["GHA=TGO AGREE"]),
        ("Finland offered to train pilots for Estonia.", ["FIN>EST AGREE"]),
        ("Spain invited Morocco to the conference.", ["ESP>MAR AGREE"]),
        ("Moldova's president thanked Romania for gas supplies.", ["MDA>ROU SUPPORT"]),
        ("Colombia and Venezuela restored diplomatic relations.", ["COL=VEN SUPPORT"]),
        ("Vietnam and the Philippines signed a deal.", ["PHL=VNM SUPPORT"]),
        ("Thailand and Laos accused each other of cheating.", ["LAO=THA ACCUSE"]),
        ("Rome called the Libyan raid a provocation.", ["ITA>LBY ACCUSE"]),
        ("Iran fired a missile over Iraq.", ["IRN>IRQ MOBILIZE"]),
        ("Oman reopened its embassy in Damascus.", ["OMN>SYR SUPPORT"]),
        ("Hungary vetoed an EU statement.", ["HUN>EUU REJECT"]),
        ("Trump threatens tariffs on Chile, Peru", ["USA>CHL+PER THREATEN"]),
        ("Kenya, Togo, Ghana and other states sent medicine to Chad.", ["KEN+TGO+GHA>TCD AID"]),
        ("After France raised tariffs on Chinese goods, markets fell.", ["FRA>CHN SANCTION"]),
        ("Russia's ministry said its forces had destroyed a Ukrainian depot.", ["RUS>UKR ASSAULT"]),
        ("Moldova says Russia attacked its power grid.", ["RUS>MDA ASSAULT"]),
        ("Nepal's president had a good phone call with India.", ["IND=NPL CONSULT"]),
        ("The UN Security Council voted to extend sanctions on Mali.", ["UNO>MLI SANCTION"]),
        ("Austria met with Hungary in Vienna.", ["AUT=HUN CONSULT"]),
        ("The Czech foreign minister visited Slovakia.", ["CZE>SVK CONSULT"]),
        ("Talks between Greece and Turkey were suspended.", ["GRC=TUR REJECT"]),
        ("Qatar has suspended talks with Bahrain.", ["QAT>BHR REJECT"]),
    ],
)
def test_a_sentence_tells_its_act(sentence, expected):
    assert short(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Stocks fell in Tokyo as investors worried about China.",
        "The German company sued a Dutch rival.",
        "According to the Russian news agency, Ukraine has a new minister.",
        "Two tourists from Spain flew home from Italy.",
        "After their meeting, Chile and Peru said nothing.",
        "China and Nepal share a long border.",
        "The book is about the war between Iran and Iraq.",
        "Mexico condemned Mexican smugglers.",
        "Brazil beat Argentina on Sunday.",
        "A report released by Canada tells of Cuba.",
        "China urged to release Canadian pair",
        "Switzerland is smaller than Austria.",
    ],
)
def test_a_sentence_without_a_frame_gives_nothing(sentence):
    assert short(sentence) == []


def test_coordinated_actors_are_one_record():
    (event,) = find("South Korea, the United States and Japan urged Pyongyang to return to talks.")
    assert event.source == ("KOR", "USA", "JPN")
    assert event.target == ("PRK",)


def test_a_nested_request_codes_no_talks():
    assert short("Norway urged Israel to meet with Lebanon.") == ["NOR>ISR REQUEST"]


def test_the_victim_of_a_condemned_attack_is_not_blamed():
    assert short("The UN Security Council condemned the attack on the Kenyan peacekeepers.") == []


def test_a_receiver_suffers_the_act():
    assert short("Estonia received a threat from Russia.") == ["RUS>EST THREATEN"]


def test_the_subject_goes_on_over_clause_borders():
    text = "Brazil, which borders Venezuela, condemned the Maduro government and closed its border with Venezuela."
    found = short(text)
    assert "BRA>VEN ACCUSE" in found
    assert "BRA>VEN SANCTION" in found


def test_every_event_shows_its_words():
    text = "Kenya called on Uganda to open the road."
    (event,) = find(text)
    assert event.trigger.of(text) == "called on"
    assert [span.of(text) for span in event.source_spans] == ["Kenya"]
    assert [span.of(text) for span in event.target_spans] == ["Uganda"]
    assert event.rule == "en.request:call on"
    assert 0.5 < event.confidence <= 1


def test_confidence_falls_over_clause_borders():
    (near,) = find("Kenya condemned Uganda.")
    (far,) = find("Kenya, the host of the summit, condemned Uganda.")
    assert far.confidence < near.confidence


def test_a_pronoun_as_object_takes_no_actor_from_further_on():
    assert short("Chile praised the envoy and blamed him for a delay in Peru.") == []


def test_an_infinitive_in_a_plain_sentence_is_no_headline():
    assert short("Kenya's delegation stayed on to condemn Uganda.") == []


def test_drills_near_an_adversary_are_a_show_of_force():
    assert short("China conducted naval drills near Taiwan.") == ["CHN>TWN MOBILIZE"]


def test_what_another_is_persuaded_to_do_is_not_done():
    assert short("The EU has tried to persuade Serbia to join sanctions against Russia.") == []


def test_an_offer_of_several_is_no_pact_among_them():
    assert short("Kuwait and Oman offered to mediate between Iran and Iraq.") == ["KWT+OMN>IRN+IRQ AGREE"]
