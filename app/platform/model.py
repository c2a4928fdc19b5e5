"""The base of all models of inputs, queries and settings of a request."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A model whose validator is built when it is used for the first time.

    A process uses few of its models; the validators of all took a seventh of its memory.
    """

    model_config = ConfigDict(defer_build=True)
