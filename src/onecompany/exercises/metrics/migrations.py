"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE metric (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              leader_id VARCHAR,
              name VARCHAR(200) NOT NULL,
              definition VARCHAR(10000) NOT NULL,
              measures VARCHAR(20) NOT NULL,
              source VARCHAR(10000) NOT NULL,
              unit VARCHAR(60) NOT NULL,
              baseline FLOAT,
              target FLOAT,
              by_when DATE,
              rhythm VARCHAR(60) NOT NULL,
              direction VARCHAR(4) NOT NULL,
              watches VARCHAR(200) NOT NULL,
              result VARCHAR(10000) NOT NULL,
              noticed BOOLEAN,
              joint_with JSON NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_metric_origin_id ON metric (origin_id)",
            "CREATE INDEX ix_metric_workshop_id ON metric (workshop_id)",
        ),
        in_schema=1,
    ),
    # Which way is good is no longer `up` for a metric of which nobody said so: the default said what nobody had typed.
    # What was typed cannot be told from it, unless the history has a change to `up`: the first one wrote `up` for both.
    Migration(
        "0002_direction_unsaid",
        (
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
        ),
        in_schema=2,
    ),
    Migration(
        "0003_group_id",
        ("ALTER TABLE metric ADD COLUMN group_id VARCHAR(64)",),
    ),
)
