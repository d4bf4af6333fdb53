"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE acquaintance (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              silo_id VARCHAR NOT NULL,
              other_id VARCHAR NOT NULL,
              score INTEGER,
              note VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(silo_id) REFERENCES silo (id),
              FOREIGN KEY(other_id) REFERENCES silo (id)
            )
            """,
            "CREATE INDEX ix_acquaintance_workshop_id ON acquaintance (workshop_id)",
            """
            CREATE TABLE meeting_event (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              text VARCHAR(10000) NOT NULL,
              silos JSON NOT NULL,
              by_when DATE,
              leader_id VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_meeting_event_workshop_id ON meeting_event (workshop_id)",
        ),
    ),
)
