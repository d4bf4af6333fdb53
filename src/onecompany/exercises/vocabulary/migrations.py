"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE term (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              concept VARCHAR(200) NOT NULL,
              term VARCHAR(200) NOT NULL,
              meaning VARCHAR(10000) NOT NULL,
              understood BOOLEAN,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_term_workshop_id ON term (workshop_id)",
            "CREATE INDEX ix_term_origin_id ON term (origin_id)",
            """
            CREATE TABLE usage (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              term_id VARCHAR NOT NULL,
              silo_id VARCHAR NOT NULL,
              word VARCHAR(200) NOT NULL,
              meaning VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(term_id) REFERENCES term (id),
              FOREIGN KEY(silo_id) REFERENCES silo (id)
            )
            """,
            "CREATE INDEX ix_usage_workshop_id ON usage (workshop_id)",
            "CREATE INDEX ix_usage_origin_id ON usage (origin_id)",
        ),
    ),
)
