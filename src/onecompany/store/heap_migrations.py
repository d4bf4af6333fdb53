"""The step that brought loose notes and their groups into the tables that every workshop has. It is never changed."""

from onecompany.store.migrations import Migration

HEAP = Migration(
    "0007_heap",
    (
        "ALTER TABLE exercise ADD COLUMN heaped INTEGER NOT NULL DEFAULT 0",
        """
        CREATE TABLE cluster (
          id VARCHAR(64) NOT NULL,
          workshop_id VARCHAR NOT NULL,
          position FLOAT NOT NULL,
          group_id VARCHAR(64),
          exercise_id VARCHAR NOT NULL,
          name VARCHAR(200) NOT NULL,
          PRIMARY KEY (id),
          FOREIGN KEY(workshop_id) REFERENCES workshop (id),
          FOREIGN KEY(exercise_id) REFERENCES exercise (id)
        )
        """,
        "CREATE INDEX ix_cluster_workshop_id ON cluster (workshop_id)",
        """
        CREATE TABLE slip (
          id VARCHAR(64) NOT NULL,
          workshop_id VARCHAR NOT NULL,
          position FLOAT NOT NULL,
          group_id VARCHAR(64),
          exercise_id VARCHAR NOT NULL,
          cluster_id VARCHAR,
          leader_id VARCHAR,
          text VARCHAR(10000) NOT NULL,
          PRIMARY KEY (id),
          FOREIGN KEY(workshop_id) REFERENCES workshop (id),
          FOREIGN KEY(exercise_id) REFERENCES exercise (id),
          FOREIGN KEY(cluster_id) REFERENCES cluster (id),
          FOREIGN KEY(leader_id) REFERENCES leader (id)
        )
        """,
        "CREATE INDEX ix_slip_workshop_id ON slip (workshop_id)",
    ),
)
