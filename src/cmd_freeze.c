/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "cmd_follow_up.h"

#include <stdlib.h>
#include <string.h>

#include "i18n.h"
#include "request.h"

#include "store.h"

static const char *given_or(const struct cmd *cmd, enum cmd_option option, const char *otherwise)
{
	return cmd_given(cmd, option) ? cmd->value[option] : otherwise;
}

static bool freeze(struct cmd *cmd, const struct follow_up *asked, struct err *err)
{
	char *recipient = summary_recipient(asked->summary, asked->strategy);
	struct frozen frozen = { .name = xstrdup(asked->summary->name), .request = request_text(&asked->request),
				 .dnr = xstrdup(given_or(cmd, OPT_DNR, "")),
				 .recipient = xstrdup(given_or(cmd, OPT_RECIPIENT, recipient)) };
	bool good = store_still(asked->store, true, err);
	if (good) {
		frozen.document = frozen_text(asked->summary, asked->strategy, &asked->request, store_source,
					      asked->store, &frozen.title, err);
		good = store_still(asked->store, false, frozen.document != NULL ? err : NULL) &&
		       frozen.document != NULL && store_freeze(asked->store, &frozen, err);
	}
	if (good)
		str_addf(&cmd->out, "%lld %s\n", (long long)frozen.id, frozen.sha256);
	frozen_free(&frozen);
	free(recipient);
	return good;
}

int cmd_freeze(struct cmd *cmd, struct err *err)
{
	struct follow_up asked = {0};
	bool good = follow_up_begin(cmd, &asked, true, err) && frozen_may(asked.summary, err);
	/* What was asked is kept in days: the same summary can be made again next year. */
	if (good && asked.request.period.year == 0)
		asked.request.period = summary_period(asked.summary, 0);
	good = good && freeze(cmd, &asked, err);
	follow_up_end(&asked);
	return good ? 0 : err_status(err);
}
