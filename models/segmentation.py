"""underthesea's `word_tokenize`, its model weighed here: the same words in a fifth of the time.

The model is a conditional random field. It weighs features of each syllable and its neighbours (their letters, how they
are written, whether a dictionary has them), and the likeliest row of two tags is taken: "begins a word", "goes on with
it". underthesea writes 43 features out for every syllable; here their weights are looked up by the syllables.
"""

from __future__ import annotations

import pickle
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from congtac.models.crf_weights import read_weights

_TEMPLATE = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\.(lower|isdigit|istitle|is_in_dict))?")
_KEPT_SYLLABLES = 16_384  # Vietnamese has 7,000 of them.

# How much more it weighs that a syllable goes on with a word than that it begins one: for each place from which
# syllables in a row are seen.
_Weights = tuple[float, ...]
# The weights of a template's features by what its function says of the syllables; None stands for their letters.
_Template = Mapping[str | None, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What so many syllables in a row weigh.

    Attributes:
        first: The places: where the first of the syllables stands, seen from the one that is tagged.
        letters: By their letters.
        lower: By their letters in lower case.
        manner: By whether they are digits, whether each has a capital, and whether the dictionary has them.
    """

    first: Sequence[int]
    letters: Mapping[str, _Weights]
    lower: Mapping[str, _Weights]
    manner: Mapping[tuple[bool, bool, bool], _Weights]

    def weigh(self, letters: str, lower: str, manner: tuple[bool, bool, bool]) -> _Weights:
        """The weights of syllables with blanks between them."""
        of_manner = self.manner[manner]
        of_letters, of_lower = self.letters.get(letters), self.lower.get(lower)
        if of_letters is None and of_lower is None:
            return of_manner
        found = [weights for weights in (of_manner, of_letters, of_lower) if weights is not None]
        return tuple(map(sum, zip(*found, strict=True)))


@dataclass(frozen=True, slots=True)
class _Model:
    """underthesea's model.

    Attributes:
        rows: By the number of syllables in a row.
        edges: What the places outside a text weigh, by how many syllables stand before and behind; from `reach` on
            there is no difference.
        reach: See there.
        transitions: What a tag weighs behind another, by whether they go on with a word.
        dictionary: Words in lower case.
        featurizer: underthesea's own, for `_look`.
    """

    rows: Mapping[int, _Rows]
    edges: Mapping[tuple[int, int], float]
    reach: int
    transitions: tuple[tuple[float, ...], ...]
    dictionary: frozenset[str]
    featurizer: Any

    def edge_column(self, count: int) -> _Weights:
        """What the places outside weigh for each syllable of a text of so many."""
        reach = self.reach
        return tuple([self.edges[min(at, reach), min(count - 1 - at, reach)] for at in range(count)])


def word_tokenize(text: str) -> list[str]:
    """The words that `underthesea.word_tokenize` gives; where its release has another model, by asking it.

    Of two ways that weigh the same to the last digit, as in a row of one sign ("$$$$"), either is taken.

    Raises:
        UnicodeEncodeError: The text holds a lone surrogate.
    """
    if not _is_known_model():
        from underthesea.pipeline.word_tokenize import word_tokenize as ask  # noqa: PLC0415

        return list(ask(text))
    syllables = _syllables(text)
    words: list[str] = []
    for syllable, goes_on in zip(syllables, _likeliest(_scores(syllables)), strict=True):
        if goes_on and words:
            words[-1] = f"{words[-1]} {syllable}"
        else:
            words.append(syllable)
    return words


def _syllables(text: str) -> list[str]:
    # Late, as all of underthesea here: it takes half a second, and many calls of the package need no words.
    from underthesea.pipeline.text_normalize.character_normalize import normalize_characters_in_text  # noqa: PLC0415
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns  # noqa: PLC0415

    return [_normalized(match.group()) for match in patterns.finditer(normalize_characters_in_text(text))]


@lru_cache(maxsize=_KEPT_SYLLABLES)
def _normalized(syllable: str) -> str:
    from underthesea.pipeline.text_normalize import token_normalize  # noqa: PLC0415

    normalized: str = token_normalize(syllable)
    return normalized


def _scores(syllables: Sequence[str]) -> list[float]:
    """How much more each syllable goes on with a word than it begins one, its neighbours' tags apart."""
    model, count = _model(), len(syllables)
    columns = [model.edge_column(count)]
    for length, rows in model.rows.items():
        weights = map(_single, syllables) if length == 1 else _several(syllables, length)
        for first, column in zip(rows.first, zip(*weights, strict=True), strict=False):
            seen = ((0.0,) * -first + column[max(0, first) :])[:count]
            columns.append(seen + (0.0,) * (count - len(seen)))
    return list(map(sum, zip(*columns, strict=True)))


@lru_cache(maxsize=_KEPT_SYLLABLES)
def _single(syllable: str) -> _Weights:
    lower, digit, title = _look(syllable)
    return _model().rows[1].weigh(syllable, lower, (digit, title, lower in _model().dictionary))


def _several(syllables: Sequence[str], length: int) -> Iterator[_Weights]:
    """The weights of each so many syllables in a row."""
    weigh, dictionary = _model().rows[length].weigh, _model().dictionary
    lowers, _, titles = zip(*map(_look, syllables), strict=True) if syllables else ((), (), ())
    letters_in_row, lower_in_row = (
        map(" ".join, zip(*(words[start:] for start in range(length)), strict=False)) for words in (syllables, lowers)
    )
    titles_in_row = map(all, zip(*(titles[start:] for start in range(length)), strict=False))
    for letters, lower, title in zip(letters_in_row, lower_in_row, titles_in_row, strict=True):
        yield weigh(letters, lower, (False, title, lower in dictionary))


@lru_cache(maxsize=_KEPT_SYLLABLES)
def _look(syllable: str) -> tuple[str, bool, bool]:
    """A syllable in lower case, whether it is digits, whether it begins with a capital, as underthesea sees it."""
    lower, digit, title = _model().featurizer.process([[[syllable]]])[0][0]
    return lower.partition("=")[2], digit.endswith("True"), title.endswith("True")


def _likeliest(scores: Sequence[float]) -> list[bool]:
    """Which syllables go on with a word, by their scores and the weights of tags behind each other (Viterbi)."""
    (begin_begin, begin_on), (on_begin, on_on) = _model().transitions
    begins, goes_on = 0.0, scores[0] if scores else 0.0
    # For each syllable behind the first: whether the one before goes on, if this begins a word, and if it does not.
    before: list[tuple[bool, bool]] = []
    for score in scores[1:]:
        one, other = begins + begin_begin, goes_on + on_begin
        through, past = begins + begin_on, goes_on + on_on
        before.append((other > one, past > through))
        begins, goes_on = max(one, other), max(through, past) + score
    tags = [goes_on > begins] if scores else []
    for if_begins, if_goes_on in reversed(before):
        tags.append(if_goes_on if tags[-1] else if_begins)
    return tags[::-1]


@cache
def _is_known_model() -> bool:
    try:
        _model()
    except (ValueError, LookupError, TypeError, AttributeError, OSError, pickle.UnpicklingError):
        return False
    return True


@cache
def _model() -> _Model:
    from underthesea_core import CRFFeaturizer  # noqa: PLC0415

    models = files("underthesea.pipeline.word_tokenize").joinpath("models")
    (folder,) = (path for path in models.iterdir() if path.name.startswith("ws_crf_"))
    weights = read_weights(folder.joinpath("models.bin").read_bytes())
    begin, on = weights.labels.index("B-W"), weights.labels.index("I-W")
    templates: dict[tuple[int, int], dict[str | None, dict[str, float]]] = {}
    for feature, weight in weights.states.items():
        template, _, value = feature.partition("=")
        match = _TEMPLATE.fullmatch(template)
        if match is None:
            raise ValueError(f"a feature of another kind: {feature}")
        first, last, function = match.groups()
        place = int(first), int(last or first)
        templates.setdefault(place, defaultdict(dict))[function][value] = weight[on] - weight[begin]
    lengths = sorted({last - first + 1 for first, last in templates})
    reach = max(max(-first, last) for first, last in templates)
    return _Model(
        {length: _rows({a: one for (a, b), one in templates.items() if b - a + 1 == length}) for length in lengths},
        {(before, behind): _edge(templates, before, behind) for before, behind in product(range(reach + 1), repeat=2)},
        reach,
        tuple(tuple(weights.transitions[one][other] for other in (begin, on)) for one in (begin, on)),
        frozenset(pickle.loads(folder.joinpath("dictionary.bin").read_bytes())),
        CRFFeaturizer(["T[0].lower", "T[0].isdigit", "T[0].istitle"], set()),
    )


def _rows(templates: Mapping[int, _Template]) -> _Rows:
    """The weights of templates that see equally many syllables, by the place of the first."""

    def table(function: str | None) -> dict[str, _Weights]:
        values = {value for template in templates.values() for value in template[function]}
        return {value: tuple(template[function].get(value, 0.0) for template in templates.values()) for value in values}

    return _Rows(
        tuple(templates),
        table(None),
        table("lower"),
        {
            (digit, title, known): tuple(
                template["isdigit"].get(str(digit), 0.0)
                + template["istitle"].get(str(title), 0.0)
                + template["is_in_dict"].get(str(known), 0.0)
                for template in templates.values()
            )
            for digit, title, known in product((False, True), repeat=3)
        },
    )


def _edge(templates: Mapping[tuple[int, int], _Template], before: int, behind: int) -> float:
    """What the places outside the text weigh for a syllable with so many before and behind it."""
    return sum(
        values.get("BOS" if before + first < 0 else "EOS", 0.0)
        for (first, last), template in templates.items()
        if before + first < 0 or behind < last
        for values in template.values()
    )
