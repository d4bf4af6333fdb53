"""The tables of this kind, step by step. A step that was released is never changed."""

from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE reinforcement (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              rule VARCHAR(200) NOT NULL,
              rule_text VARCHAR(10000) NOT NULL,
              trainer VARCHAR(200) NOT NULL,
              trainer_id VARCHAR,
              how VARCHAR(10000) NOT NULL,
              first_date DATE,
              measured_by VARCHAR(200) NOT NULL,
              measured_by_text VARCHAR(10000) NOT NULL,
              reinforced_by VARCHAR(10000) NOT NULL,
              rhythm VARCHAR(200) NOT NULL,
              leader_id VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(trainer_id) REFERENCES leader (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_reinforcement_workshop_id ON reinforcement (workshop_id)",
            "CREATE INDEX ix_reinforcement_origin_id ON reinforcement (origin_id)",
            """
            CREATE TABLE recognition (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              text VARCHAR(10000) NOT NULL,
              silos JSON NOT NULL,
              leader_id VARCHAR,
              by_when DATE,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_recognition_workshop_id ON recognition (workshop_id)",
            "CREATE INDEX ix_recognition_origin_id ON recognition (origin_id)",
        ),
    ),
)
