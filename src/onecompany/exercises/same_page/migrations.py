"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE sentence (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              exercise_id VARCHAR NOT NULL,
              text VARCHAR(10000) NOT NULL,
              leader_id VARCHAR,
              adopted BOOLEAN NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            """
            CREATE TABLE same_page (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              exercise_id VARCHAR NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id)
            )
            """,
            "CREATE INDEX ix_sentence_workshop_id ON sentence (workshop_id)",
            "CREATE INDEX ix_sentence_exercise_id ON sentence (exercise_id)",
            "CREATE INDEX ix_same_page_workshop_id ON same_page (workshop_id)",
        ),
    ),
)
