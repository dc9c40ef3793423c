import pytest

from desktop.extraction.mentions import find_mentions
from desktop.records import Kind, Segment, Span


def found(text):
    mentions = find_mentions(text, [Segment(Span(0, len(text)), "es", 1.0, "given")], None)
    return [(mention.span.of(text), mention.code, mention.kind) for mention in mentions]


def codes(text):
    return [code for _, code, _ in found(text)]


@pytest.mark.parametrize("form", ["surcoreano", "surcoreana", "surcoreanos", "surcoreanas", "Surcoreano"])
def test_adjectives_have_four_forms_and_a_small_letter(form):
    assert found(f"El texto {form} llegó ayer.") == [(form, "KOR", Kind.DEMONYM)]


def test_adjectives_of_other_endings_inflect():
    assert codes("la francesa, los alemanes, las iraníes, los estadounidenses y la española") == [
        "FRA",
        "DEU",
        "IRN",
        "USA",
        "ESP",
    ]


def test_names_need_a_capital_letter():
    assert codes("El chile y la granada son baratos; ellos irán mañana.") == []
    assert codes("Chile e Irán firmaron.") == ["CHL", "IRN"]


def test_names_and_capitals_are_found_in_their_spellings():
    assert codes("EE. UU., EE.UU. y EEUU; Pekín, Pionyang y Kiev; Arabia Saudita y Arabia Saudí") == [
        "USA",
        "USA",
        "USA",
        "CHN",
        "PRK",
        "UKR",
        "SAU",
        "SAU",
    ]


def test_bodies_and_organisations_are_found():
    assert codes("La Casa Blanca avisó a la ONU, a la OTAN y al Fondo Monetario Internacional.") == [
        "USA",
        "UNO",
        "NAT",
        "IMF",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "El comercio con América Latina creció.",
        "Los barcos cruzaron el golfo de México y el mar de China Meridional.",
        "Salieron del Acuerdo de París.",
        "El texto está escrito en español.",
        "La península coreana sigue dividida.",
        "Estudió en la Universidad de Costa Rica.",
    ],
)
def test_a_name_within_another_name_is_no_mention(text):
    assert codes(text) == []


def test_a_capital_is_a_place_after_en():
    assert found("Se reunieron en Bogotá.") == [("Bogotá", "COL", Kind.PLACE)]
    assert found("Bogotá rechazó la oferta.") == [("Bogotá", "COL", Kind.CAPITAL)]


def test_officials_are_known_by_their_office():
    text = "El canciller noruego, Olav Hansen, viajó ayer. Hansen habló."
    assert [code for _, code, kind in found(text) if kind is Kind.PERSON] == ["NOR", "NOR"]


def test_phrases_mean_the_state_in_focus():
    text = "El régimen de Siria respondió. El régimen calló. El país asiático no habló con Francia."
    assert [(words, code) for words, code, kind in found(text) if kind is Kind.PHRASE] == [("El régimen", "SYR")]
    text = "Vietnam y Laos firmaron. Vietnam exporta arroz. El país asiático crece."
    assert found(text)[-1] == ("El país asiático", "VNM", Kind.PHRASE)


def test_a_title_without_quotation_marks_names_no_state():
    assert codes("La película de 2019 Un verano en Noruega, rodada en pocos días, ganó el premio.") == []
    assert codes("La novela Cartas desde Egipto, La casa de Japón o El camino a Chile, de la autora, gustó.") == []
    assert codes("El documental Cielo roto denuncia que Birmania oculta datos; Japón calló.") == ["MMR", "JPN"]
    assert codes("La película de Corea del Sur y Japón compite en Italia.") == ["KOR", "JPN", "ITA"]


def test_a_body_with_the_adjective_of_another_state_is_not_its_own():
    assert codes("La Casa Blanca italiana, como la llaman, cerró.") == ["ITA"]
    assert codes("La Casa Blanca estadounidense cerró.") == ["USA", "USA"]
