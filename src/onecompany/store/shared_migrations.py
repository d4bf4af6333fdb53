"""The tables that every workshop has, step by step. A step that was released is never changed."""

from onecompany.store.group_migrations import GROUPS
from onecompany.store.heap_migrations import HEAP
from onecompany.store.migrations import Migration
from onecompany.store.people_migrations import PEOPLE
from onecompany.store.round_migrations import ROUNDS

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE organisation (
              id VARCHAR(64) NOT NULL,
              name VARCHAR(200) NOT NULL,
              PRIMARY KEY (id)
            )
            """,
            """
            CREATE TABLE program (
              id INTEGER NOT NULL,
              version VARCHAR NOT NULL,
              schema_version INTEGER NOT NULL,
              at DATETIME NOT NULL,
              PRIMARY KEY (id)
            )
            """,
            """
            CREATE TABLE workshop (
              id VARCHAR(64) NOT NULL,
              title VARCHAR(200) NOT NULL,
              "plan" VARCHAR(10000) NOT NULL,
              purpose VARCHAR(10000) NOT NULL,
              language VARCHAR(35) NOT NULL,
              date DATE NOT NULL,
              state VARCHAR(20) NOT NULL,
              current_step_id VARCHAR,
              started_at DATETIME,
              closed_at DATETIME,
              organisation_id VARCHAR NOT NULL,
              origin_id VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(organisation_id) REFERENCES organisation (id)
            )
            """,
            "CREATE INDEX ix_workshop_organisation_id ON workshop (organisation_id)",
            """
            CREATE TABLE exercise (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              kind VARCHAR(60) NOT NULL,
              title VARCHAR(200) NOT NULL,
              prompt VARCHAR(10000) NOT NULL,
              script VARCHAR(10000) NOT NULL,
              flex VARCHAR(10) NOT NULL,
              min_seconds FLOAT NOT NULL,
              settings JSON NOT NULL,
              dropped BOOLEAN NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_exercise_workshop_id ON exercise (workshop_id)",
            """
            CREATE TABLE history (
              id INTEGER NOT NULL,
              workshop_id VARCHAR NOT NULL,
              exercise_id VARCHAR NOT NULL,
              at DATETIME NOT NULL,
              kind VARCHAR NOT NULL,
              target INTEGER,
              label VARCHAR NOT NULL,
              changes JSON NOT NULL,
              checksum VARCHAR NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_history_workshop_id ON history (workshop_id)",
            """
            CREATE TABLE presence (
              id INTEGER NOT NULL,
              workshop_id VARCHAR NOT NULL,
              cursor VARCHAR NOT NULL,
              utc DATETIME NOT NULL,
              boot FLOAT NOT NULL,
              boot_id VARCHAR NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            """
            CREATE TABLE silo (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              name VARCHAR(200) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_silo_origin_id ON silo (origin_id)",
            "CREATE INDEX ix_silo_workshop_id ON silo (workshop_id)",
            """
            CREATE TABLE decision (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              exercise_id VARCHAR,
              text VARCHAR(10000) NOT NULL,
              how VARCHAR(10000) NOT NULL,
              by_whom VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id)
            )
            """,
            "CREATE INDEX ix_decision_workshop_id ON decision (workshop_id)",
            """
            CREATE TABLE draft (
              exercise_id VARCHAR NOT NULL,
              workshop_id VARCHAR NOT NULL,
              place VARCHAR(300) NOT NULL,
              text VARCHAR(10000) NOT NULL,
              PRIMARY KEY (exercise_id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id)
            )
            """,
            "CREATE INDEX ix_draft_workshop_id ON draft (workshop_id)",
            """
            CREATE TABLE leader (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              name VARCHAR(200) NOT NULL,
              role VARCHAR(200) NOT NULL,
              silo_id VARCHAR,
              present BOOLEAN NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(silo_id) REFERENCES silo (id)
            )
            """,
            "CREATE INDEX ix_leader_origin_id ON leader (origin_id)",
            "CREATE INDEX ix_leader_workshop_id ON leader (workshop_id)",
            """
            CREATE TABLE step (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              exercise_id VARCHAR NOT NULL,
              title VARCHAR(10000) NOT NULL,
              prompt VARCHAR(10000) NOT NULL,
              script VARCHAR(10000) NOT NULL,
              planned_seconds FLOAT NOT NULL,
              seconds FLOAT NOT NULL,
              base_seconds FLOAT NOT NULL,
              done BOOLEAN NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id)
            )
            """,
            "CREATE INDEX ix_step_workshop_id ON step (workshop_id)",
            """
            CREATE TABLE commitment (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              origin_id VARCHAR,
              exercise_id VARCHAR,
              what VARCHAR(10000) NOT NULL,
              who VARCHAR(200) NOT NULL,
              leader_id VARCHAR,
              by_when DATE,
              serves VARCHAR(300) NOT NULL,
              serves_text VARCHAR(10000) NOT NULL,
              noticed BOOLEAN,
              state VARCHAR(20) NOT NULL,
              reason VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_commitment_origin_id ON commitment (origin_id)",
            "CREATE INDEX ix_commitment_workshop_id ON commitment (workshop_id)",
            """
            CREATE TABLE note (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              exercise_id VARCHAR,
              leader_id VARCHAR,
              text VARCHAR(10000) NOT NULL,
              private BOOLEAN NOT NULL,
              about VARCHAR(200) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_note_workshop_id ON note (workshop_id)",
            """
            CREATE TABLE parking (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              exercise_id VARCHAR,
              text VARCHAR(10000) NOT NULL,
              leader_id VARCHAR,
              dropped BOOLEAN NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            "CREATE INDEX ix_parking_workshop_id ON parking (workshop_id)",
            """
            CREATE TABLE span (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              step_id VARCHAR NOT NULL,
              start_utc DATETIME NOT NULL,
              start_boot FLOAT NOT NULL,
              start_boot_id VARCHAR NOT NULL,
              end_utc DATETIME,
              end_boot FLOAT,
              end_boot_id VARCHAR,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(step_id) REFERENCES step (id)
            )
            """,
            "CREATE INDEX ix_span_workshop_id ON span (workshop_id)",
        ),
        in_schema=1,
    ),
    Migration(
        "0002_group_id",
        (
            "ALTER TABLE silo ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE leader ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE exercise ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE step ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE note ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE decision ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE parking ADD COLUMN group_id VARCHAR(64)",
            "ALTER TABLE commitment ADD COLUMN group_id VARCHAR(64)",
        ),
    ),
    Migration("0003_words", ("ALTER TABLE workshop ADD COLUMN words JSON NOT NULL DEFAULT '{}'",)),
    ROUNDS,
    Migration(
        "0005_parking_origin_id",
        (
            "ALTER TABLE parking ADD COLUMN origin_id VARCHAR",
            "CREATE INDEX ix_parking_origin_id ON parking (origin_id)",
        ),
    ),
    Migration(
        "0006_times_of_day",
        (
            "ALTER TABLE workshop ADD COLUMN start VARCHAR(5) NOT NULL DEFAULT ''",
            "ALTER TABLE exercise ADD COLUMN at VARCHAR(5) NOT NULL DEFAULT ''",
        ),
    ),
    HEAP,
    PEOPLE,
    GROUPS,
)
