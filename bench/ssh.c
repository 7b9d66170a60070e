/* SPDX-License-Identifier: EUPL-1.2 */
/* Over SSH: how much later the first row stands there than in a terminal of the same machine, when what the connection
 * itself takes is set aside, and what many cost who have come in and do nothing. A real sshd on loopback, and everybody
 * comes in through the same line of a key. */
#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"

#include "host.h"
#include "line.h"
#include "status.h"

enum { STARTS = 25, MANY = 50, CALM_MS = 5000, REST_MS = 10000 };

/* The three ways to a first row, asked in turn. */
enum way { LOCAL, CONNECTION, OVER_SSH, WAYS };

struct desk {
	struct bench *bench;
	struct bench there; /* the same, in the directory of the host */
	struct host host;
	char *directory, *before;   /* of the host; where we were */
	char *program, *path;       /* of the register there */
	char first[BENCH_FIRST];
	double took[WAYS][STARTS];
};

/* ---- the host ---- */

static bool run(const char *const *words, struct err *err)
{
	struct result result = run_program(words);
	bool done = result.status == 0 || err_set(err, ERR_IO, "%s: %s", words[0], result.err);
	result_free(&result);
	return done;
}

/* The key `bare` comes in through the same questions of sshd, to something that only says that it is there. */
static bool give_keys(struct desk *desk, struct err *err)
{
	char *bare = host_key("bare"), *anna = host_key("anna");
	char *line = xasprintf("restrict,pty,command=\"exec sh -c 'printf !; read nothing'\" %s\n", bare);
	char *key = xasprintf("key=%s", anna);
	const char *const add[] = { desk->program, "--register", desk->path, "--as", "anna", "add", "access-key",
				    "person=1", key, NULL };
	char *script = xasprintf("cat bare.line\nexec %s --register %s access keys\n", desk->program, desk->path);
	write_text("bare.line", line);
	write_text("keys.sh", script);
	bool done = run(add, err);
	free(script);
	free(key);
	free(line);
	free(anna);
	free(bare);
	return done;
}

/* A copy of the register, so that the other cases find it without keys. */
static bool open_desk(struct desk *desk, struct err *err)
{
	const char *register_path = bench_register(desk->bench, BENCH_SMALL, err);
	if (register_path == NULL || !bench_first(desk->bench, BENCH_SMALL, BENCH_IN_GROUPS, desk->first, err))
		return false;
	desk->program = realpath(desk->bench->program, NULL);
	desk->before = realpath(".", NULL);
	char *source = realpath(register_path, NULL);
	char top[] = "/tmp/samverkan-bench-XXXXXX";
	if (mkdtemp(top) == NULL || chdir(top) != 0)
		return err_set(err, ERR_IO, "%s: no directory can be made", top);
	desk->directory = xstrdup(top);
	desk->there = *desk->bench;
	desk->there.directory = desk->directory;
	desk->path = xasprintf("%s/r.db", top);
	const char *const copy[] = { desk->program, "--register", source, "--as", "anna", "backup", desk->path, NULL };
	char *keys = xasprintf("/bin/sh -c \"cd %s && . ./keys.sh\"", top);
	bool done = run(copy, err) && give_keys(desk, err) && host_start(&desk->host, keys, "anna", err);
	free(keys);
	free(source);
	return done;
}

static void close_desk(struct desk *desk)
{
	if (desk->directory != NULL) {
		const char *const away[] = { "rm", "-rf", desk->directory, NULL };
		host_stop(&desk->host);
		struct result result = run_program(away);
		result_free(&result);
		if (chdir(desk->before) != 0)
			fprintf(stderr, "bench: %s: cannot go back there\n", desk->before);
	}
	free(desk->path);
	free(desk->directory);
	free(desk->before);
	free(desk->program);
}

/* ---- the first row ---- */

