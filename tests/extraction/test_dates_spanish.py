"""Spanish date expressions: their words, values and days. The paper is of Wednesday 15 May 2024."""

from datetime import date

import pytest

from desktop.extraction.dates import find_dates
from desktop.records import Sentence, Span, TimexType

PUBLISHED = date(2024, 5, 15)


def find(text, published=PUBLISHED):
    return find_dates(text, [Sentence(Span(0, len(text)), "es")], published)


def days(mention):
    return tuple(day and day.isoformat() for day in (mention.date_start, mention.date_end))


DATED = [
    ("Se reunirán los días 5 y 6 de junio.", "5 y 6 de junio", "2024-06-05/2024-06-06", "2024-06-05", "2024-06-06"),
    ("Fue la primera semana de mayo.", "primera semana de mayo", "2024-05", "2024-05-01", "2024-05-10"),
    ("SEÚL, 14 may (EFE).- Hubo reunión.", "14 may", "2024-05-14", "2024-05-14", "2024-05-14"),
    ("El pasado mes de marzo se vieron.", "pasado mes de marzo", "2024-03", "2024-03-01", "2024-03-31"),
    ("La reunión, prevista para el jueves, se aplazó.", "jueves", "2024-05-16", "2024-05-16", "2024-05-16"),
    ("Se rompieron en otoño de 1979.", "otoño de 1979", "1979-FA", "1979-09-01", "1979-11-30"),
    ("Firmaron el pacto el 3 de marzo de 2019.", "3 de marzo de 2019", "2019-03-03", "2019-03-03", "2019-03-03"),
    ("Firmaron el pacto el 1º de marzo de 2019.", "1º de marzo de 2019", "2019-03-01", "2019-03-01", "2019-03-01"),
    ("Firmaron el pacto el 3 de Julio de 2019.", "3 de Julio de 2019", "2019-07-03", "2019-07-03", "2019-07-03"),
    ("Se reunieron en junio de 2018.", "junio de 2018", "2018-06", "2018-06-01", "2018-06-30"),
    ("Rompieron relaciones en 1992.", "1992", "1992", "1992-01-01", "1992-12-31"),
    ("Se reunieron el lunes.", "el lunes", "2024-05-13", "2024-05-13", "2024-05-13"),
    ("El canciller dijo este miércoles que no.", "este miércoles", "2024-05-15", "2024-05-15", "2024-05-15"),
    ("El viernes se reunirán los cancilleres.", "El viernes", "2024-05-17", "2024-05-17", "2024-05-17"),
    ("La cumbre se celebrará el jueves.", "el jueves", "2024-05-16", "2024-05-16", "2024-05-16"),
    ("La tregua empieza el próximo martes.", "el próximo martes", "2024-05-21", "2024-05-21", "2024-05-21"),
    ("Partió el pasado viernes.", "el pasado viernes", "2024-05-10", "2024-05-10", "2024-05-10"),
    ("Llegó el sábado pasado a Lima.", "el sábado pasado", "2024-05-11", "2024-05-11", "2024-05-11"),
    (
        "Volverá el lunes de la próxima semana.",
        "el lunes de la próxima semana",
        "2024-05-20",
        "2024-05-20",
        "2024-05-20",
    ),
    (
        "Partió el viernes de la semana pasada.",
        "el viernes de la semana pasada",
        "2024-05-10",
        "2024-05-10",
        "2024-05-10",
    ),
    ("Ayer cerraron la frontera.", "Ayer", "2024-05-14", "2024-05-14", "2024-05-14"),
    ("Anoche cerraron la frontera.", "Anoche", "2024-05-14TNI", "2024-05-14", "2024-05-14"),
    ("Mañana viaja a Lima.", "Mañana", "2024-05-16", "2024-05-16", "2024-05-16"),
    ("Pasado mañana viaja a Lima.", "Pasado mañana", "2024-05-17", "2024-05-17", "2024-05-17"),
    ("Esta mañana viajó a Lima.", "Esta mañana", "2024-05-15TMO", "2024-05-15", "2024-05-15"),
    ("El martes por la tarde viajó a Lima.", "El martes por la tarde", "2024-05-14TAF", "2024-05-14", "2024-05-14"),
    ("La semana pasada se vieron.", "La semana pasada", "2024-W19", "2024-05-06", "2024-05-12"),
    ("La semana que viene se verán.", "La semana que viene", "2024-W21", "2024-05-20", "2024-05-26"),
    (
        "A principios de la semana pasada se vieron.",
        "A principios de la semana pasada",
        "2024-W19",
        "2024-05-06",
        "2024-05-08",
    ),
    ("El mes pasado se vieron.", "El mes pasado", "2024-04", "2024-04-01", "2024-04-30"),
    ("El próximo mes se verán.", "El próximo mes", "2024-06", "2024-06-01", "2024-06-30"),
    ("El año que viene abrirá la embajada.", "El año que viene", "2025", "2025-01-01", "2025-12-31"),
    ("Este año no hubo cumbre.", "Este año", "2024", "2024-01-01", "2024-12-31"),
    ("A principios de año se vieron.", "A principios de año", "2024", "2024-01-01", "2024-04-30"),
    ("En lo que va de año no hubo cumbre.", "lo que va de año", "2024", "2024-01-01", "2024-05-15"),
    ("Se vieron en marzo.", "marzo", "2024-03", "2024-03-01", "2024-03-31"),
    ("Se verán en marzo.", "marzo", "2025-03", "2025-03-01", "2025-03-31"),
    ("Se vieron a mediados de febrero.", "a mediados de febrero", "2024-02", "2024-02-11", "2024-02-20"),
    ("Se vieron a finales de 2019.", "a finales de 2019", "2019", "2019-09-01", "2019-12-31"),
    ("Asumió el cargo el 20 de enero.", "el 20 de enero", "2024-01-20", "2024-01-20", "2024-01-20"),
    ("Asumió el cargo el 30 de diciembre.", "el 30 de diciembre", "2023-12-30", "2023-12-30", "2023-12-30"),
    ("Asumió el cargo el pasado 20 de enero.", "el pasado 20 de enero", "2024-01-20", "2024-01-20", "2024-01-20"),
    ("A partir del 1 de enero subirán los aranceles.", "1 de enero", "2025-01-01", "2025-01-01", "2025-01-01"),
    ("Las sanciones se prorrogaron hasta el 31 de julio.", "el 31 de julio", "2024-07-31", "2024-07-31", "2024-07-31"),
    ("Hace tres días se vieron.", "Hace tres días", "2024-05-12", "2024-05-12", "2024-05-12"),
    ("Hace dos semanas se vieron.", "Hace dos semanas", "2024-W18", "2024-04-29", "2024-05-05"),
    ("Rompieron hace ocho años.", "hace ocho años", "2016", "2016-01-01", "2016-12-31"),
    ("Se verán dentro de tres días.", "dentro de tres días", "2024-05-18", "2024-05-18", "2024-05-18"),
    (
        "El comercio cayó en el tercer trimestre de 2022.",
        "el tercer trimestre de 2022",
        "2022-Q3",
        "2022-07-01",
        "2022-09-30",
    ),
    (
        "El comercio cayó en el primer semestre de 2022.",
        "el primer semestre de 2022",
        "2022-H1",
        "2022-01-01",
        "2022-06-30",
    ),
    ("Se vieron en el verano de 2018.", "verano de 2018", "2018-SU", "2018-06-01", "2018-08-31"),
    ("La guerra de los años ochenta dejó huella.", "los años ochenta", "198", "1980-01-01", "1989-12-31"),
    ("La guerra de la década de 1980 dejó huella.", "la década de 1980", "198", "1980-01-01", "1989-12-31"),
    ("La guerra de los años 80 dejó huella.", "los años 80", "198", "1980-01-01", "1989-12-31"),
    ("La frontera es del siglo XIX.", "siglo XIX", "18", "1800-01-01", "1899-12-31"),
    ("Publicado el 05/03/2024 a las nueve", "05/03/2024", "2024-03-05", "2024-03-05", "2024-03-05"),
    ("Mar, 05/03/2024 - 09:28", "05/03/2024 - 09:28", "2024-03-05T09:28", "2024-03-05", "2024-03-05"),
]


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), DATED)
def test_a_spanish_date_has_its_value_and_its_days(text, words, value, start, end):
    found = {
        mention.span.of(text).removeprefix("el ").removeprefix("El ").removeprefix("La "): mention
        for mention in find(text)
    }
    bare = words.removeprefix("el ").removeprefix("El ").removeprefix("La ")
    assert bare in found
    assert (found[bare].value, *days(found[bare])) == (value, start, end)


