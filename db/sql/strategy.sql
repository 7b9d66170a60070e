-- SPDX-License-Identifier: EUPL-1.2
-- The strategies that the register holds, one after the other; areas say by their label which one they belong to.

-- name: strategies
-- The one in force on :today comes first, the newest of them; where none is in force, the newest that has begun. A
-- strategy that does not say from when it holds does so from when it was revised or adopted; a partial date stands for
-- all its days.
WITH held AS (
	-- use: held
)
SELECT key, label, first, last, latest
FROM held
ORDER BY
	first <= :today DESC,
	last IS NULL OR last >= substr(:today, 1, length(last)) DESC,
	first DESC,
	latest DESC;
