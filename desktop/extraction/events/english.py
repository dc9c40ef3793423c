"""Which words of an English sentence are verbs: most spellings of one are nouns as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.extraction.events.inflection import Form

if TYPE_CHECKING:
    from desktop.extraction.events.grammar import Sentencing

_ADJECTIVE = ("al", "ic", "ive", "ary", "ous", "ful", "ent", "ese", "ish", "able", "ible", "ian", "can", "less")


def read_english(s: Sentencing, i: int, forms: frozenset[Form]) -> frozenset[Form]:
    """Tell the verb from the noun of one spelling by its neighbours."""
    before = s.previous(i)
    left = s.word(before)
    if s.one_of(i, "have") and not _has_object(s, i):
        return frozenset()
    if Form.ADJECTIVE in forms:
        if before < 0 or s.one_of(before, "be", "negations") or s.is_border(before):
            return frozenset({Form.ADJECTIVE})
        forms = forms - {Form.ADJECTIVE}
    if before >= 0 and s.tokens[before].demonym and s.one_of(i + 1, "agent_nouns"):
        return frozenset()
    bare = forms & {Form.BASE, Form.PRESENT}
    if Form.GERUND in forms and (before < 0 or s.is_border(before)) and _names_act(s, i):
        return frozenset()
    if before >= 0 and s.tokens[before].codes and not _verb_behind_actor(s, i, before, forms):
        return frozenset()
    if left in s.words["infinitive"] or s.one_of(before, "future", "conditional", "possibility", "obligation", "do"):
        return frozenset({Form.BASE}) if Form.BASE in forms else _noun_or_gerund(s, before, forms)
    if s.one_of(before, "be", "have"):
        return forms - {Form.BASE, Form.PRESENT} or frozenset()
    if forms <= {Form.PAST, Form.PARTICIPLE} and _verbal(s, before) and not s.one_of(s.following(i), "agents"):
        return frozenset()
    if s.one_of(before, "determiners", "possessive") or _adjective(s, before) or _counts(s, before):
        participle = forms & {Form.PARTICIPLE, Form.PAST} and _actor_ahead(s, i) and not s.one_of(before, "determiners")
        return forms & {Form.PAST, Form.PARTICIPLE} if participle else frozenset()
    if s.one_of(before, "prepositions"):
        return forms & {Form.GERUND}
    if bare and _completes_clause(s, i):
        return forms
    if (bare or Form.GERUND in forms) and s.lexicon.is_noun(s.word(i)) and _in_noun_phrase(s, before):
        return frozenset()
    if bare:
        return _bare(s, i, before, forms)
    return forms


def _names_act(s: Sentencing, i: int) -> bool:
    """Say whether a word in -ing at the head of a clause is its noun: 'Fighting between them went on'."""
    return s.lexicon.is_noun(s.word(i)) and s.one_of(s.following(i), "prepositions")


def _verb_behind_actor(s: Sentencing, i: int, actor: int, forms: frozenset[Form]) -> bool:
    """Say whether a spelling right behind an actor can be its verb: not in 'a U.S. ally', 'the UN meeting in Rome'."""
    if forms == {Form.GERUND}:
        return not s.lexicon.is_noun(s.word(i)) or _object_follows(s, i)
    if not forms & {Form.BASE, Form.PRESENT} or forms & {Form.PAST}:
        return True
    if s.one_of(_phrase_start(s, actor), "indefinite"):
        return False
    return Form.BASE not in forms or _plural(s, actor)


def _phrase_start(s: Sentencing, i: int) -> int:
    """Return the place of the article or the like that opens the phrase of an actor, -1 where none does."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if s.one_of(j, "determiners", "possessive"):
            return j
        if s.function(j) or s.tokens[j].codes:
            break
    return -1


def _plural(s: Sentencing, actor: int) -> bool:
    """Say whether an actor is several: 'Israelis', 'Russia, Ukraine', 'Chad and Mali'."""
    token = s.tokens[actor]
    joined = s.one_of(actor - 1, "coordinators") or s.word(actor - 1) in {",", "-", "–", "/"}
    return token.raw.endswith("s") or len(token.codes) > 1 or joined


def _object_follows(s: Sentencing, i: int) -> bool:
    after = s.following(i)
    return after < len(s.tokens) and (bool(s.tokens[after].codes) or s.one_of(after, "determiners", "possessive"))


def _completes_clause(s: Sentencing, i: int) -> bool:
    """Say whether a clause with an actor and no verb so far finds it here: 'China for its part helps Pyongyang'."""
    if not _object_follows(s, i) or s.one_of(i - 1, "determiners", "possessive"):
        return False
    actor = False
    for j in range(i - 1, -1, -1):
        if s.is_border(j) or s.one_of(j, "complementisers", "relatives"):
            break
        if s.verb_forms[j] or s.auxiliary(j):
            return False
        actor = bool(s.tokens[j].codes) and not s.one_of(j - 1, "prepositions")
    return actor


