"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE meeting (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              date DATE NOT NULL,
              minutes FLOAT NOT NULL,
              agenda VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_meeting_workshop_id ON meeting (workshop_id)",
        ),
        in_schema=1,
    ),
    Migration(
        "0002_group_id",
        ("ALTER TABLE meeting ADD COLUMN group_id VARCHAR(64)",),
    ),
    Migration(
        "0003_origin_id",
        (
            "ALTER TABLE meeting ADD COLUMN origin_id VARCHAR",
            "CREATE INDEX ix_meeting_origin_id ON meeting (origin_id)",
        ),
    ),
)
