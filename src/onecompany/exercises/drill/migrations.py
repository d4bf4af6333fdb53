"""The table of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE drill_case (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              exercise_id VARCHAR NOT NULL,
              text VARCHAR(10000) NOT NULL,
              stage_id VARCHAR,
              closed_by VARCHAR(200) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id)
            )
            """,
            "CREATE INDEX ix_drill_case_workshop_id ON drill_case (workshop_id)",
        ),
    ),
)
