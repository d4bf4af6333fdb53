"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE ownership (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              stage_id VARCHAR NOT NULL,
              silo_id VARCHAR NOT NULL,
              role VARCHAR(20) NOT NULL,
              note VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id),
              FOREIGN KEY(silo_id) REFERENCES silo (id)
            )
            """,
            "CREATE INDEX ix_ownership_origin_id ON ownership (origin_id)",
            "CREATE INDEX ix_ownership_workshop_id ON ownership (workshop_id)",
            """
            CREATE TABLE handoff (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              from_stage_id VARCHAR NOT NULL,
              to_stage_id VARCHAR NOT NULL,
              what VARCHAR(10000) NOT NULL,
              notice VARCHAR(10000) NOT NULL,
              rating VARCHAR(20) NOT NULL,
              agreed BOOLEAN NOT NULL,
              leader_id VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(from_stage_id) REFERENCES stage (id),
              FOREIGN KEY(to_stage_id) REFERENCES stage (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_handoff_origin_id ON handoff (origin_id)",
            "CREATE INDEX ix_handoff_workshop_id ON handoff (workshop_id)",
        ),
        in_schema=1,
    ),
    Migration(
        "0002_group_id",
        (
            "ALTER TABLE ownership ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE handoff ADD COLUMN group_id VARCHAR(64)",
        ),
    ),
)
