"""Templates of Wagtail and other libraries that ours extend: their blocks are no promise either."""

from functools import cache
from pathlib import Path

from django.template import Engine
from django.template.loader_tags import BlockNode, ExtendsNode

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_the_libraries_templates_have_the_blocks_that_ours_fill():
    """What is written into a block that is gone is not shown, and nothing else says so."""
    missing = {
        f"{file.relative_to(TEMPLATES)}: {name}"
        for file in TEMPLATES.rglob("*.html")
        for name in _filled(file) - _blocks_above(file)
    }

    assert sorted(missing) == []


def _parsed(file):
    """The template's node that extends another one, if it does."""
    nodes = _nodes(file).get_nodes_by_type(ExtendsNode)
    return nodes[0] if nodes else None


def _filled(file):
    """The blocks that a template fills which another one defines, or none does."""
    extends = _parsed(file)
    return {node.name for node in extends.nodelist if isinstance(node, BlockNode)} if extends else set()


def _blocks_above(file):
    extends = _parsed(file)
    if extends is None:
        return set()
    name = _parent_of(extends)
    above = TEMPLATES / name
    if above == file or not above.exists():
        return _blocks_of_library(name)
    return {node.name for node in _nodes(above).get_nodes_by_type(BlockNode)} | _blocks_above(above)


def _parent_of(extends):
    return extends.parent_name.token.strip("\"'")


def _nodes(file):
    return Engine.get_default().from_string(file.read_text()).nodelist


@cache
def _blocks_of_library(name):
    engine = Engine.get_default()
    theirs = Engine(app_dirs=True, libraries=engine.libraries, builtins=engine.builtins)
    nodes = theirs.get_template(name).nodelist
    blocks = {node.name for node in nodes.get_nodes_by_type(BlockNode)}
    for extends in nodes.get_nodes_by_type(ExtendsNode):
        blocks |= _blocks_of_library(_parent_of(extends))
    return blocks
