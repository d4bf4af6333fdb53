"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE reading (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              metric_id VARCHAR NOT NULL,
              date DATE NOT NULL,
              value FLOAT NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(metric_id) REFERENCES metric (id)
            )
            """,
            "CREATE INDEX ix_reading_workshop_id ON reading (workshop_id)",
            "CREATE INDEX ix_reading_origin_id ON reading (origin_id)",
            """
            CREATE TABLE review (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              commitment_id VARCHAR NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(commitment_id) REFERENCES commitment (id)
            )
            """,
            "CREATE INDEX ix_review_workshop_id ON review (workshop_id)",
        ),
    ),
)
