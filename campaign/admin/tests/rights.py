"""Who may open what in the admin: the one table, and a member of each group."""

from django.contrib.auth.models import Group
from django.urls import URLPattern, URLResolver
from wagtail.admin import urls as admin_urls

EDITORS, MODERATORS, MANAGERS, ANALYSTS, ADMINISTRATORS = GROUPS = (
    "Editors",
    "Endorsement moderators",
    "Signature managers",
    "Analysts",
    "Administrators",
)
OURS = ("petition.", "endorsers.", "resources.", "campaign.", "home.", "search.")


def member_of(name, users):
    user = users.objects.create_user(name.lower().replace(" ", "-"), f"{name[:3].lower()}@office.example", "password")
    user.groups.add(Group.objects.get(name=name))
    return user


def own_addresses():
    """Each name of an address in the admin that serves something of ours, with the names of its arguments.

    Not those of Wagtail's pictures and documents, whose models alone are ours: collections rule them.
    """
    return {
        name: parameters
        for name, parameters, ours in _addresses()
        if ours and not name.startswith(("wagtailimages", "wagtaildocs"))
    }


def all_addresses():
    """Each name of an address in the admin, Wagtail's too, except what ends the session or fails on purpose."""
    left_out = {"wagtailadmin_logout", "wagtailadmin_error_test"}
    return {name: parameters for name, parameters, _ours in _addresses() if name not in left_out}


def _addresses():
    for name, pattern, ours in _walk(admin_urls.urlpatterns, ""):
        regex = getattr(pattern.pattern, "_regex", None)
        yield name, tuple(pattern.pattern.regex.groupindex if regex else pattern.pattern.converters), ours


def _walk(patterns, namespace):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{namespace}{pattern.name}", pattern, _is_ours(pattern.callback)


def _is_ours(view):
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    view_class = getattr(view, "view_class", None)
    kwargs = getattr(view, "view_initkwargs", {})
    model = kwargs.get("model") or getattr(view_class, "model", None)
    admin = getattr(view, "__self__", None)  # the views of modeladmin are methods
    modules = [getattr(view, "__module__", ""), getattr(view_class, "__module__", ""), getattr(model, "__module__", "")]
    return any((module or "").startswith(OURS) for module in [*modules, type(admin).__module__ if admin else ""])
