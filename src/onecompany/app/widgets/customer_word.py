"""What a customer is called in the workshop that is being made, with all forms of the word shown while it is typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from onecompany.app.widgets.entries import Entry
from onecompany.parsing.clean import visible
from onecompany.parsing.refusal import Refusal
from onecompany.plans import Plan
from onecompany.plans.called import customer_typed, words_of
from onecompany.sentences import Terms, gettext
from onecompany.store.state import State


class CustomerWord(Vertical):
    """A line to type the word in; empty, it is that of the plan or of last time."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self._kept = typed
        self.words = Terms()
        """The words of the workshop, in place of the plan's."""

    def compose(self) -> ComposeResult:
        yield Static(gettext("A customer is called here"), classes="form-label", markup=False)
        yield Entry(self._kept, id="customer", classes="form-line", compact=True)
        yield Static(id="customer-read", markup=False)

    def show(self, plan: Plan | None, before: State | None) -> None:
        """Say what the word is taken for, in all its forms. `before`: the workshop that it goes on from."""
        usual = plan.words if plan is not None else Terms()
        try:
            typed, wrong = customer_typed(self.query_one(Input).value), ""
        except Refusal as problem:
            typed, wrong = None, str(problem)
        self.words = words_of(usual, before.terms if before is not None else None, typed)
        said = self.words.placeholders
        forms = ", ".join((said["a_customer"], said["customers"]))
        hint = gettext(
            "{forms} · or patient, guest, citizen …; with several where needed: child, children", forms=forms
        )
        self.query_one("#customer-read", Static).update(Content(visible(wrong or hint if typed is None else forms)))
