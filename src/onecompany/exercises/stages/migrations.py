"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE stage (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              name VARCHAR(200) NOT NULL,
              goal VARCHAR(10000) NOT NULL,
              feeling INTEGER,
              votes INTEGER NOT NULL,
              people BOOLEAN NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_stage_origin_id ON stage (origin_id)",
            "CREATE INDEX ix_stage_workshop_id ON stage (workshop_id)",
            """
            CREATE TABLE pain (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              stage_id VARCHAR NOT NULL,
              text VARCHAR(10000) NOT NULL,
              votes INTEGER NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id)
            )
            """,
            "CREATE INDEX ix_pain_origin_id ON pain (origin_id)",
            "CREATE INDEX ix_pain_workshop_id ON pain (workshop_id)",
            """
            CREATE TABLE touchpoint (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              stage_id VARCHAR NOT NULL,
              text VARCHAR(10000) NOT NULL,
              moment BOOLEAN NOT NULL,
              votes INTEGER NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id)
            )
            """,
            "CREATE INDEX ix_touchpoint_origin_id ON touchpoint (origin_id)",
            "CREATE INDEX ix_touchpoint_workshop_id ON touchpoint (workshop_id)",
        ),
        in_schema=1,
    ),
    Migration(
        "0002_group_id",
        (
            "ALTER TABLE stage ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE touchpoint ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE pain ADD COLUMN group_id VARCHAR(64)",
        ),
    ),
    Migration(
        "0003_persona_and_causes",
        (
            "ALTER TABLE pain ADD COLUMN silo_id VARCHAR REFERENCES silo (id)",
            """
            CREATE TABLE why (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              pain_id VARCHAR NOT NULL,
              text VARCHAR(10000) NOT NULL,
              root BOOLEAN NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(pain_id) REFERENCES pain (id)
            )
            """,
            "CREATE INDEX ix_why_workshop_id ON why (workshop_id)",
            """
            CREATE TABLE persona (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              name VARCHAR(200) NOT NULL,
              situation VARCHAR(10000) NOT NULL,
              wants VARCHAR(10000) NOT NULL,
              fears VARCHAR(10000) NOT NULL,
              quote VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_persona_origin_id ON persona (origin_id)",
            "CREATE INDEX ix_persona_workshop_id ON persona (workshop_id)",
        ),
    ),
)
