PRAGMA application_id=1650549611;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	state TEXT NOT NULL, 
	state_at_us BIGINT NOT NULL, 
	CONSTRAINT ck_change_state CHECK (state IN ('applied', 'undone', 'dropped')), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "change" VALUES(1,1,1769932800000000,3600,'warning signs','applied',1769932800000000);
INSERT INTO "change" VALUES(2,1,1769974215000000,3600,'check-in 2026-02-01','applied',1769974215000000);
INSERT INTO "change" VALUES(3,1,1770062400000000,3600,'check-in 2026-02-02','applied',1770062520000000);
INSERT INTO "change" VALUES(4,1,1770102000000000,3600,'skip 2026-02-02','applied',1770102000000000);
INSERT INTO "change" VALUES(5,1,1770102600000000,3600,'skip 2026-01-30','applied',1770102600000000);
INSERT INTO "change" VALUES(6,1,1770189000000000,3600,'pressed KI3 2026-02-04','applied',1770189000000000);
INSERT INTO "change" VALUES(7,1,1770325800000000,3600,'check-in 2026-02-05','applied',1770325800000000);
INSERT INTO "change" VALUES(8,1,1770325860000000,3600,'profile','applied',1770325860000000);
INSERT INTO "change" VALUES(9,1,1770325920000000,3600,'warning signs','applied',1770325920000000);
INSERT INTO "change" VALUES(10,1,1770326100000000,3600,'seen to','applied',1770326100000000);
INSERT INTO "change" VALUES(11,2,1770577200000000,3600,'check-in 2026-02-08','applied',1770577200000000);
INSERT INTO "change" VALUES(12,1,1770577500000000,3600,'check-in 2026-02-08','undone',1770577560000000);
CREATE TABLE change_entry (
	change_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	PRIMARY KEY (change_id, position), 
	FOREIGN KEY(change_id) REFERENCES change (id) ON DELETE CASCADE
);
INSERT INTO "change_entry" VALUES(1,0,'safety_answer','100b7b98bcfda1dd',NULL,'{"id":"100b7b98bcfda1dd","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF01","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,1,'safety_answer','3822143d5633a7d6',NULL,'{"id":"3822143d5633a7d6","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF02","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,2,'safety_answer','bc9ed1cc2e7c33ea',NULL,'{"id":"bc9ed1cc2e7c33ea","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF03","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,3,'safety_answer','ca20e342689ebb31',NULL,'{"id":"ca20e342689ebb31","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF04","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,4,'safety_answer','198919d2d932c67b',NULL,'{"id":"198919d2d932c67b","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF05","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,5,'safety_answer','65704f7096cfca97',NULL,'{"id":"65704f7096cfca97","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF06","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,6,'safety_answer','e90c218699532006',NULL,'{"id":"e90c218699532006","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF07","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,7,'safety_answer','cf5bd4a14b081384',NULL,'{"id":"cf5bd4a14b081384","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF08","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,8,'safety_answer','9e6e6e18a42c6745',NULL,'{"id":"9e6e6e18a42c6745","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF09","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,9,'safety_answer','4cefd1328bf74e3f',NULL,'{"id":"4cefd1328bf74e3f","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF10","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,10,'safety_answer','c315660aaa367920',NULL,'{"id":"c315660aaa367920","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF11","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,11,'safety_answer','00828647923117d5',NULL,'{"id":"00828647923117d5","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF12","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,12,'safety_answer','99fd2a85ca130733',NULL,'{"id":"99fd2a85ca130733","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF13","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,13,'safety_answer','57d6aa49c55a7f10',NULL,'{"id":"57d6aa49c55a7f10","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF14","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,14,'safety_answer','567041b41627fb45',NULL,'{"id":"567041b41627fb45","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF15","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,15,'safety_answer','2fe81f00f2f25db9',NULL,'{"id":"2fe81f00f2f25db9","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF16","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,16,'safety_answer','5677f05154813ffa',NULL,'{"id":"5677f05154813ffa","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF17","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,17,'safety_answer','ab840f203f91a836',NULL,'{"id":"ab840f203f91a836","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF18","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,18,'safety_answer','547e21bfa52ac12a',NULL,'{"id":"547e21bfa52ac12a","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF19","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,19,'safety_answer','e99f0162b00a4e19',NULL,'{"id":"e99f0162b00a4e19","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF21","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,20,'safety_answer','369e738c8ef13c5a',NULL,'{"id":"369e738c8ef13c5a","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF22","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,21,'safety_answer','56d16adc7b7964dd',NULL,'{"id":"56d16adc7b7964dd","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF23","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,22,'safety_answer','845e9c2756bcd08d',NULL,'{"id":"845e9c2756bcd08d","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF24","reply":"no"}');
INSERT INTO "change_entry" VALUES(2,0,'check_in','0af475bf5dc46289',NULL,'{"id":"0af475bf5dc46289","day":"2026-02-01","at":"2026-02-01T20:30:15+01:00","pain":4,"exposures":{"cold":true,"damp":false},"signs":{},"spread":{},"note":"a [b + [/ 腎俞 🙂"}');
INSERT INTO "change_entry" VALUES(2,1,'session','0af475bf5dc46289-0',NULL,'{"id":"0af475bf5dc46289-0","day":"2026-02-01","at":"2026-02-01T20:30:15+01:00","point":"BL40","side":"both","seconds":30,"pain_before":null,"pain_after":null,"after_effect":null}');
INSERT INTO "change_entry" VALUES(3,0,'check_in','8dc9007072ffb416',NULL,'{"id":"8dc9007072ffb416","day":"2026-02-02","at":"2026-02-02T21:00:00+01:00","pain":6,"exposures":{"fatigue":true},"signs":{},"spread":{},"note":""}');
INSERT INTO "change_entry" VALUES(4,0,'skipped_day','2026-02-02',NULL,'{"day":"2026-02-02","at":"2026-02-03T08:00:00+01:00","reason":"on the way"}');
INSERT INTO "change_entry" VALUES(5,0,'skipped_day','2026-01-30',NULL,'{"day":"2026-01-30","at":"2026-02-03T08:10:00+01:00","reason":"on the way [/"}');
INSERT INTO "change_entry" VALUES(6,0,'session','1bd90f40eaa1d4eb',NULL,'{"id":"1bd90f40eaa1d4eb","day":"2026-02-04","at":"2026-02-04T08:10:00+01:00","point":"KI3","side":"left","seconds":45,"pain_before":null,"pain_after":null,"after_effect":null}');
INSERT INTO "change_entry" VALUES(7,0,'check_in','50bdcfc7dd079a3a',NULL,'{"id":"50bdcfc7dd079a3a","day":"2026-02-05","at":"2026-02-05T22:10:00+01:00","pain":3,"exposures":{},"signs":{"pricking":false,"stiffness":true},"spread":{"buttock":true},"note":""}');
INSERT INTO "change_entry" VALUES(8,0,'profile_answer','condition.pregnant',NULL,'{"item":"condition.pregnant","day":"2026-02-05","at":"2026-02-05T22:11:00+01:00","value":false}');
INSERT INTO "change_entry" VALUES(9,0,'safety_answer','ace309b642dc6f48',NULL,'{"id":"ace309b642dc6f48","day":"2026-02-05","at":"2026-02-05T22:12:00+01:00","question":"RF06","reply":"yes"}');
INSERT INTO "change_entry" VALUES(10,0,'seen_to','73ac6914e9aee134',NULL,'{"id":"73ac6914e9aee134","day":"2026-02-05","at":"2026-02-05T22:15:00+01:00","note":"all well [/"}');
INSERT INTO "change_entry" VALUES(11,0,'check_in','e62d763bdcf54e63',NULL,'{"id":"e62d763bdcf54e63","day":"2026-02-08","at":"2026-02-08T20:00:00+01:00","pain":2,"exposures":{},"signs":{},"spread":{},"note":"theirs"}');
INSERT INTO "change_entry" VALUES(12,0,'check_in','ce05ee305fa9095b',NULL,'{"id":"ce05ee305fa9095b","day":"2026-02-08","at":"2026-02-08T20:05:00+01:00","pain":5,"exposures":{},"signs":{},"spread":{},"note":"taken back"}');
CREATE TABLE check_in (
	person_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	pain INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (person_id, id), 
	CONSTRAINT ck_check_in_pain CHECK (pain BETWEEN 0 AND 10), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "check_in" VALUES(1,'0af475bf5dc46289','2026-02-01',1769974215000000,3600,4,'a [b + [/ 腎俞 🙂');
INSERT INTO "check_in" VALUES(1,'8dc9007072ffb416','2026-02-02',1770062400000000,3600,6,'');
INSERT INTO "check_in" VALUES(1,'50bdcfc7dd079a3a','2026-02-05',1770325800000000,3600,3,'');
INSERT INTO "check_in" VALUES(2,'e62d763bdcf54e63','2026-02-08',1770577200000000,3600,2,'theirs');
CREATE TABLE check_in_answer (
	person_id INTEGER NOT NULL, 
	check_in_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	item TEXT NOT NULL, 
	yes BOOLEAN NOT NULL, 
	PRIMARY KEY (person_id, check_in_id, kind, item), 
	CONSTRAINT ck_check_in_answer_kind CHECK (kind IN ('exposure', 'sign', 'spread')), 
	FOREIGN KEY(person_id, check_in_id) REFERENCES check_in (person_id, id) ON DELETE CASCADE, 
	CONSTRAINT ck_check_in_answer_yes CHECK (yes IN (0, 1))
)
 WITHOUT ROWID

;
INSERT INTO "check_in_answer" VALUES(1,'0af475bf5dc46289','exposure','cold',1);
INSERT INTO "check_in_answer" VALUES(1,'0af475bf5dc46289','exposure','damp',0);
INSERT INTO "check_in_answer" VALUES(1,'50bdcfc7dd079a3a','sign','pricking',0);
INSERT INTO "check_in_answer" VALUES(1,'50bdcfc7dd079a3a','sign','stiffness',1);
INSERT INTO "check_in_answer" VALUES(1,'50bdcfc7dd079a3a','spread','buttock',1);
INSERT INTO "check_in_answer" VALUES(1,'8dc9007072ffb416','exposure','fatigue',1);
CREATE TABLE checklist (
	person_id INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	confirmed BOOLEAN NOT NULL, 
	PRIMARY KEY (person_id, day), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_checklist_confirmed CHECK (confirmed IN (0, 1))
);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	handle TEXT NOT NULL, 
	created_at_us BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (handle)
);
INSERT INTO "person" VALUES(1,'me',1769932800000000);
INSERT INTO "person" VALUES(2,'other',1770577200000000);
CREATE TABLE profile_answer (
	person_id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	value BOOLEAN NOT NULL, 
	PRIMARY KEY (person_id, item), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_profile_answer_value CHECK (value IN (0, 1))
);
INSERT INTO "profile_answer" VALUES(1,'condition.pregnant','2026-02-05',1770325860000000,3600,0);
CREATE TABLE reminder_response (
	person_id INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	response TEXT NOT NULL, 
	until TEXT, 
	PRIMARY KEY (person_id, rule), 
	CONSTRAINT ck_reminder_response_response CHECK (response IN ('done', 'snoozed', 'not_for_me')), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE safety_answer (
	person_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	reply TEXT NOT NULL, 
	PRIMARY KEY (person_id, id), 
	CONSTRAINT ck_safety_answer_reply CHECK (reply IN ('yes', 'no', 'unsure', 'skipped')), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "safety_answer" VALUES(1,'100b7b98bcfda1dd','2026-02-01',1769932800000000,3600,'RF01','no');
INSERT INTO "safety_answer" VALUES(1,'3822143d5633a7d6','2026-02-01',1769932800000000,3600,'RF02','no');
INSERT INTO "safety_answer" VALUES(1,'bc9ed1cc2e7c33ea','2026-02-01',1769932800000000,3600,'RF03','no');
INSERT INTO "safety_answer" VALUES(1,'ca20e342689ebb31','2026-02-01',1769932800000000,3600,'RF04','no');
INSERT INTO "safety_answer" VALUES(1,'198919d2d932c67b','2026-02-01',1769932800000000,3600,'RF05','no');
INSERT INTO "safety_answer" VALUES(1,'65704f7096cfca97','2026-02-01',1769932800000000,3600,'RF06','no');
INSERT INTO "safety_answer" VALUES(1,'e90c218699532006','2026-02-01',1769932800000000,3600,'RF07','no');
INSERT INTO "safety_answer" VALUES(1,'cf5bd4a14b081384','2026-02-01',1769932800000000,3600,'RF08','no');
INSERT INTO "safety_answer" VALUES(1,'9e6e6e18a42c6745','2026-02-01',1769932800000000,3600,'RF09','no');
INSERT INTO "safety_answer" VALUES(1,'4cefd1328bf74e3f','2026-02-01',1769932800000000,3600,'RF10','no');
INSERT INTO "safety_answer" VALUES(1,'c315660aaa367920','2026-02-01',1769932800000000,3600,'RF11','no');
INSERT INTO "safety_answer" VALUES(1,'00828647923117d5','2026-02-01',1769932800000000,3600,'RF12','no');
INSERT INTO "safety_answer" VALUES(1,'99fd2a85ca130733','2026-02-01',1769932800000000,3600,'RF13','no');
INSERT INTO "safety_answer" VALUES(1,'57d6aa49c55a7f10','2026-02-01',1769932800000000,3600,'RF14','no');
INSERT INTO "safety_answer" VALUES(1,'567041b41627fb45','2026-02-01',1769932800000000,3600,'RF15','no');
INSERT INTO "safety_answer" VALUES(1,'2fe81f00f2f25db9','2026-02-01',1769932800000000,3600,'RF16','no');
INSERT INTO "safety_answer" VALUES(1,'5677f05154813ffa','2026-02-01',1769932800000000,3600,'RF17','no');
INSERT INTO "safety_answer" VALUES(1,'ab840f203f91a836','2026-02-01',1769932800000000,3600,'RF18','no');
INSERT INTO "safety_answer" VALUES(1,'547e21bfa52ac12a','2026-02-01',1769932800000000,3600,'RF19','no');
INSERT INTO "safety_answer" VALUES(1,'e99f0162b00a4e19','2026-02-01',1769932800000000,3600,'RF21','no');
INSERT INTO "safety_answer" VALUES(1,'369e738c8ef13c5a','2026-02-01',1769932800000000,3600,'RF22','no');
INSERT INTO "safety_answer" VALUES(1,'56d16adc7b7964dd','2026-02-01',1769932800000000,3600,'RF23','no');
INSERT INTO "safety_answer" VALUES(1,'845e9c2756bcd08d','2026-02-01',1769932800000000,3600,'RF24','no');
INSERT INTO "safety_answer" VALUES(1,'ace309b642dc6f48','2026-02-05',1770325920000000,3600,'RF06','yes');
CREATE TABLE seen_to (
	person_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (person_id, id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "seen_to" VALUES(1,'73ac6914e9aee134','2026-02-05',1770326100000000,3600,'all well [/');
CREATE TABLE session (
	person_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	point TEXT NOT NULL, 
	side TEXT NOT NULL, 
	seconds INTEGER NOT NULL, 
	pain_before INTEGER, 
	pain_after INTEGER, 
	after_effect TEXT, 
	PRIMARY KEY (person_id, id), 
	CONSTRAINT ck_session_after_effect CHECK (after_effect IN ('none', 'sore', 'bruise')), 
	CONSTRAINT ck_session_side CHECK (side IN ('left', 'right', 'both', 'midline')), 
	CONSTRAINT ck_session_pain_after CHECK (pain_after BETWEEN 0 AND 10), 
	CONSTRAINT ck_session_pain_before CHECK (pain_before BETWEEN 0 AND 10), 
	CONSTRAINT ck_session_seconds CHECK (seconds BETWEEN 5 AND 1800), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "session" VALUES(1,'0af475bf5dc46289-0','2026-02-01',1769974215000000,3600,'BL40','both',30,NULL,NULL,NULL);
INSERT INTO "session" VALUES(1,'1bd90f40eaa1d4eb','2026-02-04',1770189000000000,3600,'KI3','left',45,NULL,NULL,NULL);
CREATE TABLE skipped_day (
	person_id INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (person_id, day), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "skipped_day" VALUES(1,'2026-02-02',1770102000000000,3600,'on the way');
INSERT INTO "skipped_day" VALUES(1,'2026-01-30',1770102600000000,3600,'on the way [/');
CREATE INDEX ix_change_state ON change (person_id, state, id);
CREATE INDEX ix_check_in_day ON check_in (person_id, day, at_us, id);
CREATE INDEX ix_safety_answer_question ON safety_answer (person_id, question, at_us, id);
CREATE INDEX ix_session_day ON session (person_id, day, at_us, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',12);
COMMIT;
