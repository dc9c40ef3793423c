"""Code pages are told from texts of some twenty languages, long and short."""

from __future__ import annotations

import pytest

from desktop.reading.decoding import decode

TEXTS = {
    "ko": (
        "cp949 utf-16-le utf-16-be",
        "정부는 화요일 브리핑에서 북한의 탄도미사일 발사를 규탄하고 미국, 일본과 긴밀히 공조하"
        "겠다고 밝혔다. 외교부 대변인은 안보리 결의 위반이라고 지적했다. 중국 외교부는 관련국"
        "의 자제를 촉구했으며, 양국 장관은 다음 주 서울에서 회담을 열기로 합의했다.",
    ),
    "ja": (
        "cp932 euc_jp iso2022_jp utf-16-le",
        "政府は火曜日、北朝鮮による弾道ミサイルの発射を強く非難し、米国や韓国と緊密に連携すると発表した。"
        "外務省の報道官は国連安保理決議に違反すると述べた。両国の外相は来週、東京で会談を開くことで合意し"
        "た。",
    ),
    "zh": (
        "gb18030 utf-16-le",
        "外交部发言人星期二在例行记者会上表示，中方对有关导弹发射表示严重关切，呼吁各方保持克制，避免局势"
        "升级。两国外长同意下周在北京举行会谈，讨论贸易和安全问题，并将签署合作协议。",
    ),
    "zh-tw": (
        "big5 utf-16-le",
        "外交部發言人星期二在例行記者會上表示，政府對飛彈發射表達嚴重關切，呼籲各方保持克制，避免情勢升高"
        "。兩國外長同意下週在臺北舉行會談，討論貿易與安全問題，並將簽署合作協議。",
    ),
    "ru": (
        "cp1251 koi8_r iso8859_5 cp866 utf-16-le",
        "Министерство иностранных дел во вторник осудило запуск баллистической ракеты и призва"
        "ло стороны к сдержанности. Министры двух стран договорились провести переговоры в Мос"
        "кве на следующей неделе, сообщила пресс-служба.",
    ),
    "uk": (
        "cp1251 koi8_u",
        "Міністерство закордонних справ у вівторок засудило запуск балістичної ракети й заклик"
        "ало сторони до стриманості. Її представники домовилися провести переговори в Києві на"
        "ступного тижня, повідомила пресслужба.",
    ),
    "bg": (
        "cp1251",
        "Министерството на външните работи осъди във вторник изстрелването на ракетата и призо"
        "ва страните към сдържаност. Двамата министри се договориха да проведат преговори в Со"
        "фия следващата седмица.",
    ),
    "es": (
        "cp1252 iso8859_15 utf-16-le",
        "El Ministerio de Asuntos Exteriores condenó el martes el lanzamiento del misil y pidi"
        "ó moderación a las partes. Según la portavoz, los ministros de España y México acorda"
        "ron reunirse en Bogotá la próxima semana; «será una reunión histórica», añadió el señ"
        "or Núñez.",
    ),
    "fr": (
        "cp1252",
        "Le ministère des Affaires étrangères a condamné mardi le tir du missile et appelé les"
        " parties à la retenue. « Les deux pays ont décidé de négocier à Genève », a déclaré l"
        "e porte-parole, où l’on espère signer un accord après l’été.",
    ),
    "de": (
        "cp1252 iso8859_15",
        "Das Außenministerium verurteilte am Dienstag den Abschuss der Rakete und rief die Par"
        "teien zur Mäßigung auf. Die Minister der beiden Länder wollen sich nächste Woche in M"
        "ünchen treffen, erklärte eine Sprecherin über die Gespräche.",
    ),
    "pt": (
        "cp1252",
        "O Ministério das Relações Exteriores condenou na terça-feira o lançamento do míssil e"
        " pediu moderação às partes. Os ministros dos dois países vão reunir-se em São Paulo n"
        "a próxima semana para negociações.",
    ),
    "sv": (
        "cp1252",
        "Utrikesdepartementet fördömde på tisdagen uppskjutningen av roboten och uppmanade par"
        "terna till återhållsamhet. Ministrarna möts i Göteborg nästa vecka för att förhandla.",
    ),
    "pl": (
        "cp1250 iso8859_2",
        "Ministerstwo Spraw Zagranicznych potępiło we wtorek wystrzelenie rakiety i wezwało st"
        "rony do powściągliwości. Ministrowie obu państw spotkają się w przyszłym tygodniu w Ł"
        "odzi, aby rozpocząć negocjacje, oświadczył rzecznik.",
    ),
    "cs": (
        "cp1250 iso8859_2",
        "Ministerstvo zahraničních věcí v úterý odsoudilo odpálení střely a vyzvalo strany ke "
        "zdrženlivosti. Ministři obou zemí se příští týden sejdou v Praze, řekl mluvčí úřadu.",
    ),
    "hu": (
        "cp1250",
        "A külügyminisztérium kedden elítélte a rakéta kilövését, és önmérsékletre szólította "
        "fel a feleket. A két ország minisztere jövő héten Budapesten tárgyal, közölte a szóvi"
        "vő, hogy erősítsék az együttműködést.",
    ),
    "ro": (
        "cp1250",
        "Ministerul Afacerilor Externe a condamnat marţi lansarea rachetei şi a cerut părţilor"
        " să dea dovadă de reţinere. Miniştrii celor două ţări se întâlnesc săptămâna viitoare"
        " la Bucureşti.",
    ),
    "tr": (
        "cp1254",
        "Dışişleri Bakanlığı salı günü füze denemesini kınadı ve tarafları itidale çağırdı. İk"
        "i ülkenin bakanları gelecek hafta İstanbul'da görüşecek, sözcü açıklamasında işbirliğ"
        "inin güçleneceğini söyledi.",
    ),
    "el": (
        "cp1253 iso8859_7",
        "Το υπουργείο Εξωτερικών καταδίκασε την Τρίτη την εκτόξευση του πυραύλου και κάλεσε τα"
        " μέρη σε αυτοσυγκράτηση. Οι υπουργοί θα συναντηθούν την επόμενη εβδομάδα στην Αθήνα.",
    ),
    "he": (
        "cp1255 iso8859_8",
        "משרד החוץ גינה ביום שלישי את שיגור הטיל וקרא לצדדים לגלות איפוק. שרי החוץ של שתי המדי"
        "נות ייפגשו בשבוע הבא בירושלים, מסר הדובר.",
    ),
    "ar": (
        "cp1256 iso8859_6",
        "أدانت وزارة الخارجية يوم الثلاثاء إطلاق الصاروخ ودعت الأطراف إلى ضبط النفس. وقال المت"
        "حدث إن وزيري البلدين سيلتقيان الأسبوع المقبل في القاهرة لبحث التعاون.",
    ),
    "th": (
        "cp874",
        "กระทรวงการต่างประเทศประณามการยิงขีปนาวุธเมื่อวันอังคาร และเรียกร้องให้ทุกฝ่ายใช้ความอ"
        "ดกลั้น รัฐมนตรีของทั้งสองประเทศจะพบกันที่กรุงเทพฯ ในสัปดาห์หน้า",
    ),
    "lt": (
        "cp1257",
        "Užsienio reikalų ministerija antradienį pasmerkė raketos paleidimą ir paragino šalis "
        "susilaikyti. Abiejų šalių ministrai susitiks kitą savaitę Vilniuje, pranešė atstovas "
        "spaudai.",
    ),
    "vi": (
        "utf-16-le",
        "Bộ Ngoại giao hôm thứ Ba lên án vụ phóng tên lửa và kêu gọi các bên kiềm chế. Bộ trưở"
        "ng hai nước sẽ gặp nhau tại Hà Nội vào tuần tới.",
    ),
}
CASES = [(language, page) for language, (pages, _) in TEXTS.items() for page in pages.split()]


def pieces(language, page, length):
    """Return what a code page holds of a text, cut into pieces."""
    text = TEXTS[language][1].encode(page, "ignore").decode(page)
    return [text[at : at + length] for at in range(0, len(text) - length + 1, length)] or [text]


@pytest.mark.parametrize(("language", "page"), CASES)
def test_a_text_of_some_length_is_read_right(language, page):
    text = TEXTS[language][1].encode(page, "ignore").decode(page) * 10
    assert decode(text.encode(page)).text == text


@pytest.mark.parametrize(("length", "share"), [(120, 1.0), (60, 0.98), (30, 0.95), (15, 0.88)])
def test_short_texts_are_read_right_or_with_a_warning(length, share):
    told = [
        (piece, decode(piece.encode(page))) for case in CASES for page in case[1:] for piece in pieces(*case, length)
    ]
    right = [decoded.text == piece for piece, decoded in told]
    assert sum(right) >= share * len(right)
    silent = [piece for piece, decoded in told if decoded.text != piece and not decoded.warnings]
    assert len(silent) <= 0.01 * len(told)
