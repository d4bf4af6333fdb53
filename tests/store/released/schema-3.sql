PRAGMA application_id=826494766;
PRAGMA user_version=3;
BEGIN TRANSACTION;
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
      reason VARCHAR(10000) NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(exercise_id) REFERENCES exercise (id),
      FOREIGN KEY(leader_id) REFERENCES leader (id)
    );
INSERT INTO "commitment" VALUES('id00000058','id00000001',1024.0,NULL,'id00000028','Name the owner of the move-in','','id00000006','2026-04-30','stage:id00000039','I move in',1,'open','',NULL);
INSERT INTO "commitment" VALUES('id00000059','id00000001',2048.0,NULL,'id00000028','Call every customer before the first bill','The new head of billing',NULL,NULL,'','',NULL,'open','',NULL);
CREATE TABLE decision (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      exercise_id VARCHAR,
      text VARCHAR(10000) NOT NULL,
      how VARCHAR(10000) NOT NULL,
      by_whom VARCHAR(10000) NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(exercise_id) REFERENCES exercise (id)
    );
INSERT INTO "decision" VALUES('id00000051','id00000001',1024.0,'id00000021','Operations owns “I move in”, on trial for a quarter','','',NULL);
CREATE TABLE draft (
      exercise_id VARCHAR NOT NULL,
      workshop_id VARCHAR NOT NULL,
      place VARCHAR(300) NOT NULL,
      text VARCHAR(10000) NOT NULL,
      PRIMARY KEY (exercise_id),
      FOREIGN KEY(exercise_id) REFERENCES exercise (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id)
    );
INSERT INTO "draft" VALUES('id00000028','id00000001','commitment:','Half a li');
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
      dropped BOOLEAN NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id)
    );
INSERT INTO "exercise" VALUES('id00000010','id00000001',1024.0,'open','Check-in','','Let them talk.','shrink',300.0,'{"style": "check-in", "text": ""}',0,NULL);
INSERT INTO "exercise" VALUES('id00000012','id00000001',2048.0,'stages','The customer''s journey','','Let them talk.','shrink',300.0,'{"preset": ["I find out", "I buy", "I use it"], "allow_people_stage": true}',0,NULL);
INSERT INTO "exercise" VALUES('id00000021','id00000001',3072.0,'ownership','Who owns the customer','','Let them talk.','shrink',300.0,'{}',0,NULL);
INSERT INTO "exercise" VALUES('id00000025','id00000001',4096.0,'metrics','What each is judged by','','Let them talk.','shrink',300.0,'{"limit": 3, "examples": []}',0,NULL);
INSERT INTO "exercise" VALUES('id00000028','id00000001',5120.0,'commitments','Who does what by when','','Let them talk.','shrink',300.0,'{"review_months": 3, "section_minutes": 30, "agenda": []}',0,NULL);
INSERT INTO "exercise" VALUES('id00000032','id00000001',6144.0,'open','Closing round','','Let them talk.','shrink',300.0,'{"style": "closing", "text": ""}',0,NULL);
CREATE TABLE handoff (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      from_stage_id VARCHAR NOT NULL,
      to_stage_id VARCHAR NOT NULL,
      what VARCHAR(10000) NOT NULL,
      notice VARCHAR(10000) NOT NULL,
      rating VARCHAR(20) NOT NULL,
      agreed BOOLEAN NOT NULL,
      leader_id VARCHAR, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(from_stage_id) REFERENCES stage (id),
      FOREIGN KEY(to_stage_id) REFERENCES stage (id),
      FOREIGN KEY(leader_id) REFERENCES leader (id)
    );
INSERT INTO "handoff" VALUES('id00000019-id00000039','id00000001',0.0,NULL,'id00000019','id00000039','Move-in date','Has to tell it again','rough',1,'id00000006',NULL);
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
    );
