"""The step that brought rounds into the tables that every workshop has. It is never changed."""

from onecompany.store.migrations import Migration

ROUNDS = Migration(
    "0004_rounds",
    (
        """
        CREATE TABLE round (
          id VARCHAR(64) NOT NULL,
          workshop_id VARCHAR NOT NULL,
          position FLOAT NOT NULL,
          group_id VARCHAR(64),
          exercise_id VARCHAR NOT NULL,
          subject VARCHAR(200) NOT NULL,
          form VARCHAR NOT NULL,
          method VARCHAR NOT NULL,
          state VARCHAR NOT NULL,
          choices JSON NOT NULL,
          budget INTEGER NOT NULL,
          most INTEGER NOT NULL,
          threshold INTEGER NOT NULL,
          present INTEGER NOT NULL,
          n INTEGER,
          total INTEGER,
          counts JSON,
          seconds FLOAT,
          opened_at DATETIME NOT NULL,
          opened_boot FLOAT NOT NULL,
          opened_boot_id VARCHAR NOT NULL,
          revealed_at DATETIME,
          PRIMARY KEY (id),
          FOREIGN KEY(workshop_id) REFERENCES workshop (id),
          FOREIGN KEY(exercise_id) REFERENCES exercise (id)
        )
        """,
        "CREATE INDEX ix_round_workshop_id ON round (workshop_id)",
        """
        CREATE TABLE dissent (
          id VARCHAR(64) NOT NULL,
          workshop_id VARCHAR NOT NULL,
          position FLOAT NOT NULL,
          group_id VARCHAR(64),
          round_id VARCHAR NOT NULL,
          leader_id VARCHAR,
          text VARCHAR(10000) NOT NULL,
          PRIMARY KEY (id),
          FOREIGN KEY(workshop_id) REFERENCES workshop (id),
          FOREIGN KEY(round_id) REFERENCES round (id),
          FOREIGN KEY(leader_id) REFERENCES leader (id)
        )
        """,
        "CREATE INDEX ix_dissent_workshop_id ON dissent (workshop_id)",
        """
        CREATE TABLE ballot (
          id VARCHAR(64) NOT NULL,
          round_id VARCHAR NOT NULL,
          choice VARCHAR(400) NOT NULL,
          PRIMARY KEY (id),
          FOREIGN KEY(round_id) REFERENCES round (id) ON DELETE CASCADE
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE turnout (
          round_id VARCHAR NOT NULL,
          leader_id VARCHAR(64) NOT NULL,
          PRIMARY KEY (round_id, leader_id),
          FOREIGN KEY(round_id) REFERENCES round (id) ON DELETE CASCADE
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE sealed_line (
          round_id VARCHAR NOT NULL,
          number INTEGER NOT NULL,
          leader_id VARCHAR(64),
          text VARCHAR(10000) NOT NULL,
          PRIMARY KEY (round_id, number),
          FOREIGN KEY(round_id) REFERENCES round (id) ON DELETE CASCADE
        ) WITHOUT ROWID
        """,
    ),
)
