/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rank.h"

static void test_ranks(void **state)
{
	(void)state;
	static const struct {
		const char *title, *words;
		enum rank rank;
	} ranks[] = {
		{ "Åmål", "åmål", RANK_SAME },
		{ "Åmål", "ÅMÅL", RANK_SAME },
		{ "Åmål", "amal", RANK_BEGINS_LOOSELY },
		{ "Amalfi", "amal", RANK_BEGINS },
		{ "Amalfi", "åmål", RANK_ELSEWHERE },
		{ "Nya Åmål", "åmål", RANK_WORD },
		{ "Nya Åmål", "amal", RANK_WORD_LOOSELY },
		{ "Kulturutbyte", "utbyte", RANK_INSIDE },
		{ "Kulturutbyte och utbyte", "utbyte", RANK_WORD },   /* its best place counts */
		{ "Nordåmål", "amal", RANK_INSIDE_LOOSELY },
		{ "Łódź", "lodz", RANK_SAME },                        /* accents never matter */
		{ "Ärtans-dag", "dag", RANK_WORD },
		{ "Unga i Norden", "unga norden", RANK_BEGINS },      /* further words need only begin one */
		{ "Unga i Norden", "norden unga", RANK_WORD },
		{ "Unga i Norden", "unga orden", RANK_INSIDE },       /* the worst one decides */
		{ "Unga i Norden", "unga söder", RANK_ELSEWHERE },
		{ "", "a", RANK_ELSEWHERE },
		{ "A\xff", "å", RANK_ELSEWHERE },                      /* any bytes are harmless */
	};
	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
		if (rank_title(ranks[i].title, ranks[i].words) != ranks[i].rank)
			fail_msg("%s in %s: %d", ranks[i].words, ranks[i].title,
				 (int)rank_title(ranks[i].title, ranks[i].words));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_ranks) };
	return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
