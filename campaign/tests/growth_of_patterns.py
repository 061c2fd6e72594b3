"""Whether Python's matcher may take time that grows with a power of the text's length, told from the pattern alone.

A matcher that tries one way after another takes such time where one text can be read in more ways the longer it gets.
The automaton of Glushkov shows it (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991): twofold on
a cycle is exponential; where some text leads from p to p, from p to q and from q to q, the time grows with a power of
its length. A search tries each beginning, which is one more such p.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from re import _constants as ops
from re import _parser as parser

Takes = Callable[[str], bool]
# Repeats of more than this are as good as endless.
ENDLESS = 40
SAMPLE = "aAzZſéßİ09٣_ -.,;:/\\@#&<>{}[]()'\"=*+?!|~%^$`\t\n\r\x00\x1f\x85\xa0\u0301\u0627\u4e2d\u200b\u2028\U0001f49a"
NO_WORD = [char for char in map(chr, range(0x3000)) if not re.fullmatch(r"\w", char)]


@dataclass
class Part:
    """Positions that can come first and last, each as often as there are ways to it; ``empty``: ways to none."""

    first: Counter = field(default_factory=Counter)
    last: Counter = field(default_factory=Counter)
    empty: int = 0


class NotRegularError(ValueError):
    """The pattern looks around or back, which no automaton does."""


class Automaton:
    def __init__(self, pattern: str | bytes, flags: int, *, searched: bool, to_end: bool) -> None:
        tree = parser.parse(pattern, flags)
        self.ignore_case = bool(tree.state.flags & re.IGNORECASE)
        self.ascii = bool(tree.state.flags & re.ASCII) or isinstance(pattern, bytes)
        self.dot_all = bool(tree.state.flags & re.DOTALL)
        self.takes: list[Takes] = []
        self.follow: dict[int, Counter] = {}
        self.letters: set[str] = set(SAMPLE)
        # Positions that only come behind a word's beginning, and those behind which an assertion may fail yet.
        self.after_boundary: set[int] = set()
        self.checked: set[int] = set()
        items = list(tree)
        fixed = bool(items) and items[0][0] is ops.AT and items[0][1] in (ops.AT_BEGINNING, ops.AT_BEGINNING_STRING)
        self._begin(self._sequence(items), searched=searched and not (fixed and not tree.state.flags & re.MULTILINE))
        ends = any(op is ops.AT and at in (ops.AT_END, ops.AT_END_STRING) for op, at in items)
        # Who leaves a last position has found something, and can't fail any more, unless the text has to end there.
        self.safe = frozenset() if to_end or ends else frozenset(self.last - self.checked)
        self.steps = self._steps()

    def grows(self) -> str:
        """Empty for a pattern that takes time in step with its text; else what is wrong with it."""
        reached = {pair for pair in self._pairs() if pair[0] != pair[1]}
        if any(self._on_cycle(p, q) and ways > 1 for p, after in self.follow.items() for q, ways in after.items()):
            return "exponential"
        if any(q not in self.safe | self.starts and self._leads(p, q) for p, q in reached):
            return "polynomial"
        return ""

    def _begin(self, whole: Part, *, searched: bool) -> None:
        """A search goes over the letters before what it finds; whether one of a word was the last, it knows."""
        self.last = set(whole.last)
        word = re.compile(r"\w", re.ASCII if self.ascii else 0)
        inside = self._position(lambda char: searched and bool(word.fullmatch(char)))
        outside = self._position(lambda char: searched and not word.fullmatch(char))
        self.starts = frozenset((inside, outside))
        anywhere = Counter({p: n for p, n in whole.first.items() if p not in self.after_boundary})
        self._join(Counter([outside]), whole.first)
        self._join(Counter([inside]), anywhere)
        if searched:
            self._join(Counter([inside, outside]), Counter([inside, outside]))

    def _position(self, takes: Takes) -> int:
        self.takes.append(takes)
        self.follow[len(self.takes) - 1] = Counter()
        return len(self.takes) - 1

    def _join(self, left: Counter, right: Counter) -> None:
        for (p, ways), (q, more) in product(left.items(), right.items()):
            self.follow[p][q] += ways * more

    def _sequence(self, items: Iterable) -> Part:
        whole, items = Part(empty=1), list(items)
        for before, item in zip([None, *items], items, strict=False):
            part = self._part(item)
            if item[0] is ops.AT:
                self.checked.update(p for p in whole.last if self.follow[p])
            elif before == (ops.AT, ops.AT_BOUNDARY) and len(whole.first) == 0:
                self.after_boundary.update(p for p in part.first if not any(map(self.takes[p], NO_WORD)))
            self._join(whole.last, part.first)
            first = whole.first + Counter({p: n * whole.empty for p, n in part.first.items() if whole.empty})
            last = part.last + Counter({p: n * part.empty for p, n in whole.last.items() if part.empty})
            whole = Part(first, last, whole.empty * part.empty)
        return whole

    def _part(self, item: tuple) -> Part:
        op, value = item
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            return self._repeat(*value)
        if op is ops.SUBPATTERN:
            return self._sequence(value[3])
        if op is ops.BRANCH:
            parts = [self._sequence(branch) for branch in value[1]]
            return Part(
                sum((part.first for part in parts), Counter()),
                sum((part.last for part in parts), Counter()),
                sum(part.empty for part in parts),
            )
        if op is ops.AT:
            return Part(empty=1)
        if op in (ops.ASSERT, ops.ASSERT_NOT, ops.GROUPREF, ops.GROUPREF_EXISTS):
            raise NotRegularError(str(op))
        here = Counter({self._position(self._letters(op, value)): 1})
        return Part(here, here, 0)

    def _repeat(self, least: int, most: int, items: Iterable) -> Part:
        items = list(items)
        if most <= ENDLESS:
            again = [self._sequence(items) for _time in range(most)]
            for part in again[least:]:
                part.empty = 1
            return self._sequence_of(again)
        part = self._sequence(items)
        self._join(part.last, part.first)
        if not least:
            part.empty = max(part.empty, 1)
        return part

    def _sequence_of(self, parts: list[Part]) -> Part:
        """Of copies that are optional from some on, each only after the one before: one way to each length."""
        whole = Part(empty=1)
        for part in parts:
            self._join(whole.last, part.first)
            first = whole.first + (part.first if whole.empty and not whole.first else Counter())
            last = part.last + (whole.last if part.empty else Counter())
            whole = Part(first, last, min(whole.empty, part.empty))
        return whole

    def _letters(self, op: object, value: object) -> Takes:
        if op is ops.ANY:
            return lambda char: self.dot_all or char != "\n"
        one = self._in([(op, value)] if op is not ops.IN else value)
        if not self.ignore_case:
            return one
        return lambda char: any(one(form) for form in {char, char.lower(), char.upper()} if len(form) == 1)

    def _in(self, items: list) -> Takes:
        negated = bool(items) and items[0][0] is ops.NEGATE
        tests: list[Takes] = []
        for op, value in items[1:] if negated else items:
            if op in (ops.LITERAL, ops.NOT_LITERAL):
                self.letters.add(chr(value))
                tests.append(lambda char, v=value, no=op is ops.NOT_LITERAL: (ord(char) == v) != no)
            elif op is ops.RANGE:
                self.letters.update(chr(value[0] + step) for step in range(min(value[1] - value[0], 25) + 1))
                self.letters.add(chr(value[1]))
                tests.append(lambda char, ends=value: ends[0] <= ord(char) <= ends[1])
            elif op is ops.CATEGORY:
                shape = re.compile(_CATEGORIES[value], re.ASCII if self.ascii else 0)
                tests.append(lambda char, shape=shape: bool(shape.fullmatch(char)))
            else:
                raise NotRegularError(str(op))
        return lambda char: any(test(char) for test in tests) != negated

    def _steps(self) -> dict[int, dict[str, list[int]]]:
        """Where each position leads by each letter; letters that all positions take alike are one."""
        kinds = {tuple(takes(char) for takes in self.takes): char for char in sorted(self.letters)}
        return {
            p: {char: [q for q in after if taken[q]] for taken, char in kinds.items()}
            for p, after in self.follow.items()
        }

    def _pairs(self) -> set[tuple[int, int]]:
        """Each p with each q behind it, both in a cycle of their own."""
        cycles = [p for p in self.follow if self._on_cycle(p, p)]
        return {(p, q) for p in cycles for q in cycles if q in self.behind[p]}

    @cached_property
    def behind(self) -> dict[int, set[int]]:
        return {p: self._behind(p) for p in self.follow}

    def _behind(self, p: int) -> set[int]:
        found, waiting = set(), [p]
        while waiting:
            for after in self.steps[waiting.pop()].values():
                waiting += [q for q in after if q not in found]
                found.update(after)
        return found

    def _on_cycle(self, p: int, q: int) -> bool:
        return p in self.behind[q] and q in self.behind[p] | {p}

    def _leads(self, p: int, q: int) -> bool:
        """Whether some text leads from p to p, from p to q and from q to q."""
        rooms = ({x for x in self.behind[p] if p in self.behind[x]}, {x for x in self.behind[p] if q in self.behind[x]})
        rooms = (rooms[0], rooms[1] | {q}, {x for x in self.behind[q] if q in self.behind[x]})
        found, waiting = set(), [(p, p, q)]
        while waiting:
            state = waiting.pop()
            for char in self.steps[p]:
                ways = [[x for x in self.steps[one][char] if x in room] for one, room in zip(state, rooms, strict=True)]
                for after in product(*ways):
                    if after == (p, q, q):
                        return True
                    if after not in found and not self.safe.intersection(after[1:]):
                        found.add(after)
                        waiting.append(after)
        return False


_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}


def growth(pattern: str | bytes, flags: int = 0, *, use: str = "search") -> str:
    """Empty where time is in step with the text; ``polynomial``, ``exponential`` or ``looks around`` otherwise.

    ``use`` is the method that runs it: only ``match`` and ``fullmatch`` try one beginning.
    """
    try:
        automaton = Automaton(pattern, flags, searched=use not in ("match", "fullmatch"), to_end=use == "fullmatch")
    except NotRegularError:
        return "looks around"
    return automaton.grows()
