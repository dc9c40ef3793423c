"""What the words around a form make of it: part of another name, a language, a person, only a place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from desktop.extraction.mentions.korean import stands_for_state
from desktop.extraction.mentions.lexicon import Hit
from desktop.extraction.mentions.resources import read_table
from desktop.extraction.mentions.tables import OWN, PREFIX, Form
from desktop.records import Kind, Span

_REACH = 60
_TITLE_REACH = 140
_LED = 0.6
_OPENED = re.compile("[“\"‘'«《『「<]")
_NAMES = (Kind.NAME, Kind.DEMONYM, Kind.CAPITAL, Kind.PLACE)
_NEVER = re.compile(r"(?!)")
_SMALL_WORD = re.compile(r"\b[a-zß-ÿ]{4,}")


class Rules:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        table = read_table(f"blocks.{language}.toml")
        self.after = _either(table.get("after", []))
        self.before = _either(table.get("before", []))
        self.links = frozenset(table.get("links", []))
        self.titles = _either(table.get("titles", []))
        self.works = _either(table.get("works", []))
        self.bare_title = re.compile(table.get("bare_title", "(?!)"))
        self.language_before = _either(table.get("language_before", []))
        self.language_after = _either(table.get("language_after", []))
        self.given_names = frozenset(table.get("given_names", []))
        self.first_names = frozenset(table.get("first_names", []))
        stops = "|".join(table.get("no_surnames", []))
        self.surname = re.compile(rf" (?!(?:{stops})\b)[A-Z][a-zà-ÿ]+(?!\w)(?! (?:[A-Z]))")
        self.states = {title: _cues(table, title) for title in ("georgia", "congo")}
        place = table.get("place", {})
        self.place_before = _either([place[key] for key in ("before", "from_before") if key in place])
        self.place_links = frozenset(place.get("links", []))
        self.place_after = re.compile(place.get("after", "(?!)"))
        self.dateline_after = re.compile(place.get("dateline_after", "(?!)"))
        self.led = re.compile(table.get("led", "(?!)"))
        self.city_states = frozenset(place.get("states", []))


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns)) if patterns else _NEVER


def _cues(table: dict[str, dict[str, str]], title: str) -> dict[str, re.Pattern[str]]:
    return {key: re.compile(pattern) for key, pattern in table.get(title, {}).items()}


@cache
def rules_of(language: str) -> Rules:
    """Return the rules of a language."""
    return Rules(language)


def weigh(text: str, hits: Sequence[Hit], language: str) -> Iterator[Hit]:
    """Yield the hits that name an actor or a place, with the code and kind their context gives them."""
    rules = rules_of(language)
    for number, (span, form) in enumerate(hits):
        if _is_of_another(text, hits, number):
            continue
        if form.rule == OWN and form.code is not None:
            yield Hit((span, form))
            continue
        if form.rule.startswith(PREFIX):
            if _is_joined(hits, number):
                yield Hit((Span(span.start, span.end - 1), form))
            continue
        if form.code is None or _belongs_to_other(text, span, form, rules):
            continue
        if language == "ko" and not stands_for_state(text, span):
            continue
        if form.kind is Kind.ORGANISATION and _organ_of_state(text, hits, number):
            continue
        yield Hit((span, _settle(text, span, form, rules)))


def _is_of_another(text: str, hits: Sequence[Hit], number: int) -> bool:
    """Say whether an adjective of another state follows a body: 'la Casa Blanca rusa' is not Washington's."""
    (span, form), *following = hits[number : number + 2]
    if form.kind is not Kind.BODY or not following:
        return False
    after, other = following[0]
    apart = other.kind is Kind.DEMONYM and other.loose and other.code not in (None, form.code)
    return apart and text[span.end : after.start] == " " and text[after.start].islower()


def _is_joined(hits: Sequence[Hit], number: int) -> bool:
    """Say whether an adjective of a state follows the hyphen of a prefix: 'Sino-Indian', not 'Indo-Pacific'."""
    following = hits[number + 1 : number + 2]
    return any(hit[0].start == hits[number][0].end and hit[1].kind is Kind.DEMONYM for hit in following)


def _belongs_to_other(text: str, span: Span, form: Form, rules: Rules) -> bool:
    if form.kind not in _NAMES:
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    adjective = form.loose and text[span.start].islower()  # 'un banco suizo' is Swiss, 'calle Suiza' is a street
    if rules.after.match(text, span.end) or (not adjective and _follows_part(before, rules)):
        return True
    if _OPENED.search(before) and rules.titles.search(before):
        return True
    if _tells_of_works(text, rules.language) and rules.bare_title.search(_line_before(text, span)):
        return True
    return _is_language(text, span, form, rules, before) or _is_person(text, span, form, rules, before)


