"""Steps that are worked in groups, and the tables of groups: a step of the shared tables."""

from onecompany.store.migrations import Migration

GROUPS = Migration(
    "0009_groups",
    (
        "ALTER TABLE step ADD COLUMN grouping VARCHAR(20) NOT NULL DEFAULT ''",
        "ALTER TABLE step ADD COLUMN group_size INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE step ADD COLUMN group_count INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE step ADD COLUMN parts JSON NOT NULL DEFAULT '[]'",
        """
            CREATE TABLE "group" (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              step_id VARCHAR NOT NULL,
              name VARCHAR(200) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(step_id) REFERENCES step (id)
            )
            """,
        'CREATE INDEX ix_group_workshop_id ON "group" (workshop_id)',
        """
            CREATE TABLE member (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              group_id VARCHAR NOT NULL,
              leader_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(group_id) REFERENCES "group" (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
        "CREATE INDEX ix_member_workshop_id ON member (workshop_id)",
    ),
)
