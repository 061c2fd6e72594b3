"""The webhooks of mail services, under /anymail/: Anymail's own that tell what became of a mail, and no others.

A service whose keys are missing has none, rather than one that fails for whoever calls it.
"""

import warnings

from anymail.urls import urlpatterns as all_of_anymail
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern


def _is_ready(pattern: URLPattern) -> bool:
    view = pattern.callback
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # which services Anymail has stopped testing, at each start
        try:
            made = view.view_class(**view.view_initkwargs)
        except ImproperlyConfigured:
            return False
    return getattr(made, "webhook_key", "") is not None  # Mandrill's would be missed at the first call


urlpatterns = [one for one in all_of_anymail if "tracking" in str(one.pattern) and _is_ready(one)]
