-- SPDX-License-Identifier: EUPL-1.2
-- A register as an early samverkan made it: schema 1 with three kinds, a project without acronym, effect and lessons,
-- no triggers, and search text by other rules. Today's program must take it over without losing anything.
PRAGMA application_id = 1398893942;
PRAGMA user_version = 1;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('fields', '0000000000000000');
CREATE TABLE change (
	id INTEGER PRIMARY KEY, at TEXT NOT NULL, login TEXT NOT NULL, via TEXT NOT NULL, kind TEXT NOT NULL,
	record INTEGER NOT NULL, rev INTEGER NOT NULL,
	action TEXT NOT NULL CHECK (action IN ('add', 'set', 'delete', 'undelete')), UNIQUE (kind, record, rev)
) STRICT;
CREATE TABLE change_field (
	change INTEGER NOT NULL REFERENCES change(id), position INTEGER NOT NULL, field TEXT NOT NULL,
	old TEXT, new TEXT, PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE "unit" (
	id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, created_at TEXT NOT NULL,
	created_by TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, deleted_at TEXT,
	skey TEXT NOT NULL, folded TEXT NOT NULL, folded_case TEXT NOT NULL, "name" TEXT, "short_name" TEXT, "kind" TEXT
) STRICT;
CREATE TABLE "person" (
	id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, created_at TEXT NOT NULL,
	created_by TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, deleted_at TEXT,
	skey TEXT NOT NULL, folded TEXT NOT NULL, folded_case TEXT NOT NULL, "name" TEXT, "login" TEXT
) STRICT;
CREATE TABLE "project" (
	id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, created_at TEXT NOT NULL,
	created_by TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, deleted_at TEXT,
	skey TEXT NOT NULL, folded TEXT NOT NULL, folded_case TEXT NOT NULL, "title" TEXT, "status" TEXT, "need" TEXT,
	"unit" INTEGER REFERENCES "unit"(id), "budget_sek" INTEGER
) STRICT;
CREATE INDEX "project_old" ON "project" ("status");
CREATE TABLE "project_countries" (
	owner INTEGER NOT NULL REFERENCES "project"(id), item TEXT NOT NULL, PRIMARY KEY (owner, item)
) STRICT, WITHOUT ROWID;
INSERT INTO "unit" VALUES
	(1, '8e1a2f60-0c1f-4b57-9d3e-2b7c5a1f0001', 1, '2025-01-07T08:00:00Z', 'anna', '2025-01-07T08:00:00Z', 'anna',
	NULL, '', '', '', 'Älvhamnen AB', 'ÄLV', 'company');
INSERT INTO "person" VALUES
	(1, '8e1a2f60-0c1f-4b57-9d3e-2b7c5a1f0002', 1, '2025-01-07T08:00:00Z', 'root', '2025-01-07T08:00:00Z', 'root',
	NULL, '', '', '', 'Anna Andersson', 'anna');
INSERT INTO "project" VALUES
	(1, '8e1a2f60-0c1f-4b57-9d3e-2b7c5a1f0003', 2, '2025-01-07T08:00:00Z', 'anna', '2025-02-01T08:00:00Z', 'anna',
	NULL, '', '', '', 'Öppet hav', 'ongoing', 'Renare vatten', 1, 510000000),
	(2, '8e1a2f60-0c1f-4b57-9d3e-2b7c5a1f0004', 1, '2025-01-07T08:00:00Z', 'anna', '2025-01-07T08:00:00Z', 'anna',
	NULL, '', '', '', 'Zonen', 'idea', 'Mer plats', 1, NULL);
INSERT INTO "project_countries" VALUES (1, 'DK'), (1, 'FI');
INSERT INTO change VALUES
	(1, '2025-01-07T08:00:00Z', 'root', 'init', 'person', 1, 1, 'add'),
	(2, '2025-01-07T08:00:00Z', 'anna', 'screen', 'unit', 1, 1, 'add'),
	(3, '2025-01-07T08:00:00Z', 'anna', 'screen', 'project', 1, 1, 'add'),
	(4, '2025-01-07T08:00:00Z', 'anna', 'screen', 'project', 2, 1, 'add'),
	(5, '2025-02-01T08:00:00Z', 'anna', 'screen', 'project', 1, 2, 'set');
INSERT INTO change_field VALUES
	(1, 0, 'name', NULL, 'Anna Andersson'), (1, 1, 'login', NULL, 'anna'),
	(2, 0, 'name', NULL, 'Älvhamnen AB'), (2, 1, 'short_name', NULL, 'ÄLV'), (2, 2, 'kind', NULL, 'company'),
	(3, 0, 'title', NULL, 'Öppet hav'), (3, 1, 'status', NULL, 'idea'), (3, 2, 'need', NULL, 'Renare vatten'),
	(3, 3, 'unit', NULL, '1'), (3, 4, 'budget_sek', NULL, '510000000'), (3, 5, 'countries', NULL, 'DK FI'),
	(4, 0, 'title', NULL, 'Zonen'), (4, 1, 'status', NULL, 'idea'), (4, 2, 'need', NULL, 'Mer plats'),
	(4, 3, 'unit', NULL, '1'),
	(5, 1, 'status', 'idea', 'ongoing');
