-- SPDX-License-Identifier: EUPL-1.2
-- Goals: where they come from, and which of them nobody works for.

-- name: goals-sources
-- Goals that hold in the period by where they come from, and how many of them any project, begun or not, contributes
-- to.
SELECT
	s.value AS source,
	count(*) AS goals,
	count(*) FILTER (WHERE served) AS served,
	count(*) FILTER (WHERE NOT served) AS idle
FROM json_each(:goal_sources) s
JOIN (
	SELECT
		g.source,
		EXISTS (SELECT 1 FROM project_goals l JOIN project p ON p.id = l.owner AND p.deleted_at IS NULL
			WHERE l.item = g.id) AS served
	FROM goal g
	WHERE
	-- use: goal-in-period
) ON source = s.value
GROUP BY s.key
ORDER BY s.key;

-- name: goals-idle
-- Goals that hold in the period and that no project contributes to.
SELECT g.id, g.code, g.name, g.source, coalesce(u.short_name, u.name) AS unit
FROM goal g
LEFT JOIN unit u ON u.id = g.unit
WHERE
-- use: goal-in-period
AND NOT EXISTS (SELECT 1 FROM project_goals l JOIN project p ON p.id = l.owner AND p.deleted_at IS NULL
	WHERE l.item = g.id)
ORDER BY g.source, g.code, g.skey, g.id;
