"""How confidence is held against gold."""

from calibration import curve, judge

GOLD = [{"id": "a", "text": "Yes, sí", "spans": [[0, 3, "en"], [5, 7, "es"]]}, {"id": "b", "text": "No", "spans": []}]


def analysed(*segments):
    parts = [{"start": a, "end": b, "language": name, "confidence": sure} for a, b, name, sure in segments]
    return [{"id": "a", "segments": parts}]


def test_a_segment_is_right_by_most_of_its_letters():
    assert judge(GOLD, analysed((0, 5, "en", 0.95), (5, 7, "pt", 0.4))) == [(0.95, True), (0.4, False)]
    assert judge(GOLD, analysed((0, 7, "en", 0.6))) == [(0.6, False)]


def test_stretches_without_letters_of_the_gold_do_not_count():
    assert judge(GOLD, analysed((3, 5, "en", 0.9))) == []


def test_the_curve_counts_by_steps():
    judged = [(0.3, False), (0.95, True), (0.92, False), (1.0, True)]
    assert list(curve(judged)) == [(0.0, 1, 0.0), (0.9, 2, 0.5), (0.97, 1, 1.0)]
