"""The editor's form of a landing page."""

from typing import Any

from campaign.core.pages.form import ReadableSlugForm

# In the usual order; what shows another page takes that page where there is but one.
USUAL_SECTIONS = ("hero", "sign_form", "spread_the_word", "endorser_wall", "faq", "resources")


class LandingPageForm(ReadableSlugForm):
    """A new landing page begins with the usual sections in place of an empty column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding and not self.instance.sections:
            block = self.instance.sections.stream_block
            sections = [(name, block.child_blocks[name].get_default()) for name in USUAL_SECTIONS]
            self.initial["sections"] = block.normalize(sections)