INSERT INTO "history" VALUES(1,'id00000001','','2026-03-05 08:00:00.000000','start',NULL,'made the workshop “One-company day”','[["organisation", "id00000002", null, {"id": "id00000002", "name": "Northwind Utilities"}], ["workshop", "id00000001", null, {"id": "id00000001", "title": "One-company day", "plan": "taster", "purpose": "One picture of our customer''s journey.", "language": "en", "date": "2026-03-05", "state": "new", "current_step_id": null, "started_at": null, "closed_at": null, "organisation_id": "id00000002", "origin_id": null}], ["silo", "id00000003", null, {"id": "id00000003", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "name": "Marketing"}], ["leader", "id00000004", null, {"id": "id00000004", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "name": "Ben Okafor", "role": "CMO", "silo_id": "id00000003", "present": true}], ["silo", "id00000005", null, {"id": "id00000005", "workshop_id": "id00000001", "position": 2048.0, "origin_id": null, "name": "Operations"}], ["leader", "id00000006", null, {"id": "id00000006", "workshop_id": "id00000001", "position": 2048.0, "origin_id": null, "name": "Ana Pe\u00f1a", "role": "COO", "silo_id": "id00000005", "present": true}], ["silo", "id00000007", null, {"id": "id00000007", "workshop_id": "id00000001", "position": 3072.0, "origin_id": null, "name": "Finance"}], ["leader", "id00000008", null, {"id": "id00000008", "workshop_id": "id00000001", "position": 3072.0, "origin_id": null, "name": "Eva Lind", "role": "CFO", "silo_id": "id00000007", "present": true}], ["leader", "id00000009", null, {"id": "id00000009", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "Grace Wu", "role": "Head of Field", "silo_id": "id00000005", "present": true}], ["exercise", "id00000010", null, {"id": "id00000010", "workshop_id": "id00000001", "position": 1024.0, "kind": "open", "title": "Check-in", "prompt": "", "script": "Let them talk.", "flex": "shrink", "min_seconds": 300, "settings": {"style": "check-in", "text": ""}, "dropped": false}], ["step", "id00000011", null, {"id": "id00000011", "workshop_id": "id00000001", "position": 1024.0, "exercise_id": "id00000010", "title": "Open round", "prompt": "", "script": "", "planned_seconds": 600, "seconds": 600, "base_seconds": 0.0, "done": false}], ["exercise", "id00000012", null, {"id": "id00000012", "workshop_id": "id00000001", "position": 2048.0, "kind": "stages", "title": "The customer''s journey", "prompt": "", "script": "Let them talk.", "flex": "shrink", "min_seconds": 300, "settings": {"preset": ["I find out", "I buy", "I use it"], "allow_people_stage": true}, "dropped": false}], ["step", "id00000013", null, {"id": "id00000013", "workshop_id": "id00000001", "position": 2048.0, "exercise_id": "id00000012", "title": "Alone, in silence", "prompt": "Write down every stage you can think of.", "script": "", "planned_seconds": 300, "seconds": 300, "base_seconds": 0.0, "done": false}], ["step", "id00000014", null, {"id": "id00000014", "workshop_id": "id00000001", "position": 3072.0, "exercise_id": "id00000012", "title": "Share and merge", "prompt": "Read out yours. Which ones are the same?", "script": "", "planned_seconds": 1200, "seconds": 1200, "base_seconds": 0.0, "done": false}], ["step", "id00000015", null, {"id": "id00000015", "workshop_id": "id00000001", "position": 4096.0, "exercise_id": "id00000012", "title": "What the customer wants here", "prompt": "One sentence a stage, in their words.", "script": "", "planned_seconds": 600, "seconds": 600, "base_seconds": 0.0, "done": false}], ["step", "id00000016", null, {"id": "id00000016", "workshop_id": "id00000001", "position": 5120.0, "exercise_id": "id00000012", "title": "Touchpoints and moments of truth", "prompt": "Where do we meet? Where do they decide?", "script": "", "planned_seconds": 900, "seconds": 900, "base_seconds": 0.0, "done": false}], ["step", "id00000017", null, {"id": "id00000017", "workshop_id": "id00000001", "position": 6144.0, "exercise_id": "id00000012", "title": "Feeling", "prompt": "How does it feel there, from \u22122 to +2?", "script": "", "planned_seconds": 600, "seconds": 600, "base_seconds": 0.0, "done": false}], ["stage", "id00000018", null, {"id": "id00000018", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "name": "I find out", "goal": "", "feeling": null, "votes": 0, "people": false}], ["stage", "id00000019", null, {"id": "id00000019", "workshop_id": "id00000001", "position": 2048.0, "origin_id": null, "name": "I buy", "goal": "", "feeling": null, "votes": 0, "people": false}], ["stage", "id00000020", null, {"id": "id00000020", "workshop_id": "id00000001", "position": 3072.0, "origin_id": null, "name": "I use it", "goal": "", "feeling": null, "votes": 0, "people": false}], ["exercise", "id00000021", null, {"id": "id00000021", "workshop_id": "id00000001", "position": 3072.0, "kind": "ownership", "title": "Who owns the customer", "prompt": "", "script": "Let them talk.", "flex": "shrink", "min_seconds": 300, "settings": {}, "dropped": false}], ["step", "id00000022", null, {"id": "id00000022", "workshop_id": "id00000001", "position": 7168.0, "exercise_id": "id00000021", "title": "Alone, in silence", "prompt": "Which stages are yours? Which are nobody''s?", "script": "", "planned_seconds": 300, "seconds": 300, "base_seconds": 0.0, "done": false}], ["step", "id00000023", null, {"id": "id00000023", "workshop_id": "id00000001", "position": 8192.0, "exercise_id": "id00000021", "title": "One owner a stage", "prompt": "Agree on one owner. Everyone else helps.", "script": "", "planned_seconds": 1200, "seconds": 1200, "base_seconds": 0.0, "done": false}], ["step", "id00000024", null, {"id": "id00000024", "workshop_id": "id00000001", "position": 9216.0, "exercise_id": "id00000021", "title": "Agree on the handoffs", "prompt": "What is handed over, and how does the customer notice?", "script": "", "planned_seconds": 1200, "seconds": 1200, "base_seconds": 0.0, "done": false}], ["exercise", "id00000025", null, {"id": "id00000025", "workshop_id": "id00000001", "position": 4096.0, "kind": "metrics", "title": "What each is judged by", "prompt": "", "script": "Let them talk.", "flex": "shrink", "min_seconds": 300, "settings": {"limit": 3, "examples": []}, "dropped": false}], ["step", "id00000026", null, {"id": "id00000026", "workshop_id": "id00000001", "position": 10240.0, "exercise_id": "id00000025", "title": "A metric for each leader", "prompt": "What would you be judged by, if customers judged?", "script": "", "planned_seconds": 2100, "seconds": 2100, "base_seconds": 0.0, "done": false}], ["step", "id00000027", null, {"id": "id00000027", "workshop_id": "id00000001", "position": 11264.0, "exercise_id": "id00000025", "title": "Metrics that connect", "prompt": "Which number shows how they travel across us?", "script": "", "planned_seconds": 1500, "seconds": 1500, "base_seconds": 0.0, "done": false}], ["exercise", "id00000028", null, {"id": "id00000028", "workshop_id": "id00000001", "position": 5120.0, "kind": "commitments", "title": "Who does what by when", "prompt": "", "script": "Let them talk.", "flex": "shrink", "min_seconds": 300, "settings": {"review_months": 3, "section_minutes": 30, "agenda": []}, "dropped": false}], ["step", "id00000029", null, {"id": "id00000029", "workshop_id": "id00000001", "position": 12288.0, "exercise_id": "id00000028", "title": "The cracks first", "prompt": "Who closes it, and by when?", "script": "", "planned_seconds": 600, "seconds": 600, "base_seconds": 0.0, "done": false}], ["step", "id00000030", null, {"id": "id00000030", "workshop_id": "id00000001", "position": 13312.0, "exercise_id": "id00000028", "title": "What else do we promise?", "prompt": "One name, one date, one thing.", "script": "", "planned_seconds": 720, "seconds": 720, "base_seconds": 0.0, "done": false}], ["step", "id00000031", null, {"id": "id00000031", "workshop_id": "id00000001", "position": 14336.0, "exercise_id": "id00000028", "title": "Cadence and parking lot", "prompt": "When do we look at this again?", "script": "", "planned_seconds": 480, "seconds": 480, "base_seconds": 0.0, "done": false}], ["exercise", "id00000032", null, {"id": "id00000032", "workshop_id": "id00000001", "position": 6144.0, "kind": "open", "title": "Closing round", "prompt": "", "script": "Let them talk.", "flex": "shrink", "min_seconds": 300, "settings": {"style": "closing", "text": ""}, "dropped": false}], ["step", "id00000033", null, {"id": "id00000033", "workshop_id": "id00000001", "position": 15360.0, "exercise_id": "id00000032", "title": "Open round", "prompt": "", "script": "", "planned_seconds": 600, "seconds": 600, "base_seconds": 0.0, "done": false}]]','36c944a053d270c8');
INSERT INTO "history" VALUES(2,'id00000001','','2026-03-05 08:00:00.000000','clock',NULL,'started the clock','[["span", "id00000034", null, {"id": "id00000034", "workshop_id": "id00000001", "step_id": "id00000011", "start_utc": "2026-03-05T08:00:00+00:00", "start_boot": 697600.0, "start_boot_id": "first", "end_utc": null, "end_boot": null, "end_boot_id": null}], ["workshop", "id00000001", {"current_step_id": null, "state": "new", "started_at": null}, {"current_step_id": "id00000011", "state": "running", "started_at": "2026-03-05T08:00:00+00:00"}]]','e3ae9dd93b1fe84d');
INSERT INTO "history" VALUES(3,'id00000001','','2026-03-05 08:03:00.000000','do',NULL,'added 2 notes','[["note", "id00000035", null, {"id": "id00000035", "workshop_id": "id00000001", "position": 1024.0, "exercise_id": "id00000010", "leader_id": "id00000006", "text": "fewer meetings", "private": false, "about": ""}], ["note", "id00000036", null, {"id": "id00000036", "workshop_id": "id00000001", "position": 2048.0, "exercise_id": "id00000010", "leader_id": "id00000008", "text": "one number \u2014 \u201cours\u201d", "private": false, "about": ""}]]','7ecfac3ab771f88e');
INSERT INTO "history" VALUES(4,'id00000001','','2026-03-05 08:03:00.000000','do',NULL,'added a private note','[["note", "id00000037", null, {"id": "id00000037", "workshop_id": "id00000001", "position": 1024.0, "exercise_id": "id00000012", "leader_id": null, "text": "Ben looks tired", "private": true, "about": ""}]]','470d44e230ed190b');
INSERT INTO "history" VALUES(5,'id00000001','id00000012','2026-03-05 08:03:00.000000','clock',NULL,'moved on','[["step", "id00000011", {"done": false}, {"done": true}], ["span", "id00000034", {"end_utc": null, "end_boot": null, "end_boot_id": null}, {"end_utc": "2026-03-05T08:03:00+00:00", "end_boot": 697780.0, "end_boot_id": "first"}], ["span", "id00000038", null, {"id": "id00000038", "workshop_id": "id00000001", "step_id": "id00000013", "start_utc": "2026-03-05T08:03:00+00:00", "start_boot": 697780.0, "start_boot_id": "first", "end_utc": null, "end_boot": null, "end_boot_id": null}], ["workshop", "id00000001", {"current_step_id": "id00000011"}, {"current_step_id": "id00000013"}]]','574b3f82a09a00c0');
INSERT INTO "history" VALUES(6,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'added stage “I move in”','[["stage", "id00000039", null, {"id": "id00000039", "workshop_id": "id00000001", "position": 2560.0, "origin_id": null, "name": "I move in", "goal": "", "feeling": null, "votes": 0, "people": false}]]','fa8593e2803a0891');
INSERT INTO "history" VALUES(7,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'added stage “I get the first bill”','[["stage", "id00000040", null, {"id": "id00000040", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "I get the first bill", "goal": "", "feeling": null, "votes": 0, "people": false}]]','662a390d9871e306');
INSERT INTO "history" VALUES(8,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'described I move in','[["stage", "id00000039", {"goal": "", "feeling": null}, {"goal": "To have light on the first evening", "feeling": -2}]]','b9fc73813d74a207');
INSERT INTO "history" VALUES(9,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'rated','[["stage", "id00000040", {"feeling": null}, {"feeling": 1}]]','fa9eb433fa7e817b');
INSERT INTO "history" VALUES(10,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'added 2 touchpoints','[["touchpoint", "id00000041", null, {"id": "id00000041", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "stage_id": "id00000039", "text": "Call centre, and a long wait", "moment": false, "votes": 0}], ["touchpoint", "id00000042", null, {"id": "id00000042", "workshop_id": "id00000001", "position": 2048.0, "origin_id": null, "stage_id": "id00000039", "text": "The engineer", "moment": false, "votes": 0}]]','9123a2a4e841c52a');
INSERT INTO "history" VALUES(11,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'marked a moment of truth','[["touchpoint", "id00000041", {"moment": false}, {"moment": true}]]','96d3d7e5b7f0909d');
INSERT INTO "history" VALUES(12,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'added pain point “Nobody says when 🕯”','[["pain", "id00000043", null, {"id": "id00000043", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "stage_id": "id00000039", "text": "Nobody says when \ud83d\udd6f", "votes": 0}]]','c90e629afa327dbd');
INSERT INTO "history" VALUES(13,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'counted hands','[["pain", "id00000043", {"votes": 0}, {"votes": 6}]]','a5b6b2c2a0c2e292');
INSERT INTO "history" VALUES(14,'id00000001','id00000012','2026-03-05 08:10:00.000000','do',NULL,'merged I get the first bill into I use it','[["touchpoint", "id00000044", null, {"id": "id00000044", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "stage_id": "id00000020", "text": "I get the first bill", "moment": false, "votes": 0}], ["stage", "id00000020", {"feeling": null}, {"feeling": 1}], ["stage", "id00000040", {"id": "id00000040", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "I get the first bill", "goal": "", "feeling": 1, "votes": 0, "people": false}, null]]','34ba2719d516ba10');
INSERT INTO "history" VALUES(15,'id00000001','id00000012','2026-03-05 08:10:00.000000','undo',14,'merged I get the first bill into I use it','[["stage", "id00000040", null, {"id": "id00000040", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "I get the first bill", "goal": "", "feeling": 1, "votes": 0, "people": false}], ["stage", "id00000020", {"feeling": 1}, {"feeling": null}], ["touchpoint", "id00000044", {"id": "id00000044", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "stage_id": "id00000020", "text": "I get the first bill", "moment": false, "votes": 0}, null]]','c861837f8660cea2');
INSERT INTO "history" VALUES(16,'id00000001','id00000012','2026-03-05 08:10:00.000000','redo',14,'merged I get the first bill into I use it','[["touchpoint", "id00000044", null, {"id": "id00000044", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "stage_id": "id00000020", "text": "I get the first bill", "moment": false, "votes": 0}], ["stage", "id00000020", {"feeling": null}, {"feeling": 1}], ["stage", "id00000040", {"id": "id00000040", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "I get the first bill", "goal": "", "feeling": 1, "votes": 0, "people": false}, null]]','f4a400e60a6a3088');
INSERT INTO "history" VALUES(17,'id00000001','id00000012','2026-03-05 08:10:00.000000','clock',NULL,'paused the clock','[["span", "id00000038", {"end_utc": null, "end_boot": null, "end_boot_id": null}, {"end_utc": "2026-03-05T08:10:00+00:00", "end_boot": 698200.0, "end_boot_id": "first"}]]','89aa5d147e0390cc');
INSERT INTO "history" VALUES(18,'id00000001','id00000012','2026-03-05 08:20:00.000000','clock',NULL,'started the clock','[["span", "id00000045", null, {"id": "id00000045", "workshop_id": "id00000001", "step_id": "id00000013", "start_utc": "2026-03-05T08:20:00+00:00", "start_boot": 698800.0, "start_boot_id": "first", "end_utc": null, "end_boot": null, "end_boot_id": null}]]','f7d68988930e0e20');
INSERT INTO "history" VALUES(19,'id00000001','id00000012','2026-03-05 08:20:00.000000','do',NULL,'parked “What do we do about customers who rent?”','[["parking", "id00000046", null, {"id": "id00000046", "workshop_id": "id00000001", "position": 1024.0, "exercise_id": "id00000012", "text": "What do we do about customers who rent?", "leader_id": null, "dropped": false}]]','198d99345f60e7e6');
INSERT INTO "history" VALUES(20,'id00000001','id00000021','2026-03-05 08:20:00.000000','clock',NULL,'moved on','[["step", "id00000013", {"done": false}, {"done": true}], ["span", "id00000045", {"end_utc": null, "end_boot": null, "end_boot_id": null}, {"end_utc": "2026-03-05T08:20:00+00:00", "end_boot": 698800.0, "end_boot_id": "first"}], ["span", "id00000047", null, {"id": "id00000047", "workshop_id": "id00000001", "step_id": "id00000022", "start_utc": "2026-03-05T08:20:00+00:00", "start_boot": 698800.0, "start_boot_id": "first", "end_utc": null, "end_boot": null, "end_boot_id": null}], ["workshop", "id00000001", {"current_step_id": "id00000013"}, {"current_step_id": "id00000022"}]]','ad4ecb855efeb396');
INSERT INTO "history" VALUES(21,'id00000001','id00000021','2026-03-05 08:27:00.000000','do',NULL,'Operations owns I move in','[["ownership", "id00000048", null, {"id": "id00000048", "workshop_id": "id00000001", "position": 0.0, "origin_id": null, "stage_id": "id00000039", "silo_id": "id00000005", "role": "owner", "note": ""}]]','b68cf7163a80bc97');
INSERT INTO "history" VALUES(22,'id00000001','id00000021','2026-03-05 08:27:00.000000','do',NULL,'Marketing owns I buy','[["ownership", "id00000049", null, {"id": "id00000049", "workshop_id": "id00000001", "position": 0.0, "origin_id": null, "stage_id": "id00000019", "silo_id": "id00000003", "role": "owner", "note": ""}]]','929de8aabea1c682');
INSERT INTO "history" VALUES(23,'id00000001','id00000021','2026-03-05 08:27:00.000000','do',NULL,'Finance helps at I move in','[["ownership", "id00000050", null, {"id": "id00000050", "workshop_id": "id00000001", "position": 0.0, "origin_id": null, "stage_id": "id00000039", "silo_id": "id00000007", "role": "helps", "note": ""}]]','c81aecba7e741a12');
INSERT INTO "history" VALUES(24,'id00000001','id00000021','2026-03-05 08:27:00.000000','do',NULL,'rated I buy → I move in rough','[["handoff", "id00000019-id00000039", null, {"id": "id00000019-id00000039", "workshop_id": "id00000001", "position": 0.0, "origin_id": null, "from_stage_id": "id00000019", "to_stage_id": "id00000039", "what": "Move-in date", "notice": "Has to tell it again", "rating": "rough", "agreed": false, "leader_id": null}]]','9fa7e24b951daecc');
INSERT INTO "history" VALUES(25,'id00000001','id00000021','2026-03-05 08:27:00.000000','do',NULL,'agreed on I buy → I move in','[["handoff", "id00000019-id00000039", {"agreed": false, "leader_id": null}, {"agreed": true, "leader_id": "id00000006"}]]','8945bc562aeefa0d');
INSERT INTO "history" VALUES(26,'id00000001','id00000021','2026-03-05 08:27:00.000000','do',NULL,'decided “Operations owns “I move in”, on trial f…”','[["decision", "id00000051", null, {"id": "id00000051", "workshop_id": "id00000001", "position": 1024.0, "exercise_id": "id00000021", "text": "Operations owns \u201cI move in\u201d, on trial for a quarter", "how": "", "by_whom": ""}]]','79cd02996b719ae8');
INSERT INTO "history" VALUES(27,'id00000001','id00000025','2026-03-05 08:27:00.000000','clock',NULL,'moved on','[["step", "id00000022", {"done": false}, {"done": true}], ["span", "id00000047", {"end_utc": null, "end_boot": null, "end_boot_id": null}, {"end_utc": "2026-03-05T08:27:00+00:00", "end_boot": 699220.0, "end_boot_id": "first"}], ["span", "id00000052", null, {"id": "id00000052", "workshop_id": "id00000001", "step_id": "id00000026", "start_utc": "2026-03-05T08:27:00+00:00", "start_boot": 699220.0, "start_boot_id": "first", "end_utc": null, "end_boot": null, "end_boot_id": null}], ["workshop", "id00000001", {"current_step_id": "id00000022"}, {"current_step_id": "id00000026"}]]','4613fc88789dfd0d');
INSERT INTO "history" VALUES(28,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'added 3 metrics','[["metric", "id00000053", null, {"id": "id00000053", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "leader_id": "id00000006", "name": "Days to light", "definition": "", "measures": "", "source": "", "unit": "", "baseline": null, "target": null, "by_when": null, "rhythm": "", "direction": "", "watches": "", "result": "", "noticed": null, "joint_with": []}], ["metric", "id00000054", null, {"id": "id00000054", "workshop_id": "id00000001", "position": 2048.0, "origin_id": null, "leader_id": "id00000006", "name": "Bills that are right", "definition": "", "measures": "", "source": "", "unit": "", "baseline": null, "target": null, "by_when": null, "rhythm": "", "direction": "", "watches": "", "result": "", "noticed": null, "joint_with": []}], ["metric", "id00000055", null, {"id": "id00000055", "workshop_id": "id00000001", "position": 3072.0, "origin_id": null, "leader_id": "id00000006", "name": "Complaints", "definition": "", "measures": "", "source": "", "unit": "", "baseline": null, "target": null, "by_when": null, "rhythm": "", "direction": "", "watches": "", "result": "", "noticed": null, "joint_with": []}]]','b49d4024b6286204');
INSERT INTO "history" VALUES(29,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'filled in','[["metric", "id00000053", {"baseline": null, "target": null, "unit": "", "measures": "", "by_when": null}, {"baseline": 9.0, "target": 4.0, "unit": "days", "measures": "operation", "by_when": "2026-12-01"}]]','0c5ce9841753eec3');
INSERT INTO "history" VALUES(30,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'filled in','[["metric", "id00000054", {"baseline": null, "target": null, "unit": "", "measures": "", "by_when": null}, {"baseline": 9.0, "target": 4.0, "unit": "days", "measures": "operation", "by_when": "2026-12-01"}]]','be3d6ac6496a44e6');
INSERT INTO "history" VALUES(31,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'filled in','[["metric", "id00000055", {"baseline": null, "target": null, "unit": "", "measures": "", "by_when": null}, {"baseline": 9.0, "target": 4.0, "unit": "days", "measures": "operation", "by_when": "2026-12-01"}]]','e8bababa706b7c03');
INSERT INTO "history" VALUES(32,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'changed its direction','[["metric", "id00000054", {"direction": ""}, {"direction": "down"}]]','ace39f3b99004e6f');
INSERT INTO "history" VALUES(33,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'changed its direction','[["metric", "id00000054", {"direction": "down"}, {"direction": "up"}]]','6d0b08f72f9215ac');
INSERT INTO "history" VALUES(34,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'changed its direction','[["metric", "id00000055", {"direction": ""}, {"direction": "down"}]]','05e18e66eb500077');
INSERT INTO "history" VALUES(35,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'watches','[["metric", "id00000053", {"watches": "", "noticed": null}, {"watches": "stage:id00000039", "noticed": true}]]','02ce93b228475d31');
INSERT INTO "history" VALUES(36,'id00000001','id00000025','2026-03-05 08:34:00.000000','do',NULL,'added connecting metric “Days from signature to light”','[["metric", "id00000056", null, {"id": "id00000056", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "leader_id": null, "name": "Days from signature to light", "definition": "", "measures": "", "source": "", "unit": "", "baseline": null, "target": null, "by_when": null, "rhythm": "", "direction": "", "watches": "handoff:id00000019-id00000039", "result": "", "noticed": null, "joint_with": ["id00000003", "id00000005"]}]]','086e1267f5ffaaaa');
INSERT INTO "history" VALUES(37,'id00000001','id00000028','2026-03-05 08:34:00.000000','clock',NULL,'moved on','[["step", "id00000026", {"done": false}, {"done": true}], ["span", "id00000052", {"end_utc": null, "end_boot": null, "end_boot_id": null}, {"end_utc": "2026-03-05T08:34:00+00:00", "end_boot": 699640.0, "end_boot_id": "first"}], ["span", "id00000057", null, {"id": "id00000057", "workshop_id": "id00000001", "step_id": "id00000029", "start_utc": "2026-03-05T08:34:00+00:00", "start_boot": 699640.0, "start_boot_id": "first", "end_utc": null, "end_boot": null, "end_boot_id": null}], ["workshop", "id00000001", {"current_step_id": "id00000026"}, {"current_step_id": "id00000029"}]]','c58fe626544eb892');
INSERT INTO "history" VALUES(38,'id00000001','id00000028','2026-03-05 08:41:00.000000','do',NULL,'added 2 commitments','[["commitment", "id00000058", null, {"id": "id00000058", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "exercise_id": "id00000028", "what": "Name the owner of the move-in", "who": "", "leader_id": null, "by_when": null, "serves": "", "serves_text": "", "noticed": null, "state": "open", "reason": ""}], ["commitment", "id00000059", null, {"id": "id00000059", "workshop_id": "id00000001", "position": 2048.0, "origin_id": null, "exercise_id": "id00000028", "what": "Call every customer before the first bill", "who": "", "leader_id": null, "by_when": null, "serves": "", "serves_text": "", "noticed": null, "state": "open", "reason": ""}]]','2313736d9a7caf31');
INSERT INTO "history" VALUES(39,'id00000001','id00000028','2026-03-05 08:41:00.000000','do',NULL,'completed','[["commitment", "id00000058", {"leader_id": null, "by_when": null, "serves": "", "serves_text": "", "noticed": null}, {"leader_id": "id00000006", "by_when": "2026-04-30", "serves": "stage:id00000039", "serves_text": "I move in", "noticed": true}]]','579d2ededf704984');
INSERT INTO "history" VALUES(40,'id00000001','id00000028','2026-03-05 08:41:00.000000','do',NULL,'completed','[["commitment", "id00000059", {"who": ""}, {"who": "The new head of billing"}]]','8a2abba3fddad650');
INSERT INTO "history" VALUES(41,'id00000001','id00000028','2026-03-05 08:41:00.000000','do',NULL,'planned the customer section of four meetings','[["meeting", "id00000060", null, {"id": "id00000060", "workshop_id": "id00000001", "position": 739771.0, "date": "2026-06-04", "minutes": 30.0, "agenda": "Numbers\nPromises"}], ["meeting", "id00000061", null, {"id": "id00000061", "workshop_id": "id00000001", "position": 739863.0, "date": "2026-09-04", "minutes": 30.0, "agenda": "Numbers\nPromises"}], ["meeting", "id00000062", null, {"id": "id00000062", "workshop_id": "id00000001", "position": 739954.0, "date": "2026-12-04", "minutes": 30.0, "agenda": "Numbers\nPromises"}], ["meeting", "id00000063", null, {"id": "id00000063", "workshop_id": "id00000001", "position": 740044.0, "date": "2027-03-04", "minutes": 30.0, "agenda": "Numbers\nPromises"}]]','58b0ba4039ef20ea');
INSERT INTO "history" VALUES(42,'id00000001','id00000028','2026-03-05 08:41:00.000000','do',NULL,'removed Grace Wu','[["leader", "id00000009", {"id": "id00000009", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "Grace Wu", "role": "Head of Field", "silo_id": "id00000005", "present": true}, null]]','d60645996c48578c');
INSERT INTO "history" VALUES(43,'id00000001','id00000028','2026-03-05 08:41:00.000000','do',NULL,'removed stage “I find out”','[["stage", "id00000018", {"id": "id00000018", "workshop_id": "id00000001", "position": 1024.0, "origin_id": null, "name": "I find out", "goal": "", "feeling": null, "votes": 0, "people": false}, null]]','b721c6087fde35d9');
INSERT INTO "history" VALUES(44,'id00000001','id00000028','2026-03-05 08:41:00.000000','do',NULL,'added stage “taken back”','[["stage", "id00000064", null, {"id": "id00000064", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "taken back", "goal": "", "feeling": null, "votes": 0, "people": false}]]','bc002d4eb958ab78');
INSERT INTO "history" VALUES(45,'id00000001','id00000028','2026-03-05 08:41:00.000000','undo',44,'added stage “taken back”','[["stage", "id00000064", {"id": "id00000064", "workshop_id": "id00000001", "position": 4096.0, "origin_id": null, "name": "taken back", "goal": "", "feeling": null, "votes": 0, "people": false}, null]]','7c1a9e2a0449fb25');
INSERT INTO "history" VALUES(46,'id00000001','id00000028','2026-03-05 08:41:00.000000','clock',NULL,'changed the time of a step','[["step", "id00000033", {"seconds": 600.0}, {"seconds": 720.0}]]','90de03517365c35a');
CREATE TABLE leader (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      name VARCHAR(200) NOT NULL,
      role VARCHAR(200) NOT NULL,
      silo_id VARCHAR,
      present BOOLEAN NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(silo_id) REFERENCES silo (id)
    );
