"""Which way is good is no longer `up` for a metric of which nobody said so: the default said what nobody had typed.

What was typed cannot be told from it, unless the history has a change to `up`: the first schema wrote `up` for both.
"""

from __future__ import annotations

STATEMENTS = (
    """
    UPDATE metric SET direction = '' WHERE direction = 'up' AND NOT EXISTS (
      SELECT 1 FROM history, json_each(CASE WHEN json_valid(changes) THEN changes ELSE '[]' END) AS change
      WHERE history.kind IN ('do', 'redo')
        AND json_extract(change.value, '$[0]') = 'metric'
        AND json_extract(change.value, '$[1]') = metric.id
        AND json_extract(change.value, '$[2].direction') = 'down'
        AND json_extract(change.value, '$[3].direction') = 'up'
    )
    """,
)
