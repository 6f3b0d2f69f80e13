"""Attributions in headlines, where marks and order do the work of grammar: "X: monitor", "Official claims …"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from frontwire.attributing.found import Found
from frontwire.attributing.naming import Naming
from frontwire.lexicon.cues import CueRule, Frame
from frontwire.lexicon.voices import VoiceRule, words_of
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax
from frontwire.model.voice import Certainty, VoiceType

HEADLINES = frozenset({Role.TITLE, Role.DECK})
_SEGMENT_MARKS = frozenset({";", "|"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_FULL_STOPS = frozenset({".", "!", "?"})
_VOICE_MARKS = frozenset({":", "-", "–", "—", "_", "--"})
#: The longest voice in a headline, in words.
_LONGEST_VOICE = 6
#: A headline of fewer words opens other sentences by chance.
_SHORTEST_REPEATED = 5
#: A closing voice without any mark must be of these types: others end headlines as victims and places.
_BARE_TYPES = frozenset({VoiceType.MONITOR})
#: Words before which a closing noun is no voice but part of a phrase ("attack on monitor").
_BINDING_POS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "VERB", "AUX", "PART"})


def find_headed(naming: Naming) -> Iterator[Found]:
    """Every saying in titles and decks, and closing voices without marks anywhere."""
    syntax = naming.document.syntax
    headlines = _headlines(syntax)
    for sentence in syntax.sentences:
        if sentence.role is Role.BODY:
            yield from _bare(naming, sentence.stretch, headline=False)
    for headline in (*headlines, *_repeated(syntax, headlines)):
        for segment in _segments(syntax, headline):
            found = list(_marked(naming, segment)) or list(_led(naming, segment)) or list(_tagged(naming, segment))
            yield from found or _bare(naming, segment, headline=True)


def _headlines(syntax: Syntax) -> list[Stretch]:
    """Titles and decks, in one piece each up to a full stop: parsers cut headlines where no sentence ends."""
    out: list[Stretch] = []
    block = -1
    for sentence in syntax.sentences:
        if sentence.role not in HEADLINES:
            continue
        before = syntax[sentence.stretch.start - 1].text if sentence.stretch.start else "."
        if sentence.block == block and before not in _FULL_STOPS:
            out[-1] = Stretch(out[-1].start, sentence.stretch.end)
        else:
            out.append(sentence.stretch)
        block = sentence.block
    return out


def _repeated(syntax: Syntax, headlines: list[Stretch]) -> Iterator[Stretch]:
    """Where a sentence of the body opens with a headline's words: the headline set once more above the text."""
    for headline in headlines:
        words = [syntax[i].text.lower() for i in headline]
        if len(words) < _SHORTEST_REPEATED:
            continue
        for sentence in syntax.sentences:
            again = Stretch(sentence.stretch.start, sentence.stretch.start + len(words))
            if sentence.role is not Role.BODY or again.end > sentence.stretch.end:
                continue
            if [syntax[i].text.lower() for i in again] == words:
                yield again


