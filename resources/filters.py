"""The library's filter form: only what the library holds can be chosen, with how many there are of it."""

from django import forms
from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from resources.models import ResourcePage, ResourcePublisher, Topic
from resources.querysets import ResourceQuerySet

Choices = list[tuple[str, str]]

NO_CHOICE = {"invalid_choice": _("The library has none of these, so all are shown.")}
ORDERS = {
    "": ResourceQuerySet.newest_first,
    "newest": ResourceQuerySet.by_date,
    "title": ResourceQuerySet.by_title,
}


class ResourceFilterForm(forms.Form):
    """Bound to a request's query; a value that is no choice gets an error and narrows nothing."""

    kind = forms.ChoiceField(label=_("Type"), required=False, error_messages=NO_CHOICE)
    publisher = forms.ChoiceField(label=_("Publisher"), required=False, error_messages=NO_CHOICE)
    topic = forms.ChoiceField(label=_("Topic"), required=False, error_messages=NO_CHOICE)
    year = forms.ChoiceField(label=_("Year"), required=False, error_messages=NO_CHOICE)
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("Featured first")), ("newest", _("Newest first")), ("title", _("By title"))],
        error_messages=NO_CHOICE,
    )

    def __init__(self, data: QueryDict, *, resources: ResourceQuerySet) -> None:
        super().__init__(data, label_suffix="")
        self._resources = resources
        self.fields["kind"].choices = [("", _("All types")), *_kinds(resources)]
        self.fields["publisher"].choices = [("", _("All publishers")), *_publishers(resources)]
        self.fields["topic"].choices = [("", _("All topics")), *_topics(resources)]
        self.fields["year"].choices = [("", _("All years")), *_years(resources)]
        if len(self.fields["topic"].choices) == 1 and not data.get("topic"):
            del self.fields["topic"]  # a library without topics asks for none

    def chosen(self) -> dict[str, str]:
        """The filters that apply: name and value of each valid one."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrowed(self) -> ResourceQuerySet:
        """The resources that all chosen filters let through, in the chosen order."""
        resources, chosen = self._resources, self.chosen()
        if "kind" in chosen:
            resources = resources.of_kind(chosen["kind"])
        if "publisher" in chosen:
            resources = resources.by_publisher(chosen["publisher"])
        if "year" in chosen:
            resources = resources.of_year(int(chosen["year"]))
        if "topic" in chosen:
            resources = resources.about(chosen["topic"])
        return ORDERS[chosen.get("sort", "")](resources)

    def querystring(self) -> str:
        """The chosen filters for a link to another page of the list, without ``?`` and ``page``."""
        query = QueryDict(mutable=True)
        query.update(self.chosen())
        return query.urlencode()


def _kinds(resources: ResourceQuerySet) -> Choices:
    counts = dict(resources.order_by().values_list("kind").annotate(Count("pk")))
    return [(value, _labelled(label, counts[value])) for value, label in ResourcePage.Kind.choices if value in counts]


def _publishers(resources: ResourceQuerySet) -> Choices:
    counts = (
        ResourcePublisher.objects.filter(resource__in=resources.order_by().values("pk"))
        .order_by()
        .values_list("name")
        .annotate(Count("resource", distinct=True))
    )
    return [(name, _labelled(name, count)) for name, count in sorted(counts, key=lambda row: row[0].casefold())]


def _topics(resources: ResourceQuerySet) -> Choices:
    held = Count("resources", filter=Q(resources__in=resources.order_by().values("pk")))
    topics = Topic.objects.annotate(held=held).filter(held__gt=0)
    return [(topic.slug, _labelled(topic.name, topic.held)) for topic in topics]


def _years(resources: ResourceQuerySet) -> Choices:
    counts = resources.order_by().values_list(ExtractYear("date")).annotate(Count("pk"))
    return [(str(year), _labelled(str(year), count)) for year, count in sorted(counts, reverse=True)]


def _labelled(label: str, count: int) -> str:
    return f"{label} ({count})"
