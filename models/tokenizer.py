"""underthesea's word segmentation as a spaCy tokenizer that never changes a text.

spaCy's own Vietnamese language wants another package for this and loses white space; here `doc.text == text` holds for
every text, so that a span found by any component leads back to its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from congtac.models.alignment import Span
from congtac.models.words import segment

TOKENIZER = "congtac.underthesea.v1"


class UndertheseaTokenizer(DummyTokenizer):
    """A spaCy tokenizer: text in, `Doc` of Vietnamese words out.

    It has no state of its own but the vocabulary, so that what it writes to bytes or disk (spaCy's `DummyTokenizer`)
    is empty.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise one text.

        Raises:
            UnicodeEncodeError: The text holds a lone surrogate, which spaCy cannot keep.
        """
        words, spaces = with_white_space(text, segment(text))
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], **_kwargs: object) -> Iterator[Doc]:
        """Tokenise texts as they come; a text seen before is not segmented again."""
        return map(self, texts)

    def __reduce__(self) -> tuple[type[UndertheseaTokenizer], tuple[Vocab]]:
        return UndertheseaTokenizer, (self.vocab,)


def with_white_space(text: str, spans: Iterable[Span]) -> tuple[list[str], list[bool]]:
    """Words and "a blank follows" as `Doc` takes them, white space kept as spaCy keeps it.

    One blank after a word belongs to the word; what white space follows is a token.
    """
    words: list[str] = []
    spaces: list[bool] = []
    position = 0
    for start, end in (*spans, (len(text), len(text))):
        if words and position < start and text[position] == " ":
            spaces[-1] = True
            position += 1
        for left, right in ((position, start), (start, end)):
            if left < right:
                words.append(text[left:right])
                spaces.append(False)
        position = end
    return words, spaces


def create_tokenizer() -> Callable[[Language], UndertheseaTokenizer]:
    """What a pipeline's configuration names as its tokenizer."""

    def create(nlp: Language) -> UndertheseaTokenizer:
        return UndertheseaTokenizer(nlp.vocab)

    return create


registry.tokenizers.register(TOKENIZER, func=create_tokenizer)
