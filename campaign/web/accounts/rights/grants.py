"""What an account or a group may do, in a shape that can be compared.

A grant is a permission and where it holds. A page's or collection's grant holds for what lies below it, so its scope
is the tree's path, which begins with the path of what is above. Who approves in a workflow publishes: that is the
grant of a task's groups, wherever the workflow stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    AbstractGroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.permission_policies.collections import CollectionPermissionLookupMixin
from wagtail.permissions import policy_registry

EVERYWHERE = ""


class Grant(NamedTuple):
    """A permission's key, and where: everywhere, or ``page:``, ``collection:`` or ``site:`` with what begins alike."""

    permission: int
    scope: str = EVERYWHERE

    def holds(self, other: Self) -> bool:
        """Whether who has this has the other one too. A right on all pages is a page's, never a model's."""
        if self.scope == EVERYWHERE:
            reached = other.scope == EVERYWHERE or other.scope.startswith("site:")
        else:
            reached = other.scope.startswith(self.scope)
        return reached and self.permission == other.permission


@dataclass(frozen=True)
class Holdings:
    """All that somebody may do; ``everything`` is a superuser's."""

    grants: frozenset[Grant] = frozenset()
    everything: bool = False

    def cover(self, other: Self) -> bool:
        """Whether nothing of the other's is beyond these."""
        return self.everything or not (other.everything or self.beyond(other.grants))

    def beyond(self, grants: Iterable[Grant]) -> set[Grant]:
        """Which of them are not held here."""
        if self.everything:
            return set()
        own = defaultdict(list)
        for grant in self.grants:
            own[grant.permission].append(grant)
        return {grant for grant in grants if not any(held.holds(grant) for held in own[grant.permission])}


def holdings_of(user: User) -> Holdings:
    """What an account holds as the database says now; one that is switched off holds what it would get back."""
    return holdings_of_users([user.pk]).get(user.pk, Holdings())


def holdings_of_users(pks: Iterable[int] | None = None) -> dict[int, Holdings]:
    """The holdings of these accounts, or of all, by key."""
    of_groups = grants_of_groups()
    users = get_user_model().objects.all() if pks is None else get_user_model().objects.filter(pk__in=pks)
    grants: dict[int, set[Grant]] = defaultdict(set)
    for user, group in users.filter(groups__isnull=False).values_list("pk", "groups"):
        grants[user] |= of_groups[group]
    for user, permission in users.filter(user_permissions__isnull=False).values_list("pk", "user_permissions"):
        grants[user].add(Grant(permission))
    return {
        pk: Holdings(frozenset(grants[pk]), everything) for pk, everything in users.values_list("pk", "is_superuser")
    }


def grants_of_groups() -> dict[int, frozenset[Grant]]:
    """What each group gives to its members, by the group's key."""
    found: dict[int, set[Grant]] = {pk: set() for pk in Group.objects.values_list("pk", flat=True)}
    for group, grant in _grants_by_group():
        found[group].add(grant)
    return {group: frozenset(grants) for group, grants in found.items()}


def _grants_by_group() -> Iterator[tuple[int, Grant]]:
    not_ruled = Group.permissions.through.objects.exclude(permission__content_type__in=_ruled_by_collections())
    on_models = not_ruled.values_list("group_id", "permission_id")
    yield from ((group, Grant(permission)) for group, permission in on_models)
    on_pages = GroupPagePermission.objects.values_list("group_id", "permission_id", "page__path")
    yield from ((group, Grant(permission, f"page:{path}")) for group, permission, path in on_pages)
    on_files = GroupCollectionPermission.objects.values_list("group_id", "permission_id", "collection__path")
    yield from ((group, Grant(permission, f"collection:{path}")) for group, permission, path in on_files)
    on_sites = GroupSitePermission.objects.values_list("group_id", "permission_id", "site_id")
    yield from ((group, Grant(permission, f"site:{site}:")) for group, permission, site in on_sites)
    yield from _approvals()


def _ruled_by_collections() -> list[int]:
    """The types of which a right on the model opens nothing: Wagtail's first groups have such, left by an old time."""
    policies = policy_registry.values_by_exact_class | policy_registry.values_by_class
    models = {policy.auth_model for policy in policies.values() if isinstance(policy, CollectionPermissionLookupMixin)}
    return [found.pk for found in ContentType.objects.get_for_models(*models).values()]


def _approvals() -> Iterator[tuple[int, Grant]]:
    groups = defaultdict(set)
    for model in AbstractGroupApprovalTask.__subclasses__():
        for task, group in model.objects.filter(active=True, groups__isnull=False).values_list("pk", "groups"):
            groups[task].add(group)
    published = dict(_published_by_workflow())
    for workflow, task in WorkflowTask.objects.filter(workflow__active=True).values_list("workflow", "task"):
        yield from ((group, grant) for group in groups[task] for grant in published.get(workflow, ()))


def _published_by_workflow() -> dict[int, set[Grant]]:
    """What each workflow lets its last approver publish."""
    rights = Permission.objects.filter(codename__startswith="publish_")
    publish = {(right.content_type_id, right.codename): right.pk for right in rights}
    on_pages = next((pk for (_type, codename), pk in publish.items() if codename == "publish_page"), None)
    published = defaultdict(set)
    for workflow, path in WorkflowPage.objects.values_list("workflow_id", "page__path"):
        if on_pages:
            published[workflow].add(Grant(on_pages, f"page:{path}"))
    for row in WorkflowContentType.objects.select_related("content_type"):
        if right := publish.get((row.content_type_id, f"publish_{row.content_type.model}")):
            published[row.workflow_id].add(Grant(right))
    return published