def _follows_part(before: str, rules: Rules) -> bool:
    """Say whether what stands before makes a name part of another; a small word must be one that can link them."""
    return _may_follow(before, rules.links) and rules.before.search(before) is not None


def _may_follow(before: str, links: Collection[str]) -> bool:
    """Say whether a pattern of what stands before may fit: the last word is no small one, or one of its own."""
    last = before[before.rfind(" ", 0, -1) + 1 : -1]
    return last in links or not last.islower()


def _is_language(text: str, span: Span, form: Form, rules: Rules, before: str) -> bool:
    if form.kind is not Kind.DEMONYM:
        return False
    after = text[span.end : span.end + 20]
    if before.endswith(("(", "; ")) and text.startswith(": ", span.end):
        return True
    return bool(rules.language_after.match(after) and rules.language_before.search(before))


def _is_person(text: str, span: Span, form: Form, rules: Rules, before: str) -> bool:
    """Say whether a name is a person's: 'Michael Jordan', and 'Kenya Moore' outside headlines."""
    if form.kind is Kind.DEMONYM:
        return False
    if before.endswith(" ") and before[:-1].rpartition(" ")[2] in rules.first_names:
        return True
    if span.of(text) not in rules.given_names or not rules.surname.match(text, span.end):
        return False
    return is_running_text(text, span)


def is_running_text(text: str, span: Span) -> bool:
    """Say whether the line has words in small letters: headlines in capitals tell nothing of names."""
    return bool(_SMALL_WORD.search(_line_around(text, span)))


@lru_cache(maxsize=8)
def _tells_of_works(text: str, language: str) -> bool:
    """Say whether a text has a word for films, novels and the like: few have."""
    return rules_of(language).works.search(text) is not None


def _line_before(text: str, span: Span) -> str:
    """Return what stands before in the line, as far as a title may reach."""
    return text[max(text.rfind("\n", 0, span.start) + 1, span.start - _TITLE_REACH) : span.start]


def _line_around(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]


def _organ_of_state(text: str, hits: Sequence[Hit], number: int) -> bool:
    """Say whether 'Security Council' or 'General Assembly' is a state's own: after its name or 'National'."""
    span = hits[number][0]
    before = text[max(0, span.start - 12) : span.start]
    if before.endswith(("National ", "national ")):
        return True
    if not number or not text[span.start : span.end].startswith(("Security", "General")):
        return False
    last = hits[number - 1]
    return last[1].kind in (Kind.NAME, Kind.DEMONYM) and text[last[0].end : span.start].strip("s'’ ") == ""


def _settle(text: str, span: Span, form: Form, rules: Rules) -> Form:
    words = span.of(text)
    if rules.led.match(text, span.end):
        return form._replace(rule=f"{form.rule}:led", confidence=min(form.confidence, _LED))
    if words == "Georgia" and rules.states["georgia"]:
        return _settle_georgia(text, span, form, rules.states["georgia"])
    if form.code == "COG" and words == "Congo" and rules.states["congo"]:
        return _settle_congo(text, form, rules.states["congo"])
    if form.kind is Kind.CAPITAL or (form.kind is Kind.NAME and form.code in rules.city_states):
        return _settle_city(text, span, form, rules)
    return form


def _settle_georgia(text: str, span: Span, form: Form, cues: dict[str, re.Pattern[str]]) -> Form:
    line = _line_around(text, span)
    if cues["usa"].search(line) and not cues["georgia"].search(line):
        return form._replace(code="USA", kind=Kind.PLACE, rule=form.rule.replace("name", "place"), confidence=0.8)
    return form


def _settle_congo(text: str, form: Form, cues: dict[str, re.Pattern[str]]) -> Form:
    """News that says 'Congo' and nothing else means Kinshasa's."""
    if cues["republic"].search(text) and not cues["democratic"].search(text):
        return form
    return form._replace(code="COD", confidence=0.7)


def _settle_city(text: str, span: Span, form: Form, rules: Rules) -> Form:
    before = text[max(0, span.start - _REACH) : span.start]
    is_place = _may_follow(before, rules.place_links) and rules.place_before.search(before)
    if is_place or rules.place_after.match(text, span.end) or _heads_line(text, span, rules):
        return form._replace(kind=Kind.PLACE, rule=f"{form.rule}:place")
    return form


def _heads_line(text: str, span: Span, rules: Rules) -> bool:
    at_head = span.start == 0 or text[span.start - 1] == "\n"
    return at_head and bool(rules.dateline_after.match(text, span.end))
