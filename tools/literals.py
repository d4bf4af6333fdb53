"""Finds what a person reads and what does not come from the catalogue of sentences.

A text reads like words for people when it has two words, or begins with a capital letter. What only a developer or a
program reads is told by where it stands: docstrings and annotations, `raise ValueError(…)` and others of Python's own
exceptions (an error of ours, which no person is to see), patterns, statements of SQL, styles. What else is no sentence
is marked, with the reason, on the line of the text or where its statement begins, or on a line of its own above that:

    HEADINGS = ("First name", "Surname")  # no sentence: read in files, never shown
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

MARK = re.compile(r"#\s*no sentence:\s*\S")

_WORDS = re.compile(r"[A-Za-z]{2}[,.:;?!…’”)]* +[({“‘]*[A-Za-z]|^\W*[A-Z][a-z]+(?!\w)")
_SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|BEGIN|WITH|ATTACH|VACUUM|COMMIT)\b")
_MARKUP = re.compile(r"\s*<[a-z!?/]|.*[{;]\s*[a-z-]+:\s*[^;]+;|\s*[\w.#>-]+ \{", re.DOTALL)

_CATALOGUE = {"gettext": 1, "lazy_gettext": 1, "N_": 1, "ngettext": 2, "lazy_ngettext": 2, "pgettext": 2, "NC_": 2}
"""How many arguments of a function are sentences of the catalogue, and what tells them apart."""

_CODE = frozenset(
    ("TypeVar", "NewType", "NamedTuple", "TypedDict", "cast", "getattr", "hasattr", "setattr", "ContextVar")
)
_CODE_OF = frozenset(("re", "ast", "logging", "warnings"))
"""Functions, and modules of functions, that take names and patterns."""

_ERRORS = frozenset(name for name, value in vars(builtins).items() if isinstance(value, type) and "Error" in name)


def literals(path: Path) -> list[str]:
    """A line for every text of a module that reads like words for people and is not in the catalogue.

    None in the `example.py` of a kind: what an invented company says is its own, and is never translated.
    """
    if path.name == "example.py":
        return []
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    finder = _Finder(source.splitlines(), tree)
    finder.visit(tree)
    return [f"{path}:{line}: {text!r}" for line, text in sorted(finder.literals)]


class _Finder(ast.NodeVisitor):
    def __init__(self, lines: list[str], tree: ast.AST) -> None:
        self.lines = lines
        self.literals: list[tuple[int, str]] = []
        self.excused: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.stmt) and self._marked(node.lineno):
                self.excused.update(_head(node))

    def _marked(self, number: int) -> bool:
        above = self.lines[number - 2] if number > 1 else ""
        return any(MARK.search(line) for line in (self.lines[number - 1], above if above.lstrip()[:1] == "#" else ""))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._look(node, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [part.value if isinstance(part, ast.Constant) else "xx" for part in node.values]
        self._look(node, "".join(map(str, parts)), fixed="".join(str(p.value) for p in _constants(node)))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def _look(self, node: ast.expr, text: str, fixed: str | None = None) -> None:
        wordy = re.search("[A-Za-z]{2}", text if fixed is None else fixed) and _WORDS.search(text)
        if not wordy or _SQL.match(text) or _MARKUP.match(text) or node.lineno in self.excused:
            return
        if not any(map(self._marked, range(node.lineno, (node.end_lineno or node.lineno) + 1))):
            self.literals.append((node.lineno, text))

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring, of whatever it stands below
            self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        self.visit(node.test)

    def visit_Raise(self, node: ast.Raise) -> None:
        if not (isinstance(node.exc, ast.Call) and _name(node.exc.func) in _ERRORS):
            self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = {_name(target) for target in node.targets}
        if not names & {"__all__", "CSS", "DEFAULT_CSS"}:
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        names = {_name(node.target)}
        if node.value is not None and not names & {"CSS", "DEFAULT_CSS"}:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        for default in (*node.defaults, *filter(None, node.kw_defaults)):
            self.visit(default)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for part in (*node.decorator_list, node.args, *node.body):
            self.visit(part)
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
            if isinstance(argument.annotation, ast.Subscript):
                self._annotated(argument.annotation)

    visit_AsyncFunctionDef = visit_FunctionDef

    def _annotated(self, annotation: ast.Subscript) -> None:
        """What an annotation says beside its type, such as the help of an option."""
        if _name(annotation.value) == "Annotated" and isinstance(annotation.slice, ast.Tuple):
            for part in annotation.slice.elts[1:]:
                self.visit(part)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if _name(node.value) == "Annotated":
            self._annotated(node)
        elif _name(node.value) != "Literal":
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name in _CODE or (isinstance(node.func, ast.Attribute) and _name(node.func.value) in _CODE_OF):
            return
        for part in (node.func, *node.args[_CATALOGUE.get(name, 0) :], *node.keywords):
            self.visit(part)


def _head(node: ast.stmt) -> range:
    """The lines for which a mark at the beginning of a statement holds: all; of a block what is before its body."""
    body = getattr(node, "body", None)
    return range(node.lineno, body[0].lineno if body else (node.end_lineno or node.lineno) + 1)


def _constants(node: ast.JoinedStr) -> Iterator[ast.Constant]:
    return (part for part in node.values if isinstance(part, ast.Constant))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
