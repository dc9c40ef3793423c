"""The five sample articles, read as an analyst would read them."""

from datetime import date

import pytest

from desktop.paths import samples
from desktop.reading.files import read

EXPECTED = {
    "000": (
        "Why N. Korea may be opening doors to UN, Western diplomats after pandemic",
        "Kim Jung-sil",
        "Arirang News",
        date(2024, 3, 5),
    ),
    "001": ("U.S. Invites North Korea to Resume Dialogue", None, None, None),
    "002": (
        "North Korea Avoids Contact with Biden Until Abandonment of ‘Hostile Policies’",
        "Camilo Bello",
        None,
        None,
    ),
    "003": ("North Korea Rebuffs Joe Biden’s Attempt at Diplomacy", None, "El American", None),
    "004": ("Mexico to Restore Diplomatic Relations with North Korea", "Paloma Duran", None, date(2021, 7, 26)),
}
CHROME = {
    "000": ["📣 Facebook : 📣 Twitter : 📣 Homepage :", "Back to Top"],
    "001": ["fbpx\nSkip to content", "Leave a Reply\n\nTotal\n0\nShare"],
    "002": ["fbpx\nSkip to content", "Leave a Reply\n\nTotal\n0\nShare"],
    "003": ["Skip to content", "Leave a Reply"],
    "004": ["Home > Policy & Economy > Article", "Share it!", "You May Like\n\nMost popular\n\nNewsletter"],
}


@pytest.fixture(params=samples(), ids=lambda path: path.name[:3])
def sample(request):
    (article,) = read(request.param)
    return request.param.name[:3], article


def test_facts_are_those_the_page_states(sample):
    number, article = sample
    assert (article.title, article.author, article.source, article.published) == EXPECTED[number]


def test_chrome_is_what_belongs_to_the_page(sample):
    number, article = sample
    assert [span.of(article.text) for span in article.chrome] == CHROME[number]
