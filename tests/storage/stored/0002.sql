PRAGMA application_id=1650549611;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "change" VALUES(9,1,1770325920000000,3600,'warning signs: Leg getting weaker ticked','applied',1770325920000000);
INSERT INTO "change" VALUES(10,1,1770326100000000,3600,'seen to','applied',1770326100000000);
INSERT INTO "change" VALUES(11,1,1770364800000000,3600,'mark 2026-02-06','applied',1770364800000000);
INSERT INTO "change" VALUES(12,1,1770408000000000,3600,'check-in 2026-02-06','applied',1770408000000000);
INSERT INTO "change" VALUES(13,2,1770577200000000,3600,'check-in 2026-02-08','applied',1770577200000000);
INSERT INTO "change" VALUES(14,1,1770577500000000,3600,'check-in 2026-02-08','undone',1770577560000000);
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
INSERT INTO "change_entry" VALUES(1,0,'safety_answer','b6e2367145a22592',NULL,'{"id":"b6e2367145a22592","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF01","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,1,'safety_answer','c3be457fba4ca49b',NULL,'{"id":"c3be457fba4ca49b","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF02","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,2,'safety_answer','7f964e7de08d2f48',NULL,'{"id":"7f964e7de08d2f48","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF03","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,3,'safety_answer','db344a6e22d875c3',NULL,'{"id":"db344a6e22d875c3","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF04","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,4,'safety_answer','4aedc7312d1bfc74',NULL,'{"id":"4aedc7312d1bfc74","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF05","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,5,'safety_answer','a9e73d2fc25bb84a',NULL,'{"id":"a9e73d2fc25bb84a","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF06","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,6,'safety_answer','1be4f55a0095b60b',NULL,'{"id":"1be4f55a0095b60b","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF07","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,7,'safety_answer','4242e2c2ad088b70',NULL,'{"id":"4242e2c2ad088b70","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF08","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,8,'safety_answer','20339f1009cb349d',NULL,'{"id":"20339f1009cb349d","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF09","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,9,'safety_answer','df80c627bb155b25',NULL,'{"id":"df80c627bb155b25","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF10","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,10,'safety_answer','b7544e6cba081a45',NULL,'{"id":"b7544e6cba081a45","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF11","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,11,'safety_answer','80968aa26ba1b3a5',NULL,'{"id":"80968aa26ba1b3a5","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF12","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,12,'safety_answer','4382a66458853502',NULL,'{"id":"4382a66458853502","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF13","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,13,'safety_answer','3f168924c956ae6b',NULL,'{"id":"3f168924c956ae6b","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF14","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,14,'safety_answer','61ba60ee0326d51f',NULL,'{"id":"61ba60ee0326d51f","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF15","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,15,'safety_answer','2c6a90f70387d14d',NULL,'{"id":"2c6a90f70387d14d","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF16","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,16,'safety_answer','f828e87e93423e57',NULL,'{"id":"f828e87e93423e57","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF17","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,17,'safety_answer','a21b431c9fdf0957',NULL,'{"id":"a21b431c9fdf0957","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF18","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,18,'safety_answer','6891a46918a2c79b',NULL,'{"id":"6891a46918a2c79b","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF19","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,19,'safety_answer','bb2f650c4f2cfdec',NULL,'{"id":"bb2f650c4f2cfdec","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF21","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,20,'safety_answer','a9b68fc6d76dc4d8',NULL,'{"id":"a9b68fc6d76dc4d8","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF22","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,21,'safety_answer','acc3b1ba86c5e330',NULL,'{"id":"acc3b1ba86c5e330","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF23","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,22,'safety_answer','92d3acf693559339',NULL,'{"id":"92d3acf693559339","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF24","reply":"no"}');
INSERT INTO "change_entry" VALUES(2,0,'check_in','5b27bffb5e205f96',NULL,'{"id":"5b27bffb5e205f96","day":"2026-02-01","at":"2026-02-01T20:30:15+01:00","pain":4,"exposures":{"cold":true,"damp":false},"signs":{},"spread":{},"note":"a [b + [/ 腎俞 🙂","flare":null}');
INSERT INTO "change_entry" VALUES(2,1,'session','5b27bffb5e205f96-0',NULL,'{"id":"5b27bffb5e205f96-0","day":"2026-02-01","at":"2026-02-01T20:30:15+01:00","point":"BL40","side":"both","seconds":30,"pain_before":null,"pain_after":null,"after_effect":null}');
INSERT INTO "change_entry" VALUES(3,0,'check_in','6c7ff3ca5c919ceb',NULL,'{"id":"6c7ff3ca5c919ceb","day":"2026-02-02","at":"2026-02-02T21:00:00+01:00","pain":6,"exposures":{"fatigue":true},"signs":{},"spread":{},"note":"","flare":null}');
INSERT INTO "change_entry" VALUES(4,0,'skipped_day','2026-02-02',NULL,'{"day":"2026-02-02","at":"2026-02-03T08:00:00+01:00","reason":"on the way"}');
INSERT INTO "change_entry" VALUES(5,0,'skipped_day','2026-01-30',NULL,'{"day":"2026-01-30","at":"2026-02-03T08:10:00+01:00","reason":"on the way [/"}');
INSERT INTO "change_entry" VALUES(6,0,'session','2aee6843ac8cde92',NULL,'{"id":"2aee6843ac8cde92","day":"2026-02-04","at":"2026-02-04T08:10:00+01:00","point":"KI3","side":"left","seconds":45,"pain_before":null,"pain_after":null,"after_effect":null}');
INSERT INTO "change_entry" VALUES(7,0,'check_in','05761595b883d5bf',NULL,'{"id":"05761595b883d5bf","day":"2026-02-05","at":"2026-02-05T22:10:00+01:00","pain":3,"exposures":{},"signs":{"pricking":false,"stiffness":true},"spread":{"buttock":true},"note":"","flare":null}');
INSERT INTO "change_entry" VALUES(8,0,'profile_answer','condition.pregnant',NULL,'{"item":"condition.pregnant","day":"2026-02-05","at":"2026-02-05T22:11:00+01:00","value":false}');
INSERT INTO "change_entry" VALUES(9,0,'safety_answer','d56a9f32a61fc344',NULL,'{"id":"d56a9f32a61fc344","day":"2026-02-05","at":"2026-02-05T22:12:00+01:00","question":"RF06","reply":"yes"}');
INSERT INTO "change_entry" VALUES(10,0,'seen_to','5f052fe6264fba9e',NULL,'{"id":"5f052fe6264fba9e","day":"2026-02-05","at":"2026-02-05T22:15:00+01:00","note":"all well [/"}');
INSERT INTO "change_entry" VALUES(11,0,'event','7973505f673c09f6',NULL,'{"id":"7973505f673c09f6","day":"2026-02-06","at":"2026-02-06T09:00:00+01:00","text":"new mattress 腎俞 [/"}');
INSERT INTO "change_entry" VALUES(12,0,'check_in','ab59217373e1d60e',NULL,'{"id":"ab59217373e1d60e","day":"2026-02-06","at":"2026-02-06T21:00:00+01:00","pain":8,"exposures":{},"signs":{},"spread":{},"note":"","flare":true}');
INSERT INTO "change_entry" VALUES(13,0,'check_in','b6601b045c2bb330',NULL,'{"id":"b6601b045c2bb330","day":"2026-02-08","at":"2026-02-08T20:00:00+01:00","pain":2,"exposures":{},"signs":{},"spread":{},"note":"theirs","flare":null}');
INSERT INTO "change_entry" VALUES(14,0,'check_in','d3670b499f2a1f0c',NULL,'{"id":"d3670b499f2a1f0c","day":"2026-02-08","at":"2026-02-08T20:05:00+01:00","pain":5,"exposures":{},"signs":{},"spread":{},"note":"taken back","flare":null}');
CREATE TABLE check_in (
	person_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	pain INTEGER NOT NULL, 
	note TEXT NOT NULL, flare BOOLEAN CONSTRAINT ck_check_in_flare CHECK (flare IN (FALSE, TRUE)), 
	PRIMARY KEY (person_id, id), 
	CONSTRAINT ck_check_in_pain CHECK (pain BETWEEN 0 AND 10), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "check_in" VALUES(1,'5b27bffb5e205f96','2026-02-01',1769974215000000,3600,4,'a [b + [/ 腎俞 🙂',NULL);
INSERT INTO "check_in" VALUES(1,'6c7ff3ca5c919ceb','2026-02-02',1770062400000000,3600,6,'',NULL);
INSERT INTO "check_in" VALUES(1,'05761595b883d5bf','2026-02-05',1770325800000000,3600,3,'',NULL);
INSERT INTO "check_in" VALUES(1,'ab59217373e1d60e','2026-02-06',1770408000000000,3600,8,'',1);
INSERT INTO "check_in" VALUES(2,'b6601b045c2bb330','2026-02-08',1770577200000000,3600,2,'theirs',NULL);
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
INSERT INTO "check_in_answer" VALUES(1,'05761595b883d5bf','sign','pricking',0);
INSERT INTO "check_in_answer" VALUES(1,'05761595b883d5bf','sign','stiffness',1);
INSERT INTO "check_in_answer" VALUES(1,'05761595b883d5bf','spread','buttock',1);
INSERT INTO "check_in_answer" VALUES(1,'5b27bffb5e205f96','exposure','cold',1);
INSERT INTO "check_in_answer" VALUES(1,'5b27bffb5e205f96','exposure','damp',0);
INSERT INTO "check_in_answer" VALUES(1,'6c7ff3ca5c919ceb','exposure','fatigue',1);
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
CREATE TABLE event (
	person_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (person_id, id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "event" VALUES(1,'7973505f673c09f6','2026-02-06',1770364800000000,3600,'new mattress 腎俞 [/');
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
INSERT INTO "safety_answer" VALUES(1,'b6e2367145a22592','2026-02-01',1769932800000000,3600,'RF01','no');
INSERT INTO "safety_answer" VALUES(1,'c3be457fba4ca49b','2026-02-01',1769932800000000,3600,'RF02','no');
INSERT INTO "safety_answer" VALUES(1,'7f964e7de08d2f48','2026-02-01',1769932800000000,3600,'RF03','no');
INSERT INTO "safety_answer" VALUES(1,'db344a6e22d875c3','2026-02-01',1769932800000000,3600,'RF04','no');
INSERT INTO "safety_answer" VALUES(1,'4aedc7312d1bfc74','2026-02-01',1769932800000000,3600,'RF05','no');
INSERT INTO "safety_answer" VALUES(1,'a9e73d2fc25bb84a','2026-02-01',1769932800000000,3600,'RF06','no');
INSERT INTO "safety_answer" VALUES(1,'1be4f55a0095b60b','2026-02-01',1769932800000000,3600,'RF07','no');
INSERT INTO "safety_answer" VALUES(1,'4242e2c2ad088b70','2026-02-01',1769932800000000,3600,'RF08','no');
INSERT INTO "safety_answer" VALUES(1,'20339f1009cb349d','2026-02-01',1769932800000000,3600,'RF09','no');
INSERT INTO "safety_answer" VALUES(1,'df80c627bb155b25','2026-02-01',1769932800000000,3600,'RF10','no');
INSERT INTO "safety_answer" VALUES(1,'b7544e6cba081a45','2026-02-01',1769932800000000,3600,'RF11','no');
INSERT INTO "safety_answer" VALUES(1,'80968aa26ba1b3a5','2026-02-01',1769932800000000,3600,'RF12','no');
INSERT INTO "safety_answer" VALUES(1,'4382a66458853502','2026-02-01',1769932800000000,3600,'RF13','no');
INSERT INTO "safety_answer" VALUES(1,'3f168924c956ae6b','2026-02-01',1769932800000000,3600,'RF14','no');
INSERT INTO "safety_answer" VALUES(1,'61ba60ee0326d51f','2026-02-01',1769932800000000,3600,'RF15','no');
INSERT INTO "safety_answer" VALUES(1,'2c6a90f70387d14d','2026-02-01',1769932800000000,3600,'RF16','no');
INSERT INTO "safety_answer" VALUES(1,'f828e87e93423e57','2026-02-01',1769932800000000,3600,'RF17','no');
INSERT INTO "safety_answer" VALUES(1,'a21b431c9fdf0957','2026-02-01',1769932800000000,3600,'RF18','no');
INSERT INTO "safety_answer" VALUES(1,'6891a46918a2c79b','2026-02-01',1769932800000000,3600,'RF19','no');
INSERT INTO "safety_answer" VALUES(1,'bb2f650c4f2cfdec','2026-02-01',1769932800000000,3600,'RF21','no');
INSERT INTO "safety_answer" VALUES(1,'a9b68fc6d76dc4d8','2026-02-01',1769932800000000,3600,'RF22','no');
INSERT INTO "safety_answer" VALUES(1,'acc3b1ba86c5e330','2026-02-01',1769932800000000,3600,'RF23','no');
INSERT INTO "safety_answer" VALUES(1,'92d3acf693559339','2026-02-01',1769932800000000,3600,'RF24','no');
INSERT INTO "safety_answer" VALUES(1,'d56a9f32a61fc344','2026-02-05',1770325920000000,3600,'RF06','yes');
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
INSERT INTO "seen_to" VALUES(1,'5f052fe6264fba9e','2026-02-05',1770326100000000,3600,'all well [/');
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
INSERT INTO "session" VALUES(1,'5b27bffb5e205f96-0','2026-02-01',1769974215000000,3600,'BL40','both',30,NULL,NULL,NULL);
INSERT INTO "session" VALUES(1,'2aee6843ac8cde92','2026-02-04',1770189000000000,3600,'KI3','left',45,NULL,NULL,NULL);
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
CREATE INDEX ix_event_day ON event (person_id, day, at_us, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',14);
COMMIT;
