"""Frames of Spanish: personal a, con, contra, por, se, the synthetic future."""

import pytest
from coded import short


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile invitó a Perú a retomar el diálogo.", ["CHL>PER AGREE"]),
        ("China rechazó la propuesta de Japón.", ["CHN>JPN REJECT"]),
        ("El presidente de Francia se reunió el lunes con su homólogo brasileño.", ["BRA=FRA CONSULT"]),
        ("Colombia y Venezuela restablecieron relaciones diplomáticas.", ["COL=VEN SUPPORT"]),
        ("Rusia fue acusada por Ucrania de bombardear un hospital.", ["UKR>RUS ACCUSE"]),
        ("México anunció que romperá relaciones con Ecuador.", ["MEX>ECU SANCTION planned"]),
        ("Estados Unidos impuso nuevas sanciones contra Irán.", ["USA>IRN SANCTION"]),
        ("La Unión Europea exigió a Israel que permita la entrada de ayuda.", ["EUU>ISR REQUEST"]),
        ("Perú expulsó al embajador de México.", ["PER>MEX SANCTION"]),
        ("Argentina no ha respondido a la petición de Bolivia.", ["ARG>BOL REJECT"]),
        ("España y Marruecos firmaron un acuerdo de pesca.", ["ESP=MAR SUPPORT"]),
        ("Cuba podría aceptar la ayuda de Rusia.", ["CUB>RUS AGREE possible"]),
        ("La ministra alemana viajó a China.", ["DEU>CHN CONSULT"]),
        ("Israel levantó el bloqueo contra Gaza.", ["ISR>PSE CONCEDE"]),
        ("Turquía se negó a extraditar a dos sospechosos a Grecia.", ["TUR>GRC REJECT"]),
        ("Turquía amenazó con atacar a Siria.", ["TUR>SYR THREATEN"]),
        ("Honduras recibió una protesta del gobierno de El Salvador.", ["SLV>HND ACCUSE"]),
        ("Venezuela detuvo a dos ciudadanos colombianos.", ["VEN>COL COERCE"]),
        ("Brasil enviará ayuda a Haití.", ["BRA>HTI AGREE planned"]),
        ("El ministro peruano llegó este lunes a Bolivia.", ["PER>BOL CONSULT"]),
        ("El canciller turco se mostró dispuesto a mediar entre Irán e Irak.", ["TUR>IRN+IRQ AGREE"]),
        ("Lula, que visitó Portugal en abril, elogió a España.", ["BRA>ESP SUPPORT", "BRA>PRT CONSULT"]),
        ("Chile y Perú se acusaron mutuamente de espionaje.", ["CHL=PER ACCUSE"]),
        ("Chile llamó a su embajador en Bolivia.", ["CHL>BOL SANCTION"]),
        ("Petro dijo que Ecuador rompió relaciones con Venezuela.", ["ECU>VEN SANCTION"]),
        ("Canadá envió alimentos a Haití.", ["CAN>HTI AID"]),
    ],
)
def test_a_sentence_tells_its_act(sentence, expected):
    assert short(sentence, "es") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Según la agencia rusa, el mercado subió.",
        "La empresa alemana demandó a una compañía china.",
        "Bolivia no tiene mar y Chile tiene mucho.",
        "Chile añadió que el comercio libre creció en Perú.",
        "Los turistas de Italia pasean por Madrid.",
    ],
)
def test_a_sentence_without_a_frame_gives_nothing(sentence):
    assert short(sentence, "es") == []
