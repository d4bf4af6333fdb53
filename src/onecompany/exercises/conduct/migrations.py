"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE rule (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              stage_id VARCHAR,
              people BOOLEAN NOT NULL,
              kind VARCHAR(20) NOT NULL,
              text VARCHAR(10000) NOT NULL,
              state VARCHAR(20) NOT NULL,
              votes INTEGER NOT NULL,
              noticed BOOLEAN,
              hardest_for VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id),
              FOREIGN KEY(hardest_for) REFERENCES silo (id)
            )
            """,
            "CREATE INDEX ix_rule_workshop_id ON rule (workshop_id)",
            "CREATE INDEX ix_rule_origin_id ON rule (origin_id)",
            """
            CREATE TABLE ratification (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              exercise_id VARCHAR NOT NULL,
              stage_id VARCHAR,
              people BOOLEAN NOT NULL,
              rules VARCHAR(64) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id)
            )
            """,
            "CREATE INDEX ix_ratification_workshop_id ON ratification (workshop_id)",
        ),
    ),
)
