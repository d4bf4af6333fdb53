"""The table of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE proclaimed_value (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              text VARCHAR(10000) NOT NULL,
              rule VARCHAR(200) NOT NULL,
              kept_what VARCHAR(10000) NOT NULL,
              kept_when DATE,
              broken_what VARCHAR(10000) NOT NULL,
              broken_when DATE,
              leader_id VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_proclaimed_value_workshop_id ON proclaimed_value (workshop_id)",
        ),
    ),
)
