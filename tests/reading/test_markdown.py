from datetime import date

import pytest

from desktop.reading.files import read
from desktop.records import Unread

BODY = """# Envoy arrives

The **envoy** of [Chile](https://example.org) arrived
in Lima on Monday.

- He met the minister.
- He left.

> "We agree", she said.

<script>alert(1)</script>

| Country | Aid |
|---|---|
| Peru | 3 |
"""
TEXT = (
    "Envoy arrives\n\nThe envoy of Chile arrived in Lima on Monday.\n\nHe met the minister.\nHe left.\n\n"
    '"We agree", she said.\n\nCountry Aid\nPeru 3'
)


def one(folder, name, content):
    (folder / name).write_text(content, encoding="utf-8")
    (found,) = read(folder / name)
    return found


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: 'Envoy: a visit'\ndate: 2024-03-05\nauthors: [Jane Doe, John Roe]\n"
        "source: Example\nurl: https://e.org\nlang: en-GB\n---\n",
        '+++\ntitle = "Envoy: a visit"\ndate = 2024-03-05T10:00:00Z\nauthors = ["Jane Doe", "John Roe"]\n'
        'source = "Example"\nurl = "https://e.org"\nlang = "en"\n+++\n',
        "---\ntítulo: 'Envoy: a visit'\nfecha: 5 de marzo de 2024\nautores: Jane Doe, John Roe\n"
        "medio: Example\nenlace: https://e.org\nidioma: en\n---\n",
    ],
)
def test_front_matter_gives_the_facts(tmp_path, matter):
    article = one(tmp_path, "a.txt", matter + BODY)
    assert (article.title, article.published, article.author) == (
        "Envoy: a visit",
        date(2024, 3, 5),
        "Jane Doe, John Roe",
    )
    assert (article.source, article.url, article.language) == ("Example", "https://e.org", "en")
    assert article.given == {"title", "published", "author", "source", "url", "language"}
    assert article.text == TEXT


def test_markdown_without_front_matter_is_told_by_its_name(tmp_path):
    article = one(tmp_path, "a.md", BODY)
    assert article.text == TEXT
    assert article.given == frozenset()


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: [unclosed\n---\n",
        "---\ndate: 2024-13-45\n---\n",
        "---\n- a\n- b\n---\n",
        "---\ntitle: !!python/object/apply:os.system ['true']\n---\n",
        "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n---\n",
        "---\n" + "[" * 3000 + "\n---\n",
    ],
)
def test_broken_front_matter_gives_no_facts_and_no_fault(tmp_path, matter):
    article = one(tmp_path, "a.md", matter + BODY)
    assert TEXT in article.text
    assert "title" not in article.given


def test_a_story_between_rules_is_no_front_matter(tmp_path):
    text = "---\nThe envoy said: we agree.\n---\nHe left on Monday."
    assert one(tmp_path, "a.txt", text).text == text


def test_an_empty_markdown_file_is_said(tmp_path):
    assert isinstance(one(tmp_path, "a.md", "---\ntitle: x\n---\n\n"), Unread)
