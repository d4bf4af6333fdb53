"""What a thread tells the application comes there in order, and to one that has ended not at all."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from threading import Thread, get_ident

from onecompany.app.threads import in_the_loop

WHO: ContextVar[str] = ContextVar("who", default="nobody")


def in_a_thread(*calls: tuple[object, ...]) -> None:
    def work() -> None:
        for function, *given in calls:
            function(*given)  # type: ignore[operator]

    thread = Thread(target=work)
    thread.start()
    thread.join()


async def test_it_is_done_in_the_loop_in_order_and_as_who_asked() -> None:
    WHO.set("us")
    heard: list[tuple[int, str, int]] = []
    tell = in_the_loop(lambda number: heard.append((number, WHO.get(), get_ident())))
    in_a_thread((tell, 1), (tell, 2))
    assert heard == [], "the thread does nothing itself"
    await asyncio.sleep(0)
    assert heard == [(1, "us", get_ident()), (2, "us", get_ident())]


def test_an_application_that_has_ended_is_told_nothing() -> None:
    heard: list[int] = []

    async def application() -> object:
        return in_the_loop(heard.append)

    tell = asyncio.run(application())
    in_a_thread((tell, 1))
    assert heard == []
