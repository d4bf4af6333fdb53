"""The step that brought stays, former names and who sees to a decision. It is never changed."""

from onecompany.store.migrations import Migration

PEOPLE = Migration(
    "0008_people",
    (
        """
        CREATE TABLE former_silo (
          id VARCHAR(64) NOT NULL,
          workshop_id VARCHAR NOT NULL,
          position FLOAT NOT NULL,
          group_id VARCHAR(64),
          origin_id VARCHAR,
          silo_id VARCHAR NOT NULL,
          name VARCHAR(200) NOT NULL,
          line VARCHAR(64) NOT NULL,
          PRIMARY KEY (id),
          FOREIGN KEY(workshop_id) REFERENCES workshop (id),
          FOREIGN KEY(silo_id) REFERENCES silo (id)
        )
        """,
        "CREATE INDEX ix_former_silo_origin_id ON former_silo (origin_id)",
        "CREATE INDEX ix_former_silo_workshop_id ON former_silo (workshop_id)",
        """
        CREATE TABLE stay (
          id VARCHAR(64) NOT NULL,
          workshop_id VARCHAR NOT NULL,
          leader_id VARCHAR NOT NULL,
          here_from DATETIME,
          left_at DATETIME,
          PRIMARY KEY (id),
          FOREIGN KEY(workshop_id) REFERENCES workshop (id),
          FOREIGN KEY(leader_id) REFERENCES leader (id)
        )
        """,
        "CREATE INDEX ix_stay_workshop_id ON stay (workshop_id)",
        "ALTER TABLE decision ADD COLUMN leader_id VARCHAR REFERENCES leader (id)",
    ),
)