CHAINED = [
    (
        "El acercamiento de 2018 se estancó a principios del año siguiente.",
        "a principios del año siguiente",
        "2019",
        "2019-01-01",
        "2019-04-30",
    ),
    (
        "Cruzaron el 24 de febrero de 2022; cuatro días después hablaron.",
        "cuatro días después",
        "2022-02-28",
        "2022-02-28",
        "2022-02-28",
    ),
    (
        "Se vieron el 12 de junio de 2018. Al día siguiente volvió.",
        "día siguiente",
        "2018-06-13",
        "2018-06-13",
        "2018-06-13",
    ),
    (
        "Se vieron en junio de 2018. Ocho meses más tarde se vieron otra vez.",
        "Ocho meses más tarde",
        "2019-02",
        "2019-02-01",
        "2019-02-28",
    ),
    ("Cayó en 2011. Ese mismo año empezó la guerra.", "Ese mismo año", "2011", "2011-01-01", "2011-12-31"),
    ("Cayó en 2011. Dos años antes había ganado.", "Dos años antes", "2009", "2009-01-01", "2009-12-31"),
]


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), CHAINED)
def test_a_chained_spanish_date_hangs_on_the_last_date_of_the_text(text, words, value, start, end):
    found = {mention.span.of(text): mention for mention in find(text, None)}
    assert words in found
    assert (found[words].value, *days(found[words])) == (value, start, end)