static bool start(struct desk *desk, enum way way, struct line *line, struct err *err)
{
	const char *const local[] = { desk->program, "--register", desk->path, "--as", "anna", NULL };
	const char *const ssh[] = { "/usr/bin/env", "ssh", "-F", "ssh_config", "-tt", "-i",
				    way == CONNECTION ? "bare" : "anna", "host", NULL };
	return line_start(line, &desk->there, way == LOCAL ? local : ssh, false, err);
}

static bool start_once(struct desk *desk, enum way way, int i, struct err *err)
{
	struct line line = {0};
	bool done = start(desk, way, &line, err) &&
		    line_until(&line, way == CONNECTION ? "!" : desk->first, &desk->took[way][i], err);
	line_end(&line);
	host_wait_empty();
	return done;
}

static bool measure_start(struct desk *desk, struct err *err)
{
	for (int i = 0; i < STARTS; i++)
		for (enum way way = LOCAL; way < WAYS; way++)
			if (!start_once(desk, way, i, err))
				return false;
	double median[WAYS];
	for (enum way way = LOCAL; way < WAYS; way++)
		median[way] = bench_quantile(desk->took[way], STARTS, 0.5);
	bench_add(desk->bench, (struct bench_row){ .what = "a connection with nothing behind it", .unit = "ms",
						   .ours = median[CONNECTION] });
	bench_add(desk->bench, (struct bench_row){ .what = "first row over SSH beside both", .unit = "ms",
						   .floor = median[LOCAL] + median[CONNECTION],
						   .ours = median[OVER_SSH] });
	bench_add(desk->bench, (struct bench_row){ .what = "first row over SSH, without the connection", .unit = "ms",
						   .floor = median[LOCAL],
						   .ours = median[OVER_SSH] - median[CONNECTION], .goal = 1.3 });
	return true;
}

/* ---- at rest ---- */

/* All of them, as a login starts them; sshd's own processes are sshd's. */
static bool come_in(struct desk *desk, struct line *lines, struct err *err)
{
	const char *const door[] = { desk->program, "--register", desk->path, "--as", "anna", "access", "door", NULL };
	for (int i = 0; i < MANY; i++) {
		double took;
		if (!line_start(&lines[i], &desk->there, door, false, err) ||
		    !line_until(&lines[i], desk->first, &took, err))
			return false;
	}
	return true;
}

static bool read_all(const struct line *lines, double *time, double *memory, struct err *err)
{
	*time = *memory = 0;
	for (int i = 0; i < MANY; i++) {
		double ms, megabytes;
		if (!status_time(&lines[i], &ms, err) || !status_memory(&lines[i], &megabytes, err))
			return false;
		*time += ms;
		*memory = megabytes > *memory ? megabytes : *memory;
	}
	return true;
}

static void listen_to_all(struct line *lines, int milliseconds)
{
	double end = bench_now() + milliseconds;
	for (int i = 0; i < MANY; i++)
		line_listen(&lines[i], 0);
	if (end > bench_now())
		line_listen(&lines[0], (int)(end - bench_now()));
}

static bool measure_rest(struct desk *desk, struct err *err)
{
	static struct line lines[MANY];
	double before, after, memory;
	bool done = come_in(desk, lines, err);
	if (done)
		listen_to_all(lines, CALM_MS);
	done = done && read_all(lines, &before, &memory, err);
	if (done)
		listen_to_all(lines, REST_MS);
	done = done && read_all(lines, &after, &memory, err);
	for (int i = 0; i < MANY; i++)
		line_end(&lines[i]);
	if (!done)
		return false;
	bench_add(desk->bench, (struct bench_row){ .what = bench_text(desk->bench, "of a core for %d at rest", MANY),
						   .unit = "%", .ours = 100 * (after - before) / REST_MS, .goal = 1 });
	bench_add(desk->bench, (struct bench_row){ .what = "memory of its own of the largest of them", .unit = "MB",
						   .ours = memory, .goal = 6 });
	return true;
}

bool ssh_run(struct bench *bench, struct err *err)
{
	struct desk desk = { .bench = bench };
	term_begin();
	bool done = open_desk(&desk, err) && measure_start(&desk, err) && measure_rest(&desk, err);
	close_desk(&desk);
	return done;
}
