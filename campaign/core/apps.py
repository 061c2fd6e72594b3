from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "campaign.core"
    label = "core"
    verbose_name = "Campaign core"

    def ready(self) -> None:
        from . import (
            checks,  # noqa: F401
            invalidation,  # noqa: F401
            jobs,  # noqa: F401
        )
        from .catalogs import own_words  # noqa: F401
        from .documents import (
            covers,  # noqa: F401
            texts,  # noqa: F401
        )
        from .languages import (
            default_words,  # noqa: F401
        )
        from .pictures import avif  # noqa: F401
        from .text import name_order  # noqa: F401
        from .translating import noting  # noqa: F401
