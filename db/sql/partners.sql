-- SPDX-License-Identifier: EUPL-1.2
-- Twin towns, networks and the agreements with them. Amounts are hundredths of kronor a year.

-- name: partners-twin-towns
-- Every twin town and partnership that is not ended, with when something was last done with it and what was done in the
-- period. idle: nothing for :idle_years, and not marked as dormant. years: whole years since something was done.
WITH relation(kind, id, title, unit, status, since, last, skey) AS (
	-- use: relations
),
judged AS (
	SELECT
		*,
		-- use: idle
		AS idle,
		-- use: years-since-last
		AS years
	FROM relation
)
SELECT
	o.id,
	o.title,
	p.country,
	t.kind,
	o.status,
	o.since,
	o.last,
	o.idle,
	o.years,
	(SELECT count(*) FROM activity r WHERE r.twin_town = o.id AND r.deleted_at IS NULL AND
		-- use: begins-in-period
	) AS activities,
	(SELECT count(*) FROM trip r WHERE r.twin_town = o.id AND r.deleted_at IS NULL AND
		-- use: begins-in-period
	) AS trips
FROM judged o
JOIN twin_town t ON t.id = o.id
JOIN partner p ON p.id = t.partner
WHERE o.kind = 'twin-town' AND o.status <> 'ended'
ORDER BY o.status = 'active' DESC, t.kind = 'twin-town' DESC, o.skey, o.id;

-- name: partners-networks
-- The same for networks, also those that are only watched; the fee is that of a member.
WITH relation(kind, id, title, unit, status, since, last, skey) AS (
	-- use: relations
),
judged AS (
	SELECT
		*,
		-- use: idle
		AS idle,
		-- use: years-since-last
		AS years
	FROM relation
)
SELECT
	o.id,
	o.title,
	n.kind,
	o.status,
	o.since,
	o.last,
	o.idle,
	o.years,
	(SELECT count(*) FROM activity r WHERE r.network = o.id AND r.deleted_at IS NULL AND
		-- use: begins-in-period
	) AS activities,
	(SELECT count(*) FROM trip r WHERE r.network = o.id AND r.deleted_at IS NULL AND
		-- use: begins-in-period
	) AS trips,
	CASE WHEN o.status = 'active' THEN n.fee_sek END AS fee_sek
FROM judged o
JOIN network n ON n.id = o.id
WHERE o.kind = 'network' AND o.status <> 'ended'
ORDER BY o.status = 'active' DESC, o.skey, o.id;

-- name: partners-characters
-- Networks that are not ended by their character; one may have several. matches: the same as a filter has it.
SELECT
	s.value AS character,
	count(n.id) AS networks,
	count(n.id) FILTER (WHERE n.status = 'active') AS active,
	'characters:' || s.value AS matches
FROM json_each(:characters) s
LEFT JOIN network n ON n.deleted_at IS NULL AND n.status <> 'ended'
	AND instr(' ' || n.characters || ' ', ' ' || s.value || ' ') > 0
GROUP BY s.key
UNION ALL
SELECT NULL, count(*), count(*) FILTER (WHERE status = 'active'), 'characters:'
FROM network
WHERE deleted_at IS NULL AND status <> 'ended' AND characters IS NULL
HAVING count(*) > 0;

-- name: partners-agreements
-- Agreements that hold today or will, those that end first first. soon: it ends, or must be given notice of, before
-- :notice_months are over.
WITH ending(kind, id, title, unit, ends, notice, skey) AS (
	-- use: endings
),
dated AS (
	-- use: endings-dated
)
SELECT
	d.id,
	d.title,
	a.kind,
	a.dnr,
	a.valid_from,
	d.ends,
	d.notice,
	d.soon OR d.notice_soon AS soon
FROM dated d
JOIN agreement a ON a.id = d.id
WHERE d.kind = 'agreement' AND (d.ends IS NULL OR d.ends >= substr(:today, 1, length(d.ends)))
ORDER BY coalesce(d.ends, '9999'), d.skey, d.id;
