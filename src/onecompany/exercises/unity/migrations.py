"""The table of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE pulse_statement (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              exercise_id VARCHAR NOT NULL,
              key VARCHAR(40) NOT NULL,
              text VARCHAR(10000) NOT NULL,
              low VARCHAR(10000) NOT NULL,
              high VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id)
            )
            """,
            "CREATE INDEX ix_pulse_statement_workshop_id ON pulse_statement (workshop_id)",
        ),
    ),
)
