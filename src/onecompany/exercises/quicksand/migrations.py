"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE cause_statement (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              cause VARCHAR(20) NOT NULL,
              key VARCHAR(40) NOT NULL,
              text VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_cause_statement_workshop_id ON cause_statement (workshop_id)",
            """
            CREATE TABLE cause_score (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              silo_id VARCHAR NOT NULL,
              statement_id VARCHAR NOT NULL,
              about VARCHAR(20) NOT NULL,
              score INTEGER,
              evidence VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(silo_id) REFERENCES silo (id),
              FOREIGN KEY(statement_id) REFERENCES cause_statement (id)
            )
            """,
            "CREATE INDEX ix_cause_score_workshop_id ON cause_score (workshop_id)",
            """
            CREATE TABLE reward (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              text VARCHAR(10000) NOT NULL,
              silos JSON NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_reward_workshop_id ON reward (workshop_id)",
        ),
    ),
)
