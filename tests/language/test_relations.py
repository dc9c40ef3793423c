"""Near relations are told apart, a language the engine does not know is doubted, and scripts stand in each other."""

import pytest

from desktop.language.lists import listed_words, read_contrasts
from desktop.language.scores import score_words, table
from desktop.language.segments import segment

LOW = 0.6


def shape(text):
    return [(part.span.of(text).strip(), part.language) for part in segment(text)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Utenriksministeren sa at regjeringen ikke vil endre politikken sin før valget.", "no"),
        ("Udenrigsministeren sagde, at regeringen ikke vil ændre sin politik før valget.", "da"),
        ("Utrikesministern sade att regeringen inte tänker ändra sin politik före valet.", "sv"),
        ("Министр заявил, что переговоры возобновятся на следующей неделе.", "ru"),
        ("Міністр заявив, що переговори відновляться наступного тижня.", "uk"),
        ("Министърът заяви, че преговорите ще бъдат възобновени следващата седмица.", "bg"),
        ("El ministro dijo que las conversaciones se reanudarán la próxima semana.", "es"),
        ("O ministro disse que as conversações serão retomadas na próxima semana.", "pt"),
        ("El ministre va dir que les converses es reprendran la setmana vinent.", "ca"),
        ("Menteri mengatakan bahwa perundingan akan dilanjutkan pekan depan di Jakarta.", "id"),
        ("Ministar je rekao da će se razgovori nastaviti sljedeći tjedan u Zagrebu.", "hr"),
        ("Minister je dejal, da se bodo pogovori nadaljevali prihodnji teden v Ljubljani.", "sl"),
        ("部长表示，谈判将于下周在北京恢复。", "zh"),
        ("部長表示，談判將於下週在臺北恢復。", "zh"),
    ],
)
def test_each_of_near_relations_is_known_from_a_sentence(text, language):
    assert shape(text) == [(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "O conselleiro dixo onte que a Xunta quere unha conversa e que o goberno aínda non falou.",
        "Menteri berkata rundingan itu akan disambung minggu hadapan kerana syarikat belum bersedia.",
        "Министар је рекао да ће разговори бити настављени и да није било одлуке.",
        "Міністр заявіў, што перамовы паміж краінамі ўжо пачаліся, калі быў падпісаны дакумент.",
        "Utanríkisráðherra sagði að ríkisstjórnin hefði ekki ákveðið hvað það þýddi fyrir Ísland.",
    ],
)
def test_a_language_the_engine_does_not_know_is_labelled_at_a_low_confidence(text):
    assert all(part.confidence < LOW for part in segment(text))


def test_a_norwegian_quotation_in_a_danish_text_is_its_own_and_the_other_way_round():
    danish = "Ministeren sagde til avisen, at regeringen ikke havde besluttet noget. "
    quotation = "“Vi ønsker å samarbeide med nabolandene våre om sikkerheten”"
    assert shape(f"{danish}{quotation} sagde han efter mødet.")[1] == (quotation, "no")
    norwegian = "Statsministeren sa at hun ikke visste noe om saken. "
    quotation = "“Vi vil gerne samarbejde med vores nabolande om sikkerheden”"
    assert shape(f"{norwegian}{quotation} sa hun etter møtet.")[1] == (quotation, "da")


def test_what_relations_do_not_share_names_no_word_of_both():
    columns = {name: place for place, name in enumerate(table().languages)}
    listed = listed_words(columns)
    for contrast in read_contrasts(columns):
        shared = [word for word in contrast.words if any(rival in listed.get(word, ()) for rival in contrast.rivals)]
        assert shared == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("정부는 美·中 갈등과 北核 문제를 논의했다고 밝혔다.", "ko"),
        ("대통령(大統領)은 국무회의(國務會議)를 주재했다.", "ko"),
        ("삼성전자(Samsung Electronics)는 Apple과 Google에 부품을 공급한다고 Bloomberg가 전했다.", "ko"),
        ("彼はNew York TimesとWashington Postの記者に語った。", "ja"),
        ("قال الوزير إن شركة Reuters و Google ستحضران القمة في جنيف مع ممثلي UNESCO.", "ar"),
        ("השר אמר כי OpenAI ו-Google ישתתפו בוועידה בז'נבה יחד עם נציגי UNESCO.", "he"),
        ("وزیر خارجه گفت Twitter و Facebook در این نشست حاضر نیستند.", "fa"),
        ("Choe Son-hui met Lim Jong-seok near Panmunjom, while Juche and byungjin stayed on every page.", "en"),
    ],
)
def test_foreign_letters_and_romanised_names_stay_with_their_sentence(text, language):
    assert shape(text) == [(text, language)]


def test_a_headline_of_chinese_characters_alone_is_japanese_in_a_japanese_article():
    text = "日米首脳会談開催\n\n首相はワシントンを訪れ、同盟の強化で合意したと外務省は発表した。\n\n首脳会談調整"
    assert [language for _, language in shape(text)] == ["ja"]


def test_chinese_beside_japanese_stays_chinese():
    japanese = "首相はワシントンを訪れ、同盟の強化で合意したと外務省は発表した。"
    for chinese in ("两国外长举行会谈，就朝鲜半岛局势交换了意见。", "兩國外長舉行會談，就朝鮮半島局勢交換了意見。"):
        assert shape(f"{japanese}\n\n{chinese}") == [(japanese, "ja"), (chinese, "zh")]


def test_a_chinese_name_in_an_english_line_is_chinese_whatever_stands_elsewhere():
    text = "President Tsai Ing-wen (蔡英文) spoke in Taipei on Monday.\n\n首相は東京で記者団の質問に答えた。"
    assert ("(蔡英文)", "zh") in shape(text)


@pytest.mark.parametrize("text", ["12,500 · 3.5 % · 2024-03-05", "📣🎉🇰🇷", "…", "***"])
def test_digits_and_emoji_alone_are_in_no_language(text):
    (part,) = segment(text)
    assert (part.language, part.confidence) == ("und", 0.0)


def test_codes_and_initials_decide_no_border():
    text = "Der Beschluss trägt das Aktenzeichen 1754/D4. No obstante, el gobierno no lo ha publicado todavía."
    assert [piece for piece, _ in shape(text)] == [
        "Der Beschluss trägt das Aktenzeichen 1754/D4.",
        "No obstante, el gobierno no lo ha publicado todavía.",
    ]


def test_a_word_scores_the_same_alone_and_in_company():
    words = [("regering", "Latn"), ("utvikling", "Latn"), ("переговоры", "Cyrl"), ("会議", "Hani"), ("qx", "Latn")]
    together = score_words(words)
    assert all((score_words([word])[0] == row).all() for word, row in zip(words, together, strict=True))
