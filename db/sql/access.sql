-- SPDX-License-Identifier: EUPL-1.2
-- Who may write what (src/access.h); db/permit.c reads the same of the one who acts.

-- name: access-roles
-- Every person with a login, with each assignment that gives a right today; without role: only reads. Where no
-- coordinator's assignment is in force, those that ended last count, else those to come. keyed: a
-- key of the person lets in today; keys: there are keys at all.
WITH RECURSIVE
given AS (
	SELECT
		s.person,
		s.role,
		s.unit,
		s.project,
		s."to",
		CASE
			WHEN (s."from" IS NULL OR s."from" <= :today)
				AND (s."to" IS NULL OR s."to" >= substr(:today, 1, length(s."to"))) THEN '3'
			WHEN s."from" IS NULL OR s."from" <= :today
				THEN '2' || s."to" || substr('-99-99', length(s."to") - 3)
			ELSE '1'
		END AS rank
	FROM assignment s
	JOIN person p ON p.id = s.person
	WHERE s.deleted_at IS NULL AND p.deleted_at IS NULL AND p.login IS NOT NULL
),
counts AS (
	SELECT * FROM given
	WHERE (role = 'coordinator' AND rank = (SELECT max(g.rank) FROM given g WHERE g.role = 'coordinator'))
		OR (role IN ('contact', 'deputy') AND unit IS NOT NULL AND rank = '3')
		OR (role = 'project-manager' AND project IS NOT NULL AND rank = '3')
),
-- The units under each: they belong to what is written for, too.
below(top, id) AS (
	SELECT u.parent, u.id FROM unit u
	WHERE u.deleted_at IS NULL AND u.parent IN (SELECT unit FROM counts)
	UNION
	SELECT b.top, u.id FROM unit u JOIN below b ON u.parent = b.id
	WHERE u.deleted_at IS NULL
)
SELECT
	p.login,
	p.name,
	coalesce(c.role, '') AS role,
	CASE
		WHEN c.role IN ('contact', 'deputy') THEN u.name
		WHEN c.role = 'project-manager' THEN title('project', c.project)
		ELSE ''
	END AS what,
	CASE WHEN c.role IN ('contact', 'deputy') THEN (SELECT count(*) FROM below b WHERE b.top = c.unit) ELSE 0 END
		AS units_below,
	coalesce(c."to", '') AS until,
	EXISTS (SELECT 1 FROM counts WHERE role = 'coordinator') AS coordinated,
	EXISTS (
		SELECT 1
		FROM access_key k
		WHERE k.person = p.id
		AND
		-- use: key-in-force
	) AS keyed,
	EXISTS (SELECT 1 FROM access_key WHERE deleted_at IS NULL) AS keys
FROM person p
LEFT JOIN counts c ON c.person = p.id
LEFT JOIN unit u ON u.id = c.unit
WHERE p.deleted_at IS NULL AND p.login IS NOT NULL
ORDER BY p.skey, p.id, c.role DESC, what;
