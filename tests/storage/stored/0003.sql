PRAGMA application_id=1650549611;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "change" VALUES(13,1,1770451200000000,3600,'routine evening','applied',1770451200000000);
INSERT INTO "change" VALUES(14,1,1770454800000000,3600,'exercise X09 2026-02-07','applied',1770454800000000);
INSERT INTO "change" VALUES(15,1,1770494400000000,3600,'pressed KI3 2026-02-07','applied',1770494400000000);
INSERT INTO "change" VALUES(16,1,1770494400000000,3600,'after pressing 2026-02-07','applied',1770494400000000);
INSERT INTO "change" VALUES(17,2,1770577200000000,3600,'check-in 2026-02-08','applied',1770577200000000);
INSERT INTO "change" VALUES(18,1,1770577500000000,3600,'check-in 2026-02-08','undone',1770577560000000);
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
INSERT INTO "change_entry" VALUES(1,0,'safety_answer','88854462b519b5b1',NULL,'{"id":"88854462b519b5b1","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF01","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,1,'safety_answer','cc81a7fb0f739f7b',NULL,'{"id":"cc81a7fb0f739f7b","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF02","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,2,'safety_answer','a5610fce5b27a95e',NULL,'{"id":"a5610fce5b27a95e","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF03","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,3,'safety_answer','46ad5b1c8e60c52e',NULL,'{"id":"46ad5b1c8e60c52e","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF04","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,4,'safety_answer','c40833a9458869bd',NULL,'{"id":"c40833a9458869bd","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF05","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,5,'safety_answer','5d0300c5ae9ad7cb',NULL,'{"id":"5d0300c5ae9ad7cb","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF06","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,6,'safety_answer','40b7ac80e06775a9',NULL,'{"id":"40b7ac80e06775a9","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF07","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,7,'safety_answer','c40d00b0365f6f1c',NULL,'{"id":"c40d00b0365f6f1c","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF08","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,8,'safety_answer','52f6de6883e5139d',NULL,'{"id":"52f6de6883e5139d","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF09","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,9,'safety_answer','916a8527ef3b6cc5',NULL,'{"id":"916a8527ef3b6cc5","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF10","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,10,'safety_answer','762dc3a46d9b66c9',NULL,'{"id":"762dc3a46d9b66c9","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF11","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,11,'safety_answer','c34138ace69b35d6',NULL,'{"id":"c34138ace69b35d6","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF12","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,12,'safety_answer','38e825352f1c0efa',NULL,'{"id":"38e825352f1c0efa","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF13","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,13,'safety_answer','f257ef38937243b8',NULL,'{"id":"f257ef38937243b8","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF14","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,14,'safety_answer','53b4e7dace996957',NULL,'{"id":"53b4e7dace996957","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF15","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,15,'safety_answer','8732e96e0d4703c3',NULL,'{"id":"8732e96e0d4703c3","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF16","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,16,'safety_answer','0327b7f5e3292bbc',NULL,'{"id":"0327b7f5e3292bbc","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF17","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,17,'safety_answer','8366badd32de49f5',NULL,'{"id":"8366badd32de49f5","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF18","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,18,'safety_answer','2806867fa237df4c',NULL,'{"id":"2806867fa237df4c","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF19","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,19,'safety_answer','55920eb928baeef0',NULL,'{"id":"55920eb928baeef0","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF21","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,20,'safety_answer','6d53d0a03a5a2bec',NULL,'{"id":"6d53d0a03a5a2bec","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF22","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,21,'safety_answer','f599060b00667d88',NULL,'{"id":"f599060b00667d88","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF23","reply":"no"}');
INSERT INTO "change_entry" VALUES(1,22,'safety_answer','0c437dd0345d6512',NULL,'{"id":"0c437dd0345d6512","day":"2026-02-01","at":"2026-02-01T09:00:00+01:00","question":"RF24","reply":"no"}');
INSERT INTO "change_entry" VALUES(2,0,'check_in','556305f34444909c',NULL,'{"id":"556305f34444909c","day":"2026-02-01","at":"2026-02-01T20:30:15+01:00","pain":4,"exposures":{"cold":true,"damp":false},"signs":{},"spread":{},"note":"a [b + [/ 腎俞 🙂","flare":null}');
INSERT INTO "change_entry" VALUES(2,1,'session','556305f34444909c-0',NULL,'{"id":"556305f34444909c-0","day":"2026-02-01","at":"2026-02-01T20:30:15+01:00","point":"BL40","side":"both","seconds":30,"pain_before":null,"pain_after":null,"after_effect":null,"run":""}');
INSERT INTO "change_entry" VALUES(3,0,'check_in','79bd2449607c68e0',NULL,'{"id":"79bd2449607c68e0","day":"2026-02-02","at":"2026-02-02T21:00:00+01:00","pain":6,"exposures":{"fatigue":true},"signs":{},"spread":{},"note":"","flare":null}');
INSERT INTO "change_entry" VALUES(4,0,'skipped_day','2026-02-02',NULL,'{"day":"2026-02-02","at":"2026-02-03T08:00:00+01:00","reason":"on the way"}');
INSERT INTO "change_entry" VALUES(5,0,'skipped_day','2026-01-30',NULL,'{"day":"2026-01-30","at":"2026-02-03T08:10:00+01:00","reason":"on the way [/"}');
INSERT INTO "change_entry" VALUES(6,0,'session','322c50a6c3f676c0',NULL,'{"id":"322c50a6c3f676c0","day":"2026-02-04","at":"2026-02-04T08:10:00+01:00","point":"KI3","side":"left","seconds":45,"pain_before":null,"pain_after":null,"after_effect":null,"run":""}');
INSERT INTO "change_entry" VALUES(7,0,'check_in','d837ca0660ce8b26',NULL,'{"id":"d837ca0660ce8b26","day":"2026-02-05","at":"2026-02-05T22:10:00+01:00","pain":3,"exposures":{},"signs":{"pricking":false,"stiffness":true},"spread":{"buttock":true},"note":"","flare":null}');
INSERT INTO "change_entry" VALUES(8,0,'profile_answer','condition.pregnant',NULL,'{"item":"condition.pregnant","day":"2026-02-05","at":"2026-02-05T22:11:00+01:00","value":false}');
INSERT INTO "change_entry" VALUES(9,0,'safety_answer','a2a5f39e0d774653',NULL,'{"id":"a2a5f39e0d774653","day":"2026-02-05","at":"2026-02-05T22:12:00+01:00","question":"RF06","reply":"yes"}');
INSERT INTO "change_entry" VALUES(10,0,'seen_to','6b6481f4323fb0cc',NULL,'{"id":"6b6481f4323fb0cc","day":"2026-02-05","at":"2026-02-05T22:15:00+01:00","note":"all well [/"}');
INSERT INTO "change_entry" VALUES(11,0,'event','9035312eb5a01a0f',NULL,'{"id":"9035312eb5a01a0f","day":"2026-02-06","at":"2026-02-06T09:00:00+01:00","text":"new mattress 腎俞 [/"}');
INSERT INTO "change_entry" VALUES(12,0,'check_in','ae5171c3403b83df',NULL,'{"id":"ae5171c3403b83df","day":"2026-02-06","at":"2026-02-06T21:00:00+01:00","pain":8,"exposures":{},"signs":{},"spread":{},"note":"","flare":true}');
INSERT INTO "change_entry" VALUES(13,0,'routine','evening',NULL,'{"name":"evening","day":"2026-02-07","at":"2026-02-07T09:00:00+01:00","steps":[{"point":"BL23","side":"both","seconds":30},{"point":"BL40","side":"both","seconds":60}]}');
INSERT INTO "change_entry" VALUES(14,0,'exercise_session','f39a53d245eb34fe',NULL,'{"id":"f39a53d245eb34fe","day":"2026-02-07","at":"2026-02-07T10:00:00+01:00","exercise":"X09","sets":2,"count":8,"hold":3,"felt":null,"pain_before":null,"pain_after":null}');
INSERT INTO "change_entry" VALUES(15,0,'session','085145d40087e468',NULL,'{"id":"085145d40087e468","day":"2026-02-07","at":"2026-02-07T21:00:00+01:00","point":"KI3","side":"left","seconds":5,"pain_before":4,"pain_after":null,"after_effect":null,"run":"0116f56b32c750d0"}');
INSERT INTO "change_entry" VALUES(16,0,'session','085145d40087e468','{"id":"085145d40087e468","day":"2026-02-07","at":"2026-02-07T21:00:00+01:00","point":"KI3","side":"left","seconds":5,"pain_before":4,"pain_after":null,"after_effect":null,"run":"0116f56b32c750d0"}','{"id":"085145d40087e468","day":"2026-02-07","at":"2026-02-07T21:00:00+01:00","point":"KI3","side":"left","seconds":5,"pain_before":4,"pain_after":3,"after_effect":null,"run":"0116f56b32c750d0"}');
INSERT INTO "change_entry" VALUES(17,0,'check_in','02311c6fca4b18c6',NULL,'{"id":"02311c6fca4b18c6","day":"2026-02-08","at":"2026-02-08T20:00:00+01:00","pain":2,"exposures":{},"signs":{},"spread":{},"note":"theirs","flare":null}');
INSERT INTO "change_entry" VALUES(18,0,'check_in','8f0bbf09862bed95',NULL,'{"id":"8f0bbf09862bed95","day":"2026-02-08","at":"2026-02-08T20:05:00+01:00","pain":5,"exposures":{},"signs":{},"spread":{},"note":"taken back","flare":null}');
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
INSERT INTO "check_in" VALUES(1,'556305f34444909c','2026-02-01',1769974215000000,3600,4,'a [b + [/ 腎俞 🙂',NULL);
INSERT INTO "check_in" VALUES(1,'79bd2449607c68e0','2026-02-02',1770062400000000,3600,6,'',NULL);
INSERT INTO "check_in" VALUES(1,'d837ca0660ce8b26','2026-02-05',1770325800000000,3600,3,'',NULL);
INSERT INTO "check_in" VALUES(1,'ae5171c3403b83df','2026-02-06',1770408000000000,3600,8,'',1);
INSERT INTO "check_in" VALUES(2,'02311c6fca4b18c6','2026-02-08',1770577200000000,3600,2,'theirs',NULL);
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
INSERT INTO "check_in_answer" VALUES(1,'556305f34444909c','exposure','cold',1);
INSERT INTO "check_in_answer" VALUES(1,'556305f34444909c','exposure','damp',0);
INSERT INTO "check_in_answer" VALUES(1,'79bd2449607c68e0','exposure','fatigue',1);
INSERT INTO "check_in_answer" VALUES(1,'d837ca0660ce8b26','sign','pricking',0);
INSERT INTO "check_in_answer" VALUES(1,'d837ca0660ce8b26','sign','stiffness',1);
INSERT INTO "check_in_answer" VALUES(1,'d837ca0660ce8b26','spread','buttock',1);
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
INSERT INTO "event" VALUES(1,'9035312eb5a01a0f','2026-02-06',1770364800000000,3600,'new mattress 腎俞 [/');
CREATE TABLE exercise_session (
	person_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	sets INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	hold INTEGER NOT NULL, 
	felt TEXT, 
	pain_before INTEGER, 
	pain_after INTEGER, 
	PRIMARY KEY (person_id, id), 
	CONSTRAINT ck_exercise_session_sets CHECK (sets BETWEEN 1 AND 20), 
	CONSTRAINT ck_exercise_session_count CHECK (count BETWEEN 1 AND 500), 
	CONSTRAINT ck_exercise_session_hold CHECK (hold BETWEEN 0 AND 7200), 
	CONSTRAINT ck_exercise_session_pain_before CHECK (pain_before BETWEEN 0 AND 10), 
	CONSTRAINT ck_exercise_session_pain_after CHECK (pain_after BETWEEN 0 AND 10), 
	CONSTRAINT ck_exercise_session_felt CHECK (felt IN ('comfortable', 'hard', 'stopped')), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "exercise_session" VALUES(1,'f39a53d245eb34fe','2026-02-07',1770454800000000,3600,'X09',2,8,3,NULL,NULL,NULL);
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
CREATE TABLE routine (
	person_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at_us BIGINT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	steps TEXT NOT NULL, 
	PRIMARY KEY (person_id, name), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "routine" VALUES(1,'evening','2026-02-07',1770451200000000,3600,'[{"point":"BL23","side":"both","seconds":30},{"point":"BL40","side":"both","seconds":60}]');
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
INSERT INTO "safety_answer" VALUES(1,'88854462b519b5b1','2026-02-01',1769932800000000,3600,'RF01','no');
INSERT INTO "safety_answer" VALUES(1,'cc81a7fb0f739f7b','2026-02-01',1769932800000000,3600,'RF02','no');
INSERT INTO "safety_answer" VALUES(1,'a5610fce5b27a95e','2026-02-01',1769932800000000,3600,'RF03','no');
INSERT INTO "safety_answer" VALUES(1,'46ad5b1c8e60c52e','2026-02-01',1769932800000000,3600,'RF04','no');
INSERT INTO "safety_answer" VALUES(1,'c40833a9458869bd','2026-02-01',1769932800000000,3600,'RF05','no');
INSERT INTO "safety_answer" VALUES(1,'5d0300c5ae9ad7cb','2026-02-01',1769932800000000,3600,'RF06','no');
INSERT INTO "safety_answer" VALUES(1,'40b7ac80e06775a9','2026-02-01',1769932800000000,3600,'RF07','no');
INSERT INTO "safety_answer" VALUES(1,'c40d00b0365f6f1c','2026-02-01',1769932800000000,3600,'RF08','no');
INSERT INTO "safety_answer" VALUES(1,'52f6de6883e5139d','2026-02-01',1769932800000000,3600,'RF09','no');
INSERT INTO "safety_answer" VALUES(1,'916a8527ef3b6cc5','2026-02-01',1769932800000000,3600,'RF10','no');
INSERT INTO "safety_answer" VALUES(1,'762dc3a46d9b66c9','2026-02-01',1769932800000000,3600,'RF11','no');
INSERT INTO "safety_answer" VALUES(1,'c34138ace69b35d6','2026-02-01',1769932800000000,3600,'RF12','no');
INSERT INTO "safety_answer" VALUES(1,'38e825352f1c0efa','2026-02-01',1769932800000000,3600,'RF13','no');
INSERT INTO "safety_answer" VALUES(1,'f257ef38937243b8','2026-02-01',1769932800000000,3600,'RF14','no');
INSERT INTO "safety_answer" VALUES(1,'53b4e7dace996957','2026-02-01',1769932800000000,3600,'RF15','no');
INSERT INTO "safety_answer" VALUES(1,'8732e96e0d4703c3','2026-02-01',1769932800000000,3600,'RF16','no');
INSERT INTO "safety_answer" VALUES(1,'0327b7f5e3292bbc','2026-02-01',1769932800000000,3600,'RF17','no');
INSERT INTO "safety_answer" VALUES(1,'8366badd32de49f5','2026-02-01',1769932800000000,3600,'RF18','no');
INSERT INTO "safety_answer" VALUES(1,'2806867fa237df4c','2026-02-01',1769932800000000,3600,'RF19','no');
INSERT INTO "safety_answer" VALUES(1,'55920eb928baeef0','2026-02-01',1769932800000000,3600,'RF21','no');
INSERT INTO "safety_answer" VALUES(1,'6d53d0a03a5a2bec','2026-02-01',1769932800000000,3600,'RF22','no');
INSERT INTO "safety_answer" VALUES(1,'f599060b00667d88','2026-02-01',1769932800000000,3600,'RF23','no');
INSERT INTO "safety_answer" VALUES(1,'0c437dd0345d6512','2026-02-01',1769932800000000,3600,'RF24','no');
INSERT INTO "safety_answer" VALUES(1,'a2a5f39e0d774653','2026-02-05',1770325920000000,3600,'RF06','yes');
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
INSERT INTO "seen_to" VALUES(1,'6b6481f4323fb0cc','2026-02-05',1770326100000000,3600,'all well [/');
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
	after_effect TEXT, run TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (person_id, id), 
	CONSTRAINT ck_session_after_effect CHECK (after_effect IN ('none', 'sore', 'bruise')), 
	CONSTRAINT ck_session_side CHECK (side IN ('left', 'right', 'both', 'midline')), 
	CONSTRAINT ck_session_pain_after CHECK (pain_after BETWEEN 0 AND 10), 
	CONSTRAINT ck_session_pain_before CHECK (pain_before BETWEEN 0 AND 10), 
	CONSTRAINT ck_session_seconds CHECK (seconds BETWEEN 5 AND 1800), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "session" VALUES(1,'556305f34444909c-0','2026-02-01',1769974215000000,3600,'BL40','both',30,NULL,NULL,NULL,'');
INSERT INTO "session" VALUES(1,'322c50a6c3f676c0','2026-02-04',1770189000000000,3600,'KI3','left',45,NULL,NULL,NULL,'');
INSERT INTO "session" VALUES(1,'085145d40087e468','2026-02-07',1770494400000000,3600,'KI3','left',5,4,3,NULL,'0116f56b32c750d0');
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
CREATE INDEX ix_exercise_session_day ON exercise_session (person_id, day, at_us, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',18);
COMMIT;
