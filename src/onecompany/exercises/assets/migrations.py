"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE customer_period (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              start_date DATE NOT NULL,
              segment VARCHAR(200) NOT NULL,
              start INTEGER,
              gained INTEGER,
              lost INTEGER,
              more INTEGER,
              less INTEGER,
              value_start DECIMAL_TEXT,
              value_end DECIMAL_TEXT,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_customer_period_workshop_id ON customer_period (workshop_id)",
            """
            CREATE TABLE leaving_reason (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              period_id VARCHAR NOT NULL,
              text VARCHAR(10000) NOT NULL,
              people INTEGER,
              stage_id VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(period_id) REFERENCES customer_period (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id)
            )
            """,
            "CREATE INDEX ix_leaving_reason_workshop_id ON leaving_reason (workshop_id)",
        ),
    ),
)
