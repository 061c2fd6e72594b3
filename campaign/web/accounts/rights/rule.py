"""The rule: nobody gives or takes what they do not have.

An account may be made, changed, switched off, deleted or given a token by those alone who hold all that it holds,
before and after: who sets another's password or e-mail address can be that other. A group's rights, its members and
its approvals may be changed by those who hold what is given or taken. See docs/threat-model.md.
"""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet
from wagtail.models import APIToken

from .grants import EVERYWHERE, Grant, Holdings, grants_of_groups, holdings_of, holdings_of_users

# What makes an account what it is; when it last signed in does not.
_FIELDS = ("pk", "username", "email", "first_name", "last_name", "password", "is_active", "is_staff", "is_superuser")


def may_change(actor: User, user: User) -> bool:
    """Whether somebody holds all that another account holds. Everybody does so for their own."""
    return actor.is_superuser or actor.pk == user.pk or holdings_of(actor).cover(holdings_of(user))


def changeable(actor: User) -> QuerySet:
    """The accounts that somebody's own rights cover."""
    users = get_user_model().objects.all()
    if actor.is_superuser:
        return users
    own = holdings_of(actor)
    return users.filter(pk__in=[pk for pk, other in holdings_of_users().items() if own.cover(other)])


def grantable_groups(actor: User) -> QuerySet[Group]:
    """The groups whose every right somebody has, so may give and take."""
    groups = Group.objects.all()
    if actor.is_superuser:
        return groups
    own = holdings_of(actor)
    return groups.filter(pk__in=[pk for pk, grants in grants_of_groups().items() if not own.beyond(grants)])


def grantable_permissions(actor: User) -> QuerySet[Permission]:
    """The rights on models that somebody has."""
    rights = Permission.objects.all()
    if actor.is_superuser:
        return rights
    return rights.filter(pk__in={grant.permission for grant in holdings_of(actor).grants if grant.scope == EVERYWHERE})


@dataclass(frozen=True)
class State:
    """Who holds what, at one moment."""

    users: dict[int, tuple]
    memberships: frozenset[tuple[int, int]]
    held: dict[int, Holdings]
    groups: dict[int, frozenset[Grant]]
    tokens: dict[int, tuple]

    @classmethod
    def now(cls) -> "State":
        """Read from the database: a few questions, and rows for each account, group and token."""
        user_model = get_user_model()
        members = user_model.groups.through.objects.values_list("user_id", "group_id")
        return cls(
            users={row[0]: row[1:] for row in user_model.objects.values_list(*_FIELDS)},
            memberships=frozenset(members),
            held=holdings_of_users(),
            groups=grants_of_groups(),
            tokens={row[0]: row[1:] for row in APIToken.objects.values_list("pk", "user", "name", "revoked_at")},
        )

    def exceeded_by(self, after: "State", actor: User) -> bool:
        """Whether the way from here to there gave or took what the actor did not hold here."""
        own = self.held.get(actor.pk, Holdings())
        taken_or_given = {
            grant
            for group in self.groups.keys() | after.groups.keys()
            for grant in self.groups.get(group, frozenset()) ^ after.groups.get(group, frozenset())
        }
        touched = _changed(self.users, after.users) | {user for user, _ in self.memberships ^ after.memberships}
        touched |= {
            rows[key][0]
            for key in _changed(self.tokens, after.tokens)
            for rows in (self.tokens, after.tokens)
            if key in rows
        }
        return bool(own.beyond(taken_or_given)) or not all(
            own.cover(state.held.get(user, Holdings())) for user in touched for state in (self, after)
        )


def _changed(before: dict[int, tuple], after: dict[int, tuple]) -> set[int]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
