"""A language model made quicker, with the same annotations: less is computed twice, and matrices multiply by numpy.

`docs/dependencies.md` says what of spaCy and thinc this builds on; a test compares all annotations with those of the
stock pipeline.
"""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.pipeline import TrainablePipe

from reportedly.language.quick.attributes import ATTRIBUTES, STOCK, has_table
from reportedly.language.quick.entities import ENTITIES, has_greedy_names
from reportedly.language.quick.entities import STOCK as NAMES
from reportedly.language.quick.forms import once_a_form
from reportedly.language.quick.matrices import NumpyProducts


def make_quick(pipeline: Pipeline) -> Pipeline:
    """The same pipeline, quicker; a pipeline with other components keeps those as they are."""
    for _, component in pipeline.pipeline:
        if isinstance(component, TrainablePipe):
            for node in list(component.model.walk()):
                once_a_form(component.model, node)
            for node in component.model.walk():
                if type(node.ops) is NumpyProducts.__base__:
                    node.ops = NumpyProducts()
    if has_table(pipeline):
        pipeline.add_pipe(ATTRIBUTES, after=STOCK[-1])
        pipeline.disable_pipes(*STOCK)
    if has_greedy_names(pipeline):
        pipeline.add_pipe(ENTITIES, after=NAMES)
        pipeline.disable_pipes(NAMES)
    return pipeline