def _counts(s: Sentencing, i: int) -> bool:
    """Say whether a word is a number that is no year: '26 looted treasures'."""
    word = s.word(i)
    return word[:1].isdigit() and len(word) != len("1999")


def _has_object(s: Sentencing, i: int) -> bool:
    """Say whether 'have' stands for itself: 'had a call', not 'had called'."""
    after = s.following(i)
    return s.one_of(after, "determiners") or (s.lexicon.is_noun(s.word(after)) and not s.word(after).endswith("ed"))


def _in_noun_phrase(s: Sentencing, i: int) -> bool:
    """Say whether a determiner opened the phrase that a word ends: 'a three-way meeting'."""
    for j in range(i, max(-1, i - 4), -1):
        if s.one_of(j, "determiners", "possessive"):
            return True
        if s.function(j) or s.tokens[j].codes or s.word(j) in s.lexicon.known_verbs or s.one_of(j, "agent_nouns"):
            return False
    return False


def _plain_noun(s: Sentencing, before: int, after: int) -> bool:
    """Say whether an ordinary word before and a preposition behind make a noun of what could be a verb."""
    if before < 0 or s.tokens[before].codes or s.function(before) or s.one_of(before, "agent_nouns", "speech"):
        return False
    return s.ends(after) or s.one_of(after, "prepositions") or s.is_border(after)


def _verbal(s: Sentencing, i: int) -> bool:
    """Say whether a word is a verb that takes an object: what follows it is a noun."""
    forms = s.lexicon.known_verbs.get(s.word(i), frozenset())
    return bool(forms) and not s.one_of(i, "speech", "agent_nouns") and s.word(i) not in s.lexicon.nouns


def _noun_or_gerund(s: Sentencing, before: int, forms: frozenset[Form]) -> frozenset[Form]:
    return forms & {Form.GERUND} if s.one_of(before, "infinitive") else frozenset()


def _adjective(s: Sentencing, i: int) -> bool:
    word = s.word(i)
    if i < 0 or s.tokens[i].codes or word.endswith("ment") or s.lexicon.is_noun(word):
        return False
    return word.endswith(_ADJECTIVE) and word not in s.words["agent_nouns"]


def _actor_ahead(s: Sentencing, i: int) -> bool:
    after = s.following(i)
    return after < len(s.tokens) and bool(s.tokens[after].codes)


def _told_already(s: Sentencing, before: int) -> bool:
    """Say whether the clause has its verb, so that one more after a plain noun is none: 'shipped artillery shells'."""
    if before < 0 or s.tokens[before].codes or s.one_of(before, "pronouns", "personal_relatives"):
        return False
    for j in range(before, -1, -1):
        if s.is_border(j) or s.one_of(j, "complementisers", "relatives", "coordinators", "contrast", "subordinators"):
            return False
        if s.one_of(j, "speech"):
            return False
        if s.verb_forms[j] & {Form.PAST, Form.PRESENT} or (s.verb_forms[j] and s.auxiliary(s.previous(j))):
            return True
    return False


def _bare(s: Sentencing, i: int, before: int, forms: frozenset[Form]) -> frozenset[Form]:
    """Read a base or an -s form: a verb behind a subject, a noun where a preposition or a verb follows it."""
    after = s.following(i)
    noun = s.lexicon.is_noun(s.word(i))
    if (noun or s.one_of(i, "noun_verbs")) and s.one_of(after, "prepositions") and _told_already(s, before):
        return frozenset()
    if not noun:
        plain = s.one_of(i, "noun_verbs") and _plain_noun(s, before, after)
        return frozenset() if _verbal(s, before) or plain else forms
    if before < 0 or s.is_border(before):
        return frozenset() if s.one_of(after, "prepositions") else forms
    if s.tokens[before].codes:
        if s.one_of(after, "infinitive") and Form.BASE in s.lexicon.known_verbs.get(s.word(after + 1), ()):
            return frozenset() if s.tokens[before].demonym else forms
        if s.one_of(after, "prepositions", "coordinators") or s.is_border(after) or s.ends(after):
            particle = any(e.rest and e.rest[0] == s.word(after) for e in s.lexicon.verbs.get(s.word(i), ()))
            return forms if particle and not s.tokens[before].demonym else frozenset()
        demonym_noun = s.tokens[before].demonym or s.auxiliary(after)
        return frozenset() if demonym_noun else forms
    left = s.word(before)
    plural = left.endswith("s") and not left.endswith("ss")
    if s.one_of(before, "agent_nouns") and plural == (Form.BASE in forms):
        return forms
    if s.one_of(after, "determiners") or (after < len(s.tokens) and s.tokens[after].codes):
        return forms
    return frozenset()
