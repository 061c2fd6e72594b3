"""All regular expressions of the project's own code, found in its source, each with how it is used."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("campaign", "home", "petition", "endorsers", "resources", "search")
# What runs for no visitor: tests, the demo campaign, and the schema.
LEFT_OUT = {"tests", "migrations", "demo"}
ENGINES = ("re", "re2", "regex")
METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
# Names of Django that take a pattern, and where among the arguments it stands.
TAKERS = {"RegexValidator": 0, "RegexField": None, "re_path": 0, "Regexp": 0, "register_converter": None}
LOOKUPS = ("__regex", "__iregex")


@dataclass(frozen=True)
class Pattern:
    """``name`` is ``module:NAME``, or ``module:line`` text for one written in place; ``text`` None if not constant."""

    name: str
    text: str | bytes | None
    flags: int
    uses: frozenset[str]


@dataclass
class Source:
    module: str
    tree: ast.Module

    @cached_property
    def imported(self) -> dict[str, str]:
        """``module:NAME`` of each name that comes from elsewhere."""
        froms = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom) and not node.level]
        return {one.asname or one.name: f"{node.module}:{one.name}" for node in froms for one in node.names}

    @cached_property
    def engines(self) -> dict[str, str]:
        """Local names of the modules whose functions take patterns, and of functions taken out of them."""
        plain = [node for node in ast.walk(self.tree) if isinstance(node, ast.Import)]
        modules = {one.asname or one.name: one.name for node in plain for one in node.names if one.name in ENGINES}
        single = {local: name for local, name in self.imported.items() if name.partition(":")[0] in ENGINES}
        return modules | single


def sources(root: Path = ROOT) -> Iterator[Source]:
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            if not LEFT_OUT & set(parts):
                yield Source(".".join(parts).removesuffix(".__init__"), ast.parse(path.read_text()))


def own_patterns(root: Path = ROOT) -> list[Pattern]:
    found = list(sources(root))
    uses = _uses(found)
    return [pattern for source in found for pattern in _patterns(source, uses)]


def _uses(found: list[Source]) -> dict[str, set[str]]:
    """By ``module:NAME``, the methods that are called on it, or ``handed on`` where it goes somewhere else."""
    uses: dict[str, set[str]] = defaultdict(set)
    for source in found:
        called = {id(node.value): node.attr for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                name = source.imported.get(node.id, f"{source.module}:{node.id}")
                method = called.get(id(node), "handed on")
                uses[name].add(method if method in METHODS else "handed on")
    return uses


def _patterns(source: Source, uses: dict[str, set[str]]) -> Iterator[Pattern]:
    named = {
        id(node.value): node.targets[0].id
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.arg and node.arg.endswith(LOOKUPS):
            yield Pattern(f"{source.module}:{node.arg}", None, 0, frozenset({"database"}))
        if not isinstance(node, ast.Call):
            continue
        taken = _taken(source, node)
        if taken is None:
            continue
        use, argument = taken
        name = named.get(id(node))
        text, flags = _constant(argument, source.module), _flags(node)
        if name and use == "compile":
            text, flags = _compiled(source.module, name, text, flags)
            own = uses.get(f"{source.module}:{name}", set()) or {"search"}
        else:
            own = {"search"} if use == "compile" else {use}
        where = name or ast.unparse(argument)[:60]
        yield Pattern(f"{source.module}:{where}", text, flags, frozenset(own))


def _taken(source: Source, call: ast.Call) -> tuple[str, ast.expr] | None:
    """The method and the pattern of a call that takes one."""
    function = call.func
    if isinstance(function, ast.Attribute) and getattr(function.value, "id", "") in source.engines:
        return (function.attr, call.args[0]) if function.attr in (*METHODS, "compile") else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    engine, _colon, method = source.engines.get(name, "").partition(":")
    if engine in ENGINES and method in (*METHODS, "compile") and isinstance(function, ast.Name):
        return method, call.args[0]
    if name in TAKERS:
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        place = TAKERS[name]
        pattern = given.get("regex") or (call.args[place] if place is not None and len(call.args) > place else None)
        return ("search", pattern) if pattern is not None else None
    return None


def _constant(argument: ast.expr, module: str) -> str | bytes | None:
    try:
        value = ast.literal_eval(argument)
    except ValueError:
        if not isinstance(argument, ast.Name | ast.Attribute):
            return None
        value = importlib.import_module(module)
        for name in ast.unparse(argument).split("."):
            value = getattr(value, name, None)
    value = getattr(value, "pattern", value)
    return value if isinstance(value, str | bytes) else None


def _flags(call: ast.Call) -> int:
    names = [node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)]
    return int(sum((getattr(re, name) for name in set(names) if name.isupper() and hasattr(re, name)), 0))


def _compiled(module: str, name: str, text: str | bytes | None, flags: int) -> tuple[str | bytes | None, int]:
    """As Python has it where the module can be loaded, so that patterns put together from parts are known too."""
    if text is not None:
        return text, flags
    pattern = getattr(importlib.import_module(module), name, None)
    return (pattern.pattern, pattern.flags) if isinstance(pattern, re.Pattern) else (None, flags)