LENGTHS = [
    ("Se ven los martes.", "los martes", "XXXX-WXX-2", TimexType.SET),
    ("Se ven los domingos.", "los domingos", "XXXX-WXX-7", TimexType.SET),
    ("Fue una visita de cinco días.", "cinco días", "P5D", TimexType.DURATION),
    ("El comercio se duplicó en los últimos diez años.", "últimos diez años", "P10Y", TimexType.DURATION),
    ("Será el mercado mayor en la próxima década.", "próxima década", "P10Y", TimexType.DURATION),
    ("Esperaron varios meses.", "varios meses", "PXM", TimexType.DURATION),
    ("Hablaron treinta y cinco minutos.", "treinta y cinco minutos", "PT35M", TimexType.DURATION),
    ("Se ven cada año.", "cada año", "P1Y", TimexType.SET),
    ("La reunión anual terminó.", "anual", "P1Y", TimexType.SET),
    ("Cuatro días después empezaron.", "Cuatro días después", "P4D", TimexType.DURATION),
]


@pytest.mark.parametrize(("text", "words", "value", "kind"), LENGTHS)
def test_a_spanish_length_or_repetition_dates_nothing(text, words, value, kind):
    (mention,) = find(text)
    assert (mention.span.of(text), mention.value, mention.type) == (words, value, kind)
    assert days(mention) == (None, None)


FALSE_ALARMS = [
    "Habló marzo Pérez.",
    "Julio Pérez habló.",
    "Abril Gómez y Domingo Cavallo hablaron.",
    "Llegó a Santo Domingo.",
    "Las Madres de Plaza de Mayo marcharon.",
    "La resolución 2231 se aprobó.",
    "La resolución 1929 se aprobó.",
    "El vuelo 2018 llegó tarde.",
    "Enviaron 2000 soldados.",
    "Murieron 1.945 personas.",
    "Tiene 53 años de edad.",
    "La mitad del presupuesto se fue.",
    "Es la segunda cumbre.",
    "El papel de la tarde no importa a nadie.",
]


@pytest.mark.parametrize("text", FALSE_ALARMS)
def test_spanish_words_and_numbers_that_are_no_dates_stay_undated(text):
    assert [mention.span.of(text) for mention in find(text) if mention.date_start] == []
