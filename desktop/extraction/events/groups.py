"""Actor groups: an actor with its titles and agents, coordinated actors as one, and the case each stands in."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from desktop.extraction.events.grammar import QUOTES, Sentencing
from desktop.extraction.events.inflection import Form
from desktop.extraction.events.origins import is_origin
from desktop.records import Span

BARE = "object"


class Group(NamedTuple):
    """Actors that play one part: token range of the noun phrase, preposition before it, and that of the outer phrase.

    `weak` says that the phrase names no agent of a state (a firm, a border, a Turkish ship), `origin` that it
    only says where a person comes from.
    """

    codes: tuple[str, ...]
    spans: tuple[Span, ...]
    first: int
    last: int
    prep: str = BARE
    outer: str = BARE
    private: bool = False
    weak: bool = False
    owner: bool = False
    derived: bool = False
    place: bool = False
    person: bool = False
    origin: bool = False
    lead: str = ""


def find_groups(s: Sentencing) -> tuple[Group, ...]:
    """Return the actor groups of a sentence in order."""
    units: list[Group] = []
    for i, token in enumerate(s.tokens):
        if token.codes and not token.modifier:
            unit = _unit(s, i)
            if units and _same_phrase(s, units[-1], unit):
                units[-1] = _fuse(units[-1], unit)
            else:
                units.append(unit)
    origins = frozenset(unit.first for unit in units if unit.origin)
    units = [unit for unit in units if not _stationed(s, unit, origins)]
    places = [unit for unit in units if unit.place]
    groups = [*_coordinate(s, [unit for unit in units if not unit.place]), *places]
    return tuple(_with_case(s, group) for group in sorted(groups, key=lambda g: g.first))


def _unit(s: Sentencing, i: int) -> Group:
    token = s.tokens[i]
    last = i
    while last + 1 < len(s.tokens) and _inside(s, last + 1):
        last += 1
    phrase = {s.word(j) for j in range(i + 1, last + 1)}
    head = s.word(last)
    phrase |= _head_before(s, i)
    agent = not phrase.isdisjoint(s.words["agent_nouns"])
    origin = is_origin(s, i)
    return Group(
        token.codes,
        (token.span,),
        i,
        last,
        private=origin or not phrase.isdisjoint(s.words.of_any("private_nouns", "other_nouns")),
        weak=token.led or (not agent and head in s.words["thing_nouns"]),
        owner=i + 1 < len(s.tokens) and s.one_of(i + 1, "possessive"),
        derived=token.derived,
        place=token.place,
        person=token.person or agent,
        origin=origin,
    )


def _head_before(s: Sentencing, i: int) -> set[str]:
    """Return the noun that an actor behind it belongs to: 'empresa alemana', 'president of France'."""
    j = i - 1
    while j >= 0 and s.one_of(j, "determiners"):
        j -= 1
    if s.one_of(j, "genitive"):
        j -= 1
    if j < 0:
        return set()
    described = j > 0 and not s.function(j) and not s.function(j - 1) and not s.tokens[j - 1].codes
    return {s.word(j), s.word(j - 1)} if described and s.one_of(j - 1, "private_nouns") else {s.word(j)}


def _inside(s: Sentencing, i: int) -> bool:
    """Say whether a word still belongs to the noun phrase of the actor before it."""
    token = s.tokens[i]
    if token.codes or s.word(i) in QUOTES:
        return False
    if s.one_of(i, "possessive") and not token.word.isalpha():
        return True
    if s.verb_forms[i] or s.function(i) or s.one_of(i, "determiners", "adverbs", "speech"):
        return False
    return token.word[:1].isalpha() or token.word[:1].isdigit()


def _same_phrase(s: Sentencing, left: Group, right: Group) -> bool:
    between = {s.word(j) for j in range(left.last + 1, right.first)}
    after = s.following(right.last)
    if "," in between and after < len(s.tokens) and (s.verb_forms[after] or s.auxiliary(after)):
        return False
    if right.person and left.person and s.tokens[left.first].demonym and right.first == left.last + 1:
        return not s.tokens[right.first].demonym
    return left.codes == right.codes and left.place == right.place and between <= ({",", "the"} | s.words["genitive"])


def _fuse(left: Group, right: Group) -> Group:
    return left._replace(
        spans=(*left.spans, *right.spans),
        last=right.last,
        private=left.private or right.private,
        weak=left.weak and right.weak,
        person=left.person or right.person,
    )


def _stationed(s: Sentencing, unit: Group, origins: frozenset[int]) -> bool:
    """Say whether an actor only says where another's envoy is posted: 'envoy for North Korea'."""
    i = unit.first - 1
    while i >= 0 and s.one_of(i, "determiners"):
        i -= 1
    if not s.one_of(i, "belonging", "places", "infinitive", "prepositions"):
        return False
    j = i - 1
    if not s.one_of(j, "stations"):
        return False
    if s.one_of(i, "genitive"):
        return False
    for k in range(j - 1, max(-1, j - 5), -1):
        if s.verb_forms[k] or s.one_of(k, "subordinators") or (s.one_of(k, "possessive") and s.word(k).isalpha()):
            return False
        if s.tokens[k].codes and k not in origins:
            return True
    return False


