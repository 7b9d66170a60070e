-- SPDX-License-Identifier: EUPL-1.2
-- What has changed, from the history alone, and what a meeting came to. Parts in parts.sql.
--
-- :since             a day or a UTC stamp; NULL: since the newest closed meeting was closed
-- :meeting           a meeting; NULL: the one that is open today, else the newest that has begun
-- :closed_statuses   "project.finished" and the like: the statuses that make a record history (bound by the program)
-- shown(kind, field, value) and title(kind, id) are functions of the program.

-- name: changes-mark
-- What changes are counted from: the meeting and when it was closed, or none.
WITH closing AS (
	-- use: closing
),
mark AS (
	-- use: mark
)
SELECT
	mark.at,
	coalesce(:since, '') AS since,
	m.title,
	substr(m.date, 1, 10) AS date,
	closing.at AS closed_at
FROM mark
LEFT JOIN closing ON :since IS NULL
LEFT JOIN meeting m ON m.id = closing.meeting;

-- name: changes
WITH closing AS (
	-- use: closing
),
mark AS (
	-- use: mark
),
told AS (
	-- use: told
),
stretch AS MATERIALIZED (
	SELECT c.*
	FROM change c
	WHERE c.id > (SELECT change FROM mark) AND c.at >= (SELECT at FROM mark)
),
-- use: differences
-- use: judgements
;

-- name: minutes-meeting
-- The meeting, when it was closed on screen or in a command, who was there with their units, and the next one that is
-- planned. Persons who have since been removed are still named.
WITH asked AS (
	-- use: asked-meeting
)
SELECT
	m.id,
	m.title,
	m.date,
	m.place,
	m.agenda,
	m.notes,
	coalesce(m.closed, 0) AS closed,
	(
		SELECT c.at
		FROM change c
		JOIN change_field f ON f.change = c.id AND f.field = 'closed' AND f.new = '1'
		WHERE c.kind = 'meeting' AND c.record = m.id AND c.via <> 'init' AND m.closed = 1
		ORDER BY c.id DESC
		LIMIT 1
	) AS closed_at,
	(SELECT group_concat(name, ', ') FROM (
		SELECT u.name
		FROM unit u
		WHERE u.id IN (
			SELECT l.item FROM meeting_present l WHERE l.owner = m.id
			UNION
			SELECT p.unit FROM meeting_persons l JOIN person p ON p.id = l.item WHERE l.owner = m.id
		)
		ORDER BY u.skey
	)) AS units,
	(SELECT group_concat(name, ', ') FROM (
		SELECT p.name || coalesce(' (' || coalesce(u.short_name, u.name) || ')', '') AS name
		FROM meeting_persons l
		JOIN person p ON p.id = l.item
		LEFT JOIN unit u ON u.id = p.unit
		WHERE l.owner = m.id
		ORDER BY p.skey
	)) AS persons,
	(SELECT count(*) FROM meeting_persons l WHERE l.owner = m.id) AS person_count,
	n.title AS next_title,
	n.date AS next_date,
	n.place AS next_place
FROM meeting m
LEFT JOIN meeting n ON n.id = (
	SELECT id FROM meeting
	WHERE deleted_at IS NULL AND date > m.date AND id <> m.id
	ORDER BY date, id
	LIMIT 1
)
WHERE m.id = (SELECT id FROM asked);

-- name: minutes-notes
-- What was taken down: by unit, what is common first; decisions, then what is to be done, then notes.
WITH asked AS (
	-- use: asked-meeting
)
SELECT
	n.id,
	n.kind,
	n.text,
	n.due,
	n.unit,
	u.name AS unit_name,
	p.title AS project,
	r.name AS responsible
FROM meeting_note n
LEFT JOIN unit u ON u.id = n.unit
LEFT JOIN project p ON p.id = n.project
LEFT JOIN person r ON r.id = n.responsible
WHERE n.deleted_at IS NULL AND n.meeting = (SELECT id FROM asked)
ORDER BY
	u.id IS NOT NULL, u.skey, u.id,
	CASE n.kind WHEN 'decision' THEN 1 WHEN 'action' THEN 2 ELSE 3 END,
	n.id;

