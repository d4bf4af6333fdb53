"""Leaders in the form: imported with all that is to be said of it, and the same as the command line's."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened

LISTS = {
    "plain": ('Name,Role,Silo\nAna Pena,"COO; interim",Ops\nBen Okafor,CSO,Sales\n', ["2 leaders imported."]),
    "unused": ("Display name;Title;E-mail\nAna Pena;COO;a@x.yz\n", ["1 leader imported.", "“E-mail” is not used."]),
    "turned": (
        'Name;Role\n"Pena, Ana";COO\n',
        ["1 leader imported.", "The last name stands first: “Pena, Ana” was read"],
    ),
    "refused": ("Name;Role\nAna Pena;COO\n;CFO\n", ["Nothing was imported.", "row 3, column 1: The name is missing."]),
    "empty": ("Name;Role\n", ["Nothing was imported: no leader was found in it."]),
}


async def form(hands: Hands) -> None:
    await hands.press("n")
    assert "A new workshop" in hands.screen


async def import_file(hands: Hands, path: Path) -> None:
    await hands.press("ctrl+o")
    await hands.paste(str(path))
    await hands.press("enter")


@pytest.mark.parametrize("name", LISTS)
async def test_what_is_said_of_an_import(opened: Opened, store: Store, tmp_path: Path, name: str) -> None:
    content, said = LISTS[name]
    path = tmp_path / "team.csv"
    path.write_text(content, encoding="utf-8")
    store.close()
    async with opened(store.path, None) as hands:
        await form(hands)
        await import_file(hands, path)
        shown = " ".join(hands.screen.split())
        for sentence in said:
            assert sentence in shown
        text = hands.app.screen.query_one("#leaders", TextArea).text
        assert text == {
            "plain": 'Ana Pena; "COO; interim"; Ops\nBen Okafor; CSO; Sales',
            "unused": "Ana Pena; COO",
            "turned": "Ana Pena; COO",
        }.get(name, "")


async def test_a_leader_in_the_form_is_not_imported_again(opened: Opened, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "team.csv"
    path.write_text("Name;Role\nANA PEN\u0303A;CEO\nBen Okafor;CSO\n", encoding="utf-8")
    store.close()
    async with opened(store.path, None) as hands:
        await form(hands)
        hands.app.screen.query_one("#leaders", TextArea).text = "Ana Peña; COO"
        await import_file(hands, path)
        assert hands.app.screen.query_one("#leaders", TextArea).text == "Ana Peña; COO\nBen Okafor; CSO"
        assert "1 was in the form already, and left as in the form." in hands.screen


async def test_leaders_of_last_time_are_filled_in_aloud_and_a_second_list_of_them_is_no_fault(
    opened: Opened, store: Store, workshop: str
) -> None:
    organisation = store.workshops()[0].organisation
    assert workshop
    store.close()
    async with opened(store.path, None) as hands:
        await form(hands)
        await hands.type(organisation)
        area = hands.app.screen.query_one("#leaders", TextArea)
        assert "The leaders are those of last time" in hands.screen
        last_time = area.text
        area.text = f"{last_time}\n{last_time.splitlines()[0]}, too"
        await hands.press("ctrl+s")
        assert "already. Tell them apart" in hands.screen
        area.text = f"{last_time}\n{last_time}"
        await hands.settle()
        assert "Tell them apart" not in hands.screen, "what may be mended is said no longer"
        await hands.press("ctrl+s")
        assert "said the same as a row before" in hands.screen


async def test_a_guess_about_typed_leaders_is_shown_before_it_is_kept(opened: Opened, store: Store) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        await form(hands)
        await hands.type("Acme")
        hands.app.screen.query_one("#leaders", TextArea).text = "Pena, Ana <a@x.yz>; Okafor, Ben <b@x.yz>"
        await hands.press("ctrl+s")
        assert "The last name stands first" in hands.screen
        assert "Ctrl+S once more makes the workshop." in hands.screen
        await hands.press("ctrl+s")
        await hands.until(lambda: bool(hands.app.workshop_file.workshops()))
        await hands.settle()
        assert [row.name for row in hands.state.rows("leader")] == ["Ana Pena", "Ben Okafor"]