def _segments(syntax: Syntax, stretch: Stretch) -> list[Stretch]:
    cuts = [i for i in stretch if syntax[i].text in _SEGMENT_MARKS]
    edges = [stretch.start - 1, *cuts, stretch.end]
    return [Stretch(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _words(syntax: Syntax, stretch: Stretch) -> tuple[str, ...]:
    return words_of(" ".join(syntax[i].text for i in stretch))


def _is_voice(naming: Naming, stretch: Stretch) -> bool:
    """Do these few words, without a verb, name a voice?"""
    words = _words(naming.document.syntax, stretch)
    if any(naming.document.syntax[i].tag in _FINITE for i in stretch):
        return False
    return 0 < len(words) <= _LONGEST_VOICE and naming.is_voice(words) is not None


def _found(stretch: Stretch, content: range, rule: CueRule | None, cue: Stretch | None) -> Found:
    return Found(stretch.end - 1, frozenset(content), rule, cue, bare=stretch, because="headline")


def _marked(naming: Naming, segment: Stretch) -> Iterator[Found]:
    """ "… : monitor", "Monitor: …", "… - monitor"."""
    syntax = naming.document.syntax
    cuts = [i for i in segment if segment.start < i < segment.end - 1 and _is_mark(syntax, i)]
    if not cuts:
        return
    last, first = Stretch(cuts[-1] + 1, segment.end), Stretch(segment.start, cuts[0])
    if _is_voice(naming, _unpointed(syntax, last)):
        yield _found(_unpointed(syntax, last), range(segment.start, cuts[-1]), None, None)
    elif syntax[cuts[0]].text == ":" and (_is_voice(naming, first) or _is_person(syntax, first)):
        yield _found(first, range(cuts[0] + 1, segment.end), None, None)


def _is_mark(syntax: Syntax, index: int) -> bool:
    """A mark that sets off a voice: a hyphen only where a blank stands on one side of it."""
    token, before, after = syntax[index], syntax[index - 1], syntax[index + 1]
    glued = before.span.end == token.span.start and token.span.end == after.span.start
    return token.text in _VOICE_MARKS and not (glued and token.text != ":")


def _is_person(syntax: Syntax, stretch: Stretch) -> bool:
    """Is it a person's name and nothing else?"""
    return len(stretch) <= _LONGEST_VOICE and all(syntax[i].entity == "PERSON" for i in stretch)


def _unpointed(syntax: Syntax, stretch: Stretch) -> Stretch:
    """Without a full stop at the end."""
    end = stretch.end
    while end - 1 > stretch.start and not any(c.isalnum() for c in syntax[end - 1].text):
        end -= 1
    return Stretch(stretch.start, end)


def _cue(naming: Naming, index: int) -> CueRule | None:
    """The rule of a finite cue in a headline, whatever the parser took it for ("Official claims troops …")."""
    token = naming.document.syntax[index]
    word = token.text.lower()
    forms = [token.lemma] if token.pos in {"VERB", "AUX"} else []
    if word.endswith("s") and token.tag != "POS":
        forms += [word[:-1], word[:-2]]
    for form in forms:
        for rule in naming.cues.verbs.get(form, ()):
            if len(rule.words) == 1 and not rule.subjects and rule.certainty is not Certainty.PLANNED:
                return rule if {Frame.CLAUSE, Frame.OBJECT} & rule.frames else None
    return None


def _tagged(naming: Naming, segment: Stretch) -> Iterator[Found]:
    """ "…, says UN", "…, officials say"."""
    syntax = naming.document.syntax
    body = _unpointed(syntax, segment)
    for index in range(body.end - 1, max(body.start, body.end - 1 - _LONGEST_VOICE), -1):
        if (rule := _cue(naming, index)) is None:
            continue
        after = Stretch(index + 1, body.end)
        if len(after) and _is_voice(naming, after) and index > body.start + 1:
            yield _found(after, range(body.start, index), rule, Stretch(index, index + 1))
            return
        commas = [i for i in range(body.start, index) if syntax[i].text == ","]
        if not len(after) and not commas:
            source = _known_before(naming, body, index)
            if source is not None:
                yield _found(source, range(body.start, source.start), rule, Stretch(index, index + 1))
                return
        if not len(after) and commas and _is_voice(naming, Stretch(commas[-1] + 1, index)):
            yield _found(Stretch(commas[-1] + 1, index), range(body.start, commas[-1]), rule, Stretch(index, index + 1))
            return


def _known_before(naming: Naming, body: Stretch, cue: int) -> Stretch | None:
    """A voice that the lexicon knows word for word right before a closing cue whose comma was lost."""
    for start in range(max(body.start + 2, cue - _LONGEST_VOICE), cue):
        if naming.cues.voices.exact(_words(naming.document.syntax, Stretch(start, cue))) is not None:
            return Stretch(start, cue)
    return None


def _led(naming: Naming, segment: Stretch) -> Iterator[Found]:
    """ "Official claims …; doctor moans …, says …, but …": all that follows is said by who opens the segment."""
    syntax = naming.document.syntax
    cues = [(i, rule) for i in segment if (rule := _cue(naming, i)) is not None]
    first = next(((i, r) for i, r in cues if segment.start < i <= segment.start + _LONGEST_VOICE), None)
    if first is None or not _opens(naming, Stretch(segment.start, first[0])):
        return
    after = first[0] + 1
    if after >= segment.end or syntax[after].pos == "ADP" or syntax[after].lemma == "to":
        return
    voice = Stretch(segment.start, first[0])
    own = [first] + [c for c in cues if c[0] > first[0] and syntax[c[0] - 1].text in {",", "and", "but"}]
    ends = [c[0] for c in own[1:]] + [segment.end]
    for (index, rule), end in zip(own, ends, strict=True):
        yield _found(voice, range(index + 1, end), rule, Stretch(index, index + 1))


def _opens(naming: Naming, stretch: Stretch) -> bool:
    """Is it a voice, or at least one name or noun without a verb or mark, that opens the segment?"""
    syntax = naming.document.syntax
    if any(syntax[i].pos == "PUNCT" for i in stretch):
        return False
    return _is_voice(naming, stretch)


def _closes_bare(syntax: Syntax, rule: VoiceRule, start: int) -> bool:
    """Is it a voice that headlines end in, or an aid group ("NGO") behind a place's name?"""
    group = rule.type is VoiceType.NGO and rule.is_noun
    return rule.type in _BARE_TYPES or (group and syntax[start - 1].pos == "PROPN")


def _bare(naming: Naming, segment: Stretch, *, headline: bool) -> Iterator[Found]:
    """ "… town Monitor": a monitor's name closes the headline and the mark before it was lost."""
    syntax = naming.document.syntax
    body = _unpointed(syntax, segment)
    first = max(body.start + 1, body.end - _LONGEST_VOICE)
    if first >= body.end or not naming.cues.voices.ends(_words(syntax, Stretch(first, body.end))):
        return
    for start in range(first, body.end):
        stretch = Stretch(start, body.end)
        words = _words(syntax, stretch)
        rule = naming.cues.voices.exact(words)
        if rule is None or not _closes_bare(syntax, rule, start) or start - body.start <= len(stretch):
            continue
        before = syntax[start - 1]
        loose = before.pos not in _BINDING_POS and (headline or before.pos == "ADJ")
        if loose and (headline or len(words) > 1):
            yield _found(stretch, range(body.start, start), None, None)
        return