-- name: minutes-changes
-- What was changed and confirmed during the meeting: from the day it was held, or its opening where it was entered
-- that day, until it was closed, else until that day ended. What a register was made with is no change.
WITH asked AS (
	-- use: asked-meeting
),
held AS (
	SELECT
		strftime('%Y-%m-%dT%H:%M:%SZ', substr(m.date || '-01-01', 1, 10), 'utc') AS day,
		strftime('%Y-%m-%dT%H:%M:%SZ', substr(m.date || '-01-01', 1, 10), '+1 day', 'utc') AS day_after,
		(SELECT id FROM change WHERE kind = 'meeting' AND record = m.id AND action = 'add') AS opened,
		(
			SELECT max(c.id)
			FROM change c
			JOIN change_field f ON f.change = c.id AND f.field = 'closed' AND f.new = '1'
			WHERE c.kind = 'meeting' AND c.record = m.id AND c.action = 'set'
		) AS closed
	FROM meeting m
	WHERE m.id = (SELECT id FROM asked)
),
told AS (
	-- use: told
),
stretch AS MATERIALIZED (
	SELECT c.*
	FROM change c
	JOIN held h
	WHERE c.via <> 'init' AND c.at >= h.day
	AND (c.id > h.opened OR (SELECT o.at FROM change o WHERE o.id = h.opened) < h.day)
	AND CASE
		WHEN (SELECT o.at FROM change o WHERE o.id = h.closed) >= h.day THEN c.id < h.closed
		ELSE c.at < h.day_after
	END
),
-- use: differences
-- use: judgements
;

-- name: meetings-open
-- The meetings that are not closed: begun by somebody today or planned for today, and the newest of an earlier day
-- where nobody closed that.
SELECT
	id,
	title,
	date,
	substr(date, 1, 10) = :today AS today
FROM meeting
WHERE deleted_at IS NULL AND coalesce(closed, 0) = 0
AND (substr(date, 1, 10) = :today OR id = (
	SELECT id
	FROM meeting
	WHERE deleted_at IS NULL AND substr(date, 1, 10) < :today
	ORDER BY date DESC, id DESC
	LIMIT 1
))
ORDER BY today DESC, date, id;

-- name: meeting-units
-- What a meeting may go through: the units that are in force today, who is contact person, whether there should be one;
-- how many projects of theirs are not history, and how many of those are ideas.
SELECT
	u.id,
	u.name,
	coalesce((
		SELECT group_concat(name, ', ') FROM (
			SELECT p.name
			FROM assignment a
			JOIN person p ON p.id = a.person AND p.deleted_at IS NULL
			WHERE a.unit = u.id AND a.role = 'contact' AND a.deleted_at IS NULL
			AND (a."from" IS NULL OR a."from" <= :today)
			AND (a."to" IS NULL OR a."to" >= substr(:today, 1, length(a."to")))
			ORDER BY p.skey
		)
	), '') AS contact,
	u.kind IN ('administration', 'company') AS owes_contact,
	(SELECT count(*) FROM project p WHERE p.unit = u.id AND p.deleted_at IS NULL
		AND p.status NOT IN ('rejected', 'finished', 'cancelled')) AS projects,
	(SELECT count(*) FROM project p WHERE p.unit = u.id AND p.deleted_at IS NULL AND p.status = 'idea') AS ideas
FROM unit u
WHERE u.deleted_at IS NULL
AND (u.valid_from IS NULL OR u.valid_from <= :today)
AND (u.valid_to IS NULL OR u.valid_to >= substr(:today, 1, length(u.valid_to)))
ORDER BY u.skey, u.id;

-- name: meeting-rows
-- What the units have on the table: projects and ideas that are not history.
SELECT kind, id, title, status, "end", unit
FROM (
	SELECT 1 AS place, 'project' AS kind, id, title, status, substr("end", 1, 7) AS "end", unit, skey
	FROM project
	WHERE deleted_at IS NULL AND status NOT IN ('rejected', 'finished', 'cancelled')
	UNION ALL
	SELECT 2, 'idea', id, title, status, NULL, unit, skey
	FROM idea
	WHERE deleted_at IS NULL AND status NOT IN ('converted', 'dropped')
)
ORDER BY place, skey, id;
