"""The other articles of a story, in words."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.languages import language_name
from desktop.records import Article, Kinship, Relative, Verdict


def told_with(article: Article) -> tuple[Relative, ...]:
    """Return the articles that tell the story of an article: near-copies and accepted versions."""
    return tuple(one for one in article.relatives if _binds(one))


def suggested(article: Article) -> tuple[Relative, ...]:
    """Return the versions in other languages on which the analyst has not said anything."""
    kinds = (one for one in article.relatives if one.kind is Kinship.TRANSLATION)
    return tuple(one for one in kinds if one.verdict is Verdict.OPEN and one.direct)


def refused(article: Article) -> tuple[Relative, ...]:
    """Return the articles of which the analyst has said that they tell another story."""
    return tuple(one for one in article.relatives if one.direct and one.verdict is Verdict.REJECTED)


def story_words(article: Article) -> str:
    """Return 'In 4 articles', or '2 versions' where one outlet printed them all; nothing for a story told once."""
    relatives = told_with(article)
    if not relatives:
        return ""
    outlets = {article.facts.source, *(one.source for one in relatives)}
    return copies_words(len(relatives) + 1, versions=len(outlets) == 1 and None not in outlets)


def copies_words(told_in: int, *, versions: bool) -> str:
    """Return in how many articles a story is told, as a badge says it."""
    return f"{told_in} versions" if versions else f"in {told_in} articles"


def relative_words(one: Relative) -> str:
    """Return outlet, day and title of another article, and how it is akin where that is not plain."""
    day = one.published.isoformat() if one.published else "no date"
    kind = {Kinship.EXCERPT: "excerpt: ", Kinship.TRANSLATION: f"in {language_name(one.language or 'und')}: "}
    return f"{one.source or 'outlet not given'}, {day} — {kind.get(one.kind, '')}{one.title}"


def suggestion_words(one: Relative) -> str:
    """Return what is asked about a version in another language."""
    return f"Perhaps the same story in {language_name(one.language or 'und')}:"


def leaving(relatives: Sequence[Relative]) -> dict[int, Verdict]:
    """Return what is said of the others when an article is no part of their story."""
    return {one.article: Verdict.REJECTED for one in relatives if one.direct}


def _binds(one: Relative) -> bool:
    if not one.direct:
        return True
    return one.verdict is Verdict.ACCEPTED if one.kind is Kinship.TRANSLATION else one.verdict is not Verdict.REJECTED