INSERT INTO "leader" VALUES('id00000004','id00000001',1024.0,NULL,'Ben Okafor','CMO','id00000003',1,NULL);
INSERT INTO "leader" VALUES('id00000006','id00000001',2048.0,NULL,'Ana Peña','COO','id00000005',1,NULL);
INSERT INTO "leader" VALUES('id00000008','id00000001',3072.0,NULL,'Eva Lind','CFO','id00000007',1,NULL);
CREATE TABLE meeting (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      date DATE NOT NULL,
      minutes FLOAT NOT NULL,
      agenda VARCHAR(10000) NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id)
    );
INSERT INTO "meeting" VALUES('id00000060','id00000001',739771.0,'2026-06-04',30.0,'Numbers
Promises',NULL);
INSERT INTO "meeting" VALUES('id00000061','id00000001',739863.0,'2026-09-04',30.0,'Numbers
Promises',NULL);
INSERT INTO "meeting" VALUES('id00000062','id00000001',739954.0,'2026-12-04',30.0,'Numbers
Promises',NULL);
INSERT INTO "meeting" VALUES('id00000063','id00000001',740044.0,'2027-03-04',30.0,'Numbers
Promises',NULL);
CREATE TABLE metric (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      leader_id VARCHAR,
      name VARCHAR(200) NOT NULL,
      definition VARCHAR(10000) NOT NULL,
      measures VARCHAR(20) NOT NULL,
      source VARCHAR(10000) NOT NULL,
      unit VARCHAR(60) NOT NULL,
      baseline FLOAT,
      target FLOAT,
      by_when DATE,
      rhythm VARCHAR(60) NOT NULL,
      direction VARCHAR(4) NOT NULL,
      watches VARCHAR(200) NOT NULL,
      result VARCHAR(10000) NOT NULL,
      noticed BOOLEAN,
      joint_with JSON NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(leader_id) REFERENCES leader (id)
    );
INSERT INTO "metric" VALUES('id00000053','id00000001',1024.0,NULL,'id00000006','Days to light','','operation','','days',9.0,4.0,'2026-12-01','','','stage:id00000039','',1,'[]',NULL);
INSERT INTO "metric" VALUES('id00000054','id00000001',2048.0,NULL,'id00000006','Bills that are right','','operation','','days',9.0,4.0,'2026-12-01','','up','','',NULL,'[]',NULL);
INSERT INTO "metric" VALUES('id00000055','id00000001',3072.0,NULL,'id00000006','Complaints','','operation','','days',9.0,4.0,'2026-12-01','','down','','',NULL,'[]',NULL);
INSERT INTO "metric" VALUES('id00000056','id00000001',1024.0,NULL,NULL,'Days from signature to light','','','','',NULL,NULL,NULL,'','','handoff:id00000019-id00000039','',NULL,'["id00000003", "id00000005"]',NULL);
CREATE TABLE migration (set_name VARCHAR NOT NULL, name VARCHAR NOT NULL, package VARCHAR NOT NULL, version VARCHAR NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (set_name, name));
INSERT INTO "migration" VALUES('onecompany','0001_first','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('commitments','0001_first','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('metrics','0001_first','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('metrics','0002_direction_unsaid','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('ownership','0001_first','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('stages','0001_first','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('onecompany','0002_group_id','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('onecompany','0003_words','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('commitments','0002_group_id','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('metrics','0003_group_id','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('ownership','0002_group_id','onecompany','0.1.0','2026-11-26 11:51:12.296795');
INSERT INTO "migration" VALUES('stages','0002_group_id','onecompany','0.1.0','2026-11-26 11:51:12.296795');
CREATE TABLE note (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      exercise_id VARCHAR,
      leader_id VARCHAR,
      text VARCHAR(10000) NOT NULL,
      private BOOLEAN NOT NULL,
      about VARCHAR(200) NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(exercise_id) REFERENCES exercise (id),
      FOREIGN KEY(leader_id) REFERENCES leader (id)
    );
INSERT INTO "note" VALUES('id00000035','id00000001',1024.0,'id00000010','id00000006','fewer meetings',0,'',NULL);
INSERT INTO "note" VALUES('id00000036','id00000001',2048.0,'id00000010','id00000008','one number — “ours”',0,'',NULL);
INSERT INTO "note" VALUES('id00000037','id00000001',1024.0,'id00000012',NULL,'Ben looks tired',1,'',NULL);
CREATE TABLE organisation (
      id VARCHAR(64) NOT NULL,
      name VARCHAR(200) NOT NULL,
      PRIMARY KEY (id)
    );
INSERT INTO "organisation" VALUES('id00000002','Northwind Utilities');
CREATE TABLE ownership (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      stage_id VARCHAR NOT NULL,
      silo_id VARCHAR NOT NULL,
      role VARCHAR(20) NOT NULL,
      note VARCHAR(10000) NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(stage_id) REFERENCES stage (id),
      FOREIGN KEY(silo_id) REFERENCES silo (id)
    );
INSERT INTO "ownership" VALUES('id00000048','id00000001',0.0,NULL,'id00000039','id00000005','owner','',NULL);
INSERT INTO "ownership" VALUES('id00000049','id00000001',0.0,NULL,'id00000019','id00000003','owner','',NULL);
INSERT INTO "ownership" VALUES('id00000050','id00000001',0.0,NULL,'id00000039','id00000007','helps','',NULL);
CREATE TABLE pain (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      stage_id VARCHAR NOT NULL,
      text VARCHAR(10000) NOT NULL,
      votes INTEGER NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(stage_id) REFERENCES stage (id)
    );
INSERT INTO "pain" VALUES('id00000043','id00000001',1024.0,NULL,'id00000039','Nobody says when 🕯',6,NULL);
CREATE TABLE parking (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      exercise_id VARCHAR,
      text VARCHAR(10000) NOT NULL,
      leader_id VARCHAR,
      dropped BOOLEAN NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(exercise_id) REFERENCES exercise (id),
      FOREIGN KEY(leader_id) REFERENCES leader (id)
    );
INSERT INTO "parking" VALUES('id00000046','id00000001',1024.0,'id00000012','What do we do about customers who rent?',NULL,0,NULL);
CREATE TABLE presence (
      id INTEGER NOT NULL,
      workshop_id VARCHAR NOT NULL,
      cursor VARCHAR NOT NULL,
      utc DATETIME NOT NULL,
      boot FLOAT NOT NULL,
      boot_id VARCHAR NOT NULL,
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id)
    );
INSERT INTO "presence" VALUES(1,'id00000001','commitment:id00000058','2026-03-05 08:41:00.000000',700060.0,'first');
CREATE TABLE program (
      id INTEGER NOT NULL,
      version VARCHAR NOT NULL,
      schema_version INTEGER NOT NULL,
      at DATETIME NOT NULL,
      PRIMARY KEY (id)
    );
INSERT INTO "program" VALUES(1,'0.1.0',2,'2026-03-05 08:00:00.000000');
INSERT INTO "program" VALUES(2,'0.1.0',3,'2026-11-26 11:51:12.498842');
CREATE TABLE silo (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      name VARCHAR(200) NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id)
    );
INSERT INTO "silo" VALUES('id00000003','id00000001',1024.0,NULL,'Marketing',NULL);
INSERT INTO "silo" VALUES('id00000005','id00000001',2048.0,NULL,'Operations',NULL);
INSERT INTO "silo" VALUES('id00000007','id00000001',3072.0,NULL,'Finance',NULL);
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
    );
INSERT INTO "span" VALUES('id00000034','id00000001','id00000011','2026-03-05 08:00:00.000000',697600.0,'first','2026-03-05 08:03:00.000000',697780.0,'first');
INSERT INTO "span" VALUES('id00000038','id00000001','id00000013','2026-03-05 08:03:00.000000',697780.0,'first','2026-03-05 08:10:00.000000',698200.0,'first');
INSERT INTO "span" VALUES('id00000045','id00000001','id00000013','2026-03-05 08:20:00.000000',698800.0,'first','2026-03-05 08:20:00.000000',698800.0,'first');
INSERT INTO "span" VALUES('id00000047','id00000001','id00000022','2026-03-05 08:20:00.000000',698800.0,'first','2026-03-05 08:27:00.000000',699220.0,'first');
INSERT INTO "span" VALUES('id00000052','id00000001','id00000026','2026-03-05 08:27:00.000000',699220.0,'first','2026-03-05 08:34:00.000000',699640.0,'first');
INSERT INTO "span" VALUES('id00000057','id00000001','id00000029','2026-03-05 08:34:00.000000',699640.0,'first',NULL,NULL,NULL);
CREATE TABLE stage (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      name VARCHAR(200) NOT NULL,
      goal VARCHAR(10000) NOT NULL,
      feeling INTEGER,
      votes INTEGER NOT NULL,
      people BOOLEAN NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id)
    );
INSERT INTO "stage" VALUES('id00000019','id00000001',2048.0,NULL,'I buy','',NULL,0,0,NULL);
INSERT INTO "stage" VALUES('id00000020','id00000001',3072.0,NULL,'I use it','',1,0,0,NULL);
INSERT INTO "stage" VALUES('id00000039','id00000001',2560.0,NULL,'I move in','To have light on the first evening',-2,0,0,NULL);
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
      done BOOLEAN NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(exercise_id) REFERENCES exercise (id)
    );
INSERT INTO "step" VALUES('id00000011','id00000001',1024.0,'id00000010','Open round','','',600.0,600.0,0.0,1,NULL);
INSERT INTO "step" VALUES('id00000013','id00000001',2048.0,'id00000012','Alone, in silence','Write down every stage you can think of.','',300.0,300.0,0.0,1,NULL);
INSERT INTO "step" VALUES('id00000014','id00000001',3072.0,'id00000012','Share and merge','Read out yours. Which ones are the same?','',1200.0,1200.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000015','id00000001',4096.0,'id00000012','What the customer wants here','One sentence a stage, in their words.','',600.0,600.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000016','id00000001',5120.0,'id00000012','Touchpoints and moments of truth','Where do we meet? Where do they decide?','',900.0,900.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000017','id00000001',6144.0,'id00000012','Feeling','How does it feel there, from −2 to +2?','',600.0,600.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000022','id00000001',7168.0,'id00000021','Alone, in silence','Which stages are yours? Which are nobody''s?','',300.0,300.0,0.0,1,NULL);
INSERT INTO "step" VALUES('id00000023','id00000001',8192.0,'id00000021','One owner a stage','Agree on one owner. Everyone else helps.','',1200.0,1200.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000024','id00000001',9216.0,'id00000021','Agree on the handoffs','What is handed over, and how does the customer notice?','',1200.0,1200.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000026','id00000001',10240.0,'id00000025','A metric for each leader','What would you be judged by, if customers judged?','',2100.0,2100.0,0.0,1,NULL);
INSERT INTO "step" VALUES('id00000027','id00000001',11264.0,'id00000025','Metrics that connect','Which number shows how they travel across us?','',1500.0,1500.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000029','id00000001',12288.0,'id00000028','The cracks first','Who closes it, and by when?','',600.0,600.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000030','id00000001',13312.0,'id00000028','What else do we promise?','One name, one date, one thing.','',720.0,720.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000031','id00000001',14336.0,'id00000028','Cadence and parking lot','When do we look at this again?','',480.0,480.0,0.0,0,NULL);
INSERT INTO "step" VALUES('id00000033','id00000001',15360.0,'id00000032','Open round','','',600.0,720.0,0.0,0,NULL);
CREATE TABLE touchpoint (
      id VARCHAR(64) NOT NULL,
      workshop_id VARCHAR NOT NULL,
      position FLOAT NOT NULL,
      origin_id VARCHAR,
      stage_id VARCHAR NOT NULL,
      text VARCHAR(10000) NOT NULL,
      moment BOOLEAN NOT NULL,
      votes INTEGER NOT NULL, group_id VARCHAR(64),
      PRIMARY KEY (id),
      FOREIGN KEY(workshop_id) REFERENCES workshop (id),
      FOREIGN KEY(stage_id) REFERENCES stage (id)
    );
INSERT INTO "touchpoint" VALUES('id00000041','id00000001',1024.0,NULL,'id00000039','Call centre, and a long wait',1,0,NULL);
INSERT INTO "touchpoint" VALUES('id00000042','id00000001',2048.0,NULL,'id00000039','The engineer',0,0,NULL);
INSERT INTO "touchpoint" VALUES('id00000044','id00000001',1024.0,NULL,'id00000020','I get the first bill',0,0,NULL);
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
      origin_id VARCHAR, words JSON NOT NULL DEFAULT '{}',
      PRIMARY KEY (id),
      FOREIGN KEY(organisation_id) REFERENCES organisation (id)
    );
INSERT INTO "workshop" VALUES('id00000001','One-company day','taster','One picture of our customer''s journey.','en','2026-03-05','running','id00000029','2026-03-05 08:00:00.000000',NULL,'id00000002',NULL,'{}');
CREATE INDEX ix_workshop_organisation_id ON workshop (organisation_id);
CREATE INDEX ix_exercise_workshop_id ON exercise (workshop_id);
CREATE INDEX ix_history_workshop_id ON history (workshop_id);
CREATE INDEX ix_meeting_workshop_id ON meeting (workshop_id);
CREATE INDEX ix_silo_origin_id ON silo (origin_id);
CREATE INDEX ix_silo_workshop_id ON silo (workshop_id);
CREATE INDEX ix_stage_origin_id ON stage (origin_id);
CREATE INDEX ix_stage_workshop_id ON stage (workshop_id);
CREATE INDEX ix_decision_workshop_id ON decision (workshop_id);
CREATE INDEX ix_draft_workshop_id ON draft (workshop_id);
CREATE INDEX ix_leader_origin_id ON leader (origin_id);
CREATE INDEX ix_leader_workshop_id ON leader (workshop_id);
CREATE INDEX ix_ownership_origin_id ON ownership (origin_id);
CREATE INDEX ix_ownership_workshop_id ON ownership (workshop_id);
CREATE INDEX ix_pain_origin_id ON pain (origin_id);
CREATE INDEX ix_pain_workshop_id ON pain (workshop_id);
CREATE INDEX ix_step_workshop_id ON step (workshop_id);
CREATE INDEX ix_touchpoint_origin_id ON touchpoint (origin_id);
CREATE INDEX ix_touchpoint_workshop_id ON touchpoint (workshop_id);
CREATE INDEX ix_commitment_origin_id ON commitment (origin_id);
CREATE INDEX ix_commitment_workshop_id ON commitment (workshop_id);
CREATE INDEX ix_handoff_origin_id ON handoff (origin_id);
CREATE INDEX ix_handoff_workshop_id ON handoff (workshop_id);
CREATE INDEX ix_metric_origin_id ON metric (origin_id);
CREATE INDEX ix_metric_workshop_id ON metric (workshop_id);
CREATE INDEX ix_note_workshop_id ON note (workshop_id);
CREATE INDEX ix_parking_workshop_id ON parking (workshop_id);
CREATE INDEX ix_span_workshop_id ON span (workshop_id);
COMMIT;
