"""spaCy's entity recogniser, its decoding done for all texts of a batch at once.

The network, its training and what it finds are spaCy's. But spaCy takes one text's next action after the other, and
that takes longer than the network; here a batch's actions for one position are taken together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from thinc.api import Model
from threadpoolctl import ThreadpoolController

FACTORY = "congtac_recogniser"

Found = tuple[int, int, str]  # start and end in tokens, and the label
Indices = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.float32]
_FEATURES = 3  # what a state is made of: see `_Decoder.decode`
_MARKS: list[int | str] = ["ENT_IOB", "SENT_START", "IS_SPACE"]


class Recogniser(EntityRecognizer):  # type: ignore[misc]
    """An `EntityRecognizer` that finds the same, faster, with a network that has no upper layer.

    Texts that have entities or sentences already, which spaCy respects, are left to it.
    """

    def predict(self, docs: Sequence[Doc]) -> Sequence[Any]:
        """The entities of each text, or spaCy's own states; `set_annotations` takes both."""
        marks = [doc.to_array(_MARKS) for doc in docs]
        if any(mark[:, 0].any() or mark[1:, 1].any() for mark in marks) or not any(map(len, docs)):
            return super().predict(docs)  # type: ignore[no-any-return]
        with _threads().limit(limits=1, user_api="blas"):
            step = self.model.predict(docs)
        if step.vec2scores is not None or step.state2vec.nF != _FEATURES or not step._class_mask.all():
            return super().predict(docs)  # type: ignore[no-any-return]
        actions = tuple(self.moves.get_class_name(number) for number in range(self.moves.n_moves))
        lengths = np.array([len(doc) for doc in docs])
        blank = np.concatenate(marks)[:, 2].astype(np.intp)
        taken = _decoder(actions).decode(step.state2vec.predict, lengths, blank)
        labels = [action.partition("-")[2] for action in actions]
        ends = np.cumsum([0, *lengths])
        return [_found(taken[start:end], actions, labels) for start, end in pairwise(ends)]

    def set_annotations(self, docs: Sequence[Doc], found: Sequence[Any]) -> None:
        """Write what `predict` found to `doc.ents`."""
        if not all(isinstance(one, list) for one in found):
            super().set_annotations(docs, found)
            return
        for doc, entities in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities])


@cache
def _threads() -> ThreadpoolController:
    """The native threads of numpy's linear algebra: on matrices this small a second one takes as long again."""
    return ThreadpoolController()


class _Decoder:
    """Greedy decoding under the rules of spaCy's `BiluoPushDown`, for actions such as "B-UNIT" and "O"."""

    def __init__(self, actions: Sequence[str]) -> None:
        kinds, labels = zip(*(action.partition("-")[::2] for action in actions), strict=True)
        self.begins = np.array([kind == "B" for kind in kinds])
        # The label that an action leaves open, as a number from 1; 0 for none.
        numbers = {label: number for number, label in enumerate(sorted({*labels} - {""}), 1)}
        self.opens = np.array(
            [numbers.get(label, 0) if kind in "BI" else 0 for kind, label in zip(kinds, labels, strict=True)]
        )
        # What is added to the scores of an action, by the open label, whether the token is the last, and a blank.
        self.penalty = np.full((len(numbers) + 1, 2, 2, len(actions)), -np.inf, dtype="float32")
        for at, (kind, label) in enumerate(zip(kinds, labels, strict=True)):
            if kind == "O":
                self.penalty[0, :, :, at] = 0
            elif kind == "B" and label:
                self.penalty[0, 0, 0, at] = 0
            elif kind == "U" and label:
                self.penalty[0, :, 0, at] = 0
            elif kind == "I" and label:
                self.penalty[numbers[label], 0, :, at] = 0
            elif kind == "L" and label:
                self.penalty[numbers[label], :, :, at] = 0

    def decode(self, scores: Callable[[Indices], Numbers], lengths: Indices, blank: Indices) -> Indices:
        """The action taken at each token of all texts, one text behind the other.

        Args:
            scores: Of each action, for states: the token, the first one of the open entity and the one before, as
                places among all tokens; -1 where there is none.
            lengths: How many tokens each text has.
            blank: For all tokens whether they are white space, as 0 or 1.
        """
        first = np.cumsum(lengths) - lengths
        order = np.argsort(-lengths, kind="stable")  # so that the texts still to be read are always the foremost
        lengths, first = lengths[order], first[order]
        taken = np.zeros(len(blank), dtype=np.intp)
        label, opened = np.zeros(len(lengths), dtype=np.intp), np.zeros(len(lengths), dtype=np.intp)
        for at in range(lengths[0]):
            count = int(np.searchsorted(-lengths, -at, side="left"))
            label, opened, token = label[:count], opened[:count], first[:count] + at
            is_open = label > 0
            state = np.stack([token, np.where(is_open, opened, -1), np.where(is_open, token - 1, -1)], axis=1)
            last = (lengths[:count] == at + 1).astype(np.intp)
            action = np.argmax(scores(state.astype("int32")) + self.penalty[label, last, blank[token]], axis=1)
            taken[token] = action
            label, opened = self.opens[action], np.where(self.begins[action], token, opened)
        return taken


_decoder = lru_cache(maxsize=8)(_Decoder)


def _found(taken: Indices, actions: Sequence[str], labels: Sequence[str]) -> list[Found]:
    """The entities of one text from the actions taken."""
    found, start = [], 0
    for at, action in enumerate(taken.tolist()):
        kind = actions[action][0]
        if kind in "BU":
            start = at
        if kind in "LU":
            found.append((start, at + 1, labels[action]))
    return found


def create_recogniser(nlp: Language, name: str, model: Model[Any, Any]) -> Recogniser:
    """Make the recogniser for a pipeline's configuration."""
    vocab: Vocab = nlp.vocab
    return Recogniser(vocab, model, name)


Language.factory(
    FACTORY,
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_score_weights={"ents_f": 1.0},
    func=create_recogniser,
)
