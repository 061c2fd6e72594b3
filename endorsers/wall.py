"""The wall of endorsing organizations: who stands on it, in which order."""

from dataclasses import dataclass

from endorsers.models import Endorser


@dataclass(frozen=True)
class Wall:
    national: list[Endorser]
    local: list[Endorser]

    @property
    def count(self) -> int:
        return len(self.national) + len(self.local)

    @property
    def quoted(self) -> list[Endorser]:
        """Those that say why they endorse."""
        return [endorser for endorser in (*self.national, *self.local) if endorser.quote]


def wall() -> Wall:
    """All public endorsers with their logos, in one query for each table."""
    endorsers = Endorser.objects.public().select_related("logo").prefetch_related("logo__renditions").in_wall_order()
    groups: dict[str, list[Endorser]] = {scope: [] for scope in Endorser.Scope.values}
    for endorser in endorsers:
        groups[endorser.scope].append(endorser)
    return Wall(national=groups["national"], local=groups["local"])