def _coordinate(s: Sentencing, units: list[Group]) -> list[Group]:
    groups: list[Group] = []
    run: list[Group] = []
    for unit in units:
        if run and not _joined(s, run[-1], unit):
            groups.extend(_close(s, run))
            run = []
        run.append(unit)
    return [*groups, *_close(s, run)]


def _joined(s: Sentencing, left: Group, right: Group) -> bool:
    if left.origin is not right.origin:
        return False
    between = range(left.last + 1, right.first)
    words = [s.word(j) for j in between]
    if s.one_of(left.first - 1, "both_leads") and words and s.one_of(left.last + 1, "both_links"):
        return True
    if words == ["-"] or words == ["–"] or words == ["/"]:
        return True
    if not words or len(words) > 7:
        return False
    if len(words) > 1 and s.one_of(between[0], "coordinators") and words[1:] == _preposition(s, left):
        return True
    signs = [j for j in between if s.word(j) == "," or s.one_of(j, "coordinators")]
    if not signs or signs[0] != between[0]:
        return False
    fill = [j for j in between if j not in signs]
    if any(s.verb_forms[j] or (s.function(j) and not s.one_of(j, "genitive")) for j in fill):
        return False
    if len(signs) > 1 and signs[-1] - signs[0] > 1 + (s.word(signs[0]) == ","):
        return False
    return not _starts_clause(s, left, right, comma=s.word(signs[-1]) == ",")


def _preposition(s: Sentencing, group: Group) -> list[str]:
    """Return the preposition before a group, and its article, which may stand again before another."""
    j = group.first - 1
    while s.one_of(j, "determiners"):
        j -= 1
    return [s.word(j)] if s.one_of(j, "prepositions") else [""]


def _starts_clause(s: Sentencing, left: Group, right: Group, *, comma: bool) -> bool:
    """Say whether the second actor is the subject of a clause of its own."""
    after = s.following(right.last)
    if after >= len(s.tokens) or not (_finite(s, after) or s.auxiliary(after)):
        return False
    if not comma and _step_out(s, left.first)[1] in s.words.of_any("agents", "between"):
        return False
    start = 0 if comma else _clause_start(s, left.first)
    return any(s.verb_forms[j] or s.auxiliary(j) for j in range(start, left.first))


def _close(s: Sentencing, run: list[Group]) -> list[Group]:
    """Make one group of a run of joined units if a coordinator or a hyphen holds it, else leave them apart."""
    if len(run) < 2:
        return run
    gaps = [{s.word(j) for j in range(a.last + 1, b.first)} for a, b in itertools.pairwise(run)]
    held = any(gap & (s.words["coordinators"] | {"-", "–", "/"}) for gap in gaps)
    listed = len(run) > 2 or s.one_of(run[-1].last + 1, "coordinators")
    if not held and not listed and not s.headline:
        return run
    codes = tuple(dict.fromkeys(code for unit in run for code in unit.codes))
    spans = tuple(span for unit in run for span in unit.spans)
    return [
        run[0]._replace(
            codes=codes,
            spans=spans,
            last=run[-1].last,
            private=any(u.private for u in run),
            weak=all(u.weak for u in run),
            owner=run[-1].owner,
        )
    ]


