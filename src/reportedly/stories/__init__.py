"""Articles grouped into stories as they arrive."""

from reportedly.stories.placing import StoryIndex

__all__ = ["StoryIndex"]
