"""Numbers as readers of the active language write them."""

from django.utils.formats import number_format


def grouped(number: float) -> str:
    """``12345`` as ``12,345`` in English and ``12 345`` in French, whatever the settings say about thousands."""
    return number_format(number, use_l10n=True, force_grouping=True)
