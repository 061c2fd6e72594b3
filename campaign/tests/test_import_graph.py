"""No modules import each other in a circle: imports inside functions count, those for annotations alone do not."""

import grimp
import pytest

APPS = ("campaign", "home", "petition", "endorsers", "resources", "search")


@pytest.fixture(scope="module")
def imports() -> dict[str, set[str]]:
    graph = grimp.build_graph(*APPS, exclude_type_checking_imports=True, cache_dir=None)
    ours = {module for module in graph.modules if ".tests" not in module and ".migrations" not in module}
    return {module: graph.find_modules_directly_imported_by(module) & ours for module in ours}


def without_ends(imports: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left once all modules are taken away that import none of those that are left: the circles."""
    left = dict(imports)
    while ends := {module for module, imported in left.items() if not imported & left.keys()}:
        left = {module: imported for module, imported in left.items() if module not in ends}
    return {module: imported & left.keys() for module, imported in left.items()}


def test_no_modules_import_each_other_in_a_circle(imports):
    assert without_ends(imports) == {}


def test_a_circle_would_be_found():
    assert without_ends({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}).keys() == {"a", "b", "c"}