def _with_case(s: Sentencing, group: Group) -> Group:
    if _opens_clause(s, group):
        return group._replace(prep=BARE, outer=BARE)
    i, prep = _step_out(s, group.first)
    outer = prep
    if prep != BARE and s.one_of(i - 1, "compound_leads") and not s.one_of(i - 2, "determiners"):
        return group._replace(prep=s.word(i - 1), outer=s.word(i - 1))
    if prep != BARE and s.one_of(i - 1, "means") and _governed_noun(s, i - 1):
        return group._replace(prep=s.word(i - 1), outer=s.word(i - 1))
    while prep != BARE and i > 0 and _steps_on(s, i):
        i, outer = _step_out(s, i)
        if outer == BARE:
            break
        if s.one_of(i + 1, "means") or s.one_of(i + 2, "means"):
            outer = s.word(i + 1) if s.one_of(i + 1, "means") else s.word(i + 2)
            break
    j = group.first - 1
    while j >= 0 and s.one_of(j, "determiners"):
        j -= 1
    return group._replace(prep=prep, outer=outer, lead=s.word(j))


def _governed_noun(s: Sentencing, i: int) -> bool:
    """Say whether a noun stands behind a preposition of its own: 'con la mediación', not 'enviará ayuda'."""
    j = i - 1
    while s.one_of(j, "determiners"):
        j -= 1
    return s.one_of(j, "prepositions")


def _opens_clause(s: Sentencing, group: Group) -> bool:
    """Say whether a group behind 'and' is the subject of a new clause: '... and Paris answered'."""
    j = group.first - 1
    while j >= 0 and s.one_of(j, "determiners", "agent_nouns"):
        j -= 1
    if not s.one_of(j, "coordinators", "contrast") or len(group.codes) > 1:
        return False
    after = s.following(group.last)
    while s.one_of(after, "clitics", "negations"):
        after = s.following(after)
    if after >= len(s.tokens) or not (_finite(s, after) or s.auxiliary(after)):
        return False
    return any(_finite(s, i) or s.auxiliary(i) for i in range(_clause_start(s, j), j))


def _clause_start(s: Sentencing, place: int) -> int:
    """Return where the clause around a place begins, as far as its signs and conjunctions tell."""
    i = place - 1
    while i >= 0 and not s.is_border(i) and not s.one_of(i, "complementisers", "relatives", "conditions"):
        i -= 1
    return i + 1


def _finite(s: Sentencing, i: int) -> bool:
    """Say whether a word can be a verb on its own feet, not only a participle."""
    return bool(s.verb_forms[i] - {Form.PARTICIPLE, Form.GERUND, Form.BASE, Form.ADJECTIVE})


def _steps_on(s: Sentencing, i: int) -> bool:
    """Say whether the phrase of a preposition belongs to the noun before it: 'the border with Syria'."""
    if s.one_of(i - 1, "thing_nouns"):
        return True
    return s.one_of(i, "belonging", "places") and not s.verb_forms[s.previous(i)]


def _step_out(s: Sentencing, i: int) -> tuple[int, str]:
    """Return place and word of the preposition that governs a phrase, or where the phrase stands bare."""
    j = i - 1
    fenced = False
    while j >= 0:
        if s.leads_clause(j) or s.one_of(j, "complementisers"):
            return j, BARE
        if s.one_of(j, "genitive") and s.one_of(j - 1, "quantifiers"):
            j -= 2
            continue
        if s.one_of(j, "prepositions") or s.one_of(j, "infinitive"):
            return j, s.word(j)
        if (s.word(j)[:1].isdigit() and len(s.word(j)) == 4) or s.word(j) in s.words["days"]:
            return j, BARE
        if fenced and not s.one_of(j, "determiners"):
            return j, BARE
        fenced = fenced or s.one_of(j, "determiners")
        if s.tokens[j].codes and not s.tokens[j].modifier and s.word(j + 1) not in s.words["possessive"]:
            return j, BARE
        beside = s.one_of(j, "pronouns") and s.one_of(j + 1, "coordinators")
        if s.verb_forms[j] or (s.function(j) and not beside and not s.one_of(j, "coordinators", "negations")):
            return j, BARE
        j -= 1
    return j, BARE
