/* SPDX-License-Identifier: EUPL-1.2 */
/* People come in through a real sshd with nothing but their key: who they are, what stays when the line is lost, many
 * at once, and that a key opens this program and nothing else. Times are real here: nothing tells a login the date. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"

#include "host.h"
#include "run.h"
#include "term.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define R "--as anna --register r.db "

enum { ROWS = 24, COLUMNS = 80, LIMIT_MS = 15000, MANY = 50, PROJECTS = MANY / 2, MANY_LIMIT_MS = 90000 };

static struct host host;

/* ---- the register, and who has a key to it ---- */

static const struct {
	const char *login, *name;
} people[] = {
	{ "anna", "Anna Exempel" }, { "per", "Per Exempel" }, { "rita", "Rita Exempel" }, { "nora", "Nora Exempel" },
};

static void give_key(const char *login, const char *name, const char *more)
{
	char *key = host_key(login);
	char *line = xasprintf(R "add access-key 'person=%s' name=%s 'key=%s' %s", name, login, key, more);
	expect(line, 0, NULL, *more == '\0' ? "" : NULL);
	free(line);
	free(key);
}

/* The register of the stories with its two coordinators, a deputy of a contact person, a reader, and the projects
 * that many write in. */
static void make_strategy(void)
{
	size_t length;
	char *ini = xasprintf("%s/tests/e2e/small.ini", getenv("srcdir"));
	char *demo = xasprintf("%s/tests/e2e/small.demo", getenv("srcdir")), *text = read_whole(demo, &length);
	struct str whole = {0};
	str_add(&whole, text);
	str_add(&whole, "person name=\"Rita Exempel\" login=rita\nperson name=\"Nora Exempel\" login=nora\n"
			"assignment person=\"Nora Exempel\" role=deputy unit=\"Ängsbolaget AB\" from=2022-01-10\n");
	for (int i = 1; i <= PROJECTS; i++)
		str_addf(&whole, "project title=\"Prov %02d\" status=idea need=Prov unit=Barnförvaltningen areas=1\n",
			 i);
	copy_file(ini, "ssh.ini");
	write_text("ssh.demo", whole.text);
	str_free(&whole);
	free(text);
	free(demo);
	free(ini);
}

static void make_register(void)
{
	make_strategy();
	expect("--as anna init --strategy ./ssh.ini --demo r.db", 0, NULL, "");
	for (int i = 0; i < COUNT(people); i++)
		give_key(people[i].login, people[i].name, "");
}

/* AuthorizedKeysCommand must lie where only root writes, so that it is env that starts the program. */
static bool start_host(struct err *why)
{
	char *dir = realpath(".", NULL), *program = realpath(getenv("builddir"), NULL);
	assert_non_null(dir);
	assert_non_null(program);
	char *keys = xasprintf("/usr/bin/env %s/samverkan --register %s/r.db access keys", program, dir);
	bool started = host_start(&host, keys, "anna", why);
	free(keys);
	free(program);
	free(dir);
	return started;
}

/* ---- screens ---- */

static struct term *open_as(const char *name)
{
	struct err err = {0};
	struct term *term = term_new(ROWS, COLUMNS);
	if (!host_open(term, name, (const char *const[]){ "-tt", NULL }, NULL, &err))
		fail_msg("%s", err.text);
	return term;
}

static bool shows(const struct term *term, const char *text)
{
	bool found = false;
	for (int row = 1; !found && row <= term_rows(term); row++) {
		char *line = term_row(term, row);
		found = strstr(line, text) != NULL;
		free(line);
	}
	return found;
}

struct look {
	struct term *term;
	const char *text;
};

static bool is_seen(void *context)
{
	const struct look *look = context;
	return shows(look->term, look->text);
}

static bool has_ended(void *context)
{
	return term_ended(((const struct look *)context)->term);
}

static void await(struct term *term, bool (*done)(void *context), const char *what)
{
	struct look look = { .term = term, .text = what };
	if (term_wait(&term, 1, done, &look, LIMIT_MS))
		return;
	char *picture = term_picture(term);
	fprintf(stderr, "%s\n", picture);
	free(picture);
	fail_msg("in %d s there was no: %s", LIMIT_MS / 1000, what);
}

static void see(struct term *term, const char *text)
{
	await(term, is_seen, text);
}

static void press(struct term *term, const char *key)
{
	assert_true(term_key(term, key));
}

static void leave(struct term *term)
{
	await(term, has_ended, "end");
	term_free(term);
	host_wait_empty();
}

/* Finds the project whose title begins so, and opens its form. */
static void edit(struct term *term, const char *title)
{
	char *keys = xasprintf("/%s\re", title), *heading = xasprintf("Ändra projekt · %s", title);
	see(term, "Projekt");
	term_type(term, keys);
	see(term, heading);
	free(heading);
	free(keys);
}

/* ---- who one is ---- */

static void test_login_is_the_key(void **state)
{
	(void)state;
	struct term *term = open_as("nora");
	edit(term, "Väg in");
	press(term, "End");
	term_type(term, " igen");
	press(term, "Ctrl-S");
	see(term, "Sparat");
	press(term, "q");
	leave(term);
	expect(R "history project 4", 0, "nora", "");
	expect(R "show project 4", 0, "Väg in igen", "");
}

static void test_unknown_key_stays_out(void **state)
{
	(void)state;
	free(host_key("stranger"));
	struct result came = host_run("stranger", NULL, (const char *const[]){ "list", "project", NULL });
	assert_int_equal(came.status, 255);
	assert_string_equal(came.out, "");
	assert_non_null(strstr(came.err, "Permission denied (publickey)"));
	result_free(&came);
}

static void let_in(const char *name, bool in)
{
	struct result came = host_run(name, NULL, (const char *const[]){ "list", "unit", NULL });
	if ((came.status == 0) != in)
		fail_msg("%s: status %d\n%s", name, came.status, came.err);
	result_free(&came);
}

/* A key lets in from when it is pasted, and until its last day; nothing is restarted. */
static void test_keys_come_and_go(void **state)
{
	(void)state;
	expect(R "add person 'name=Ny Exempel' login=ny", 0, NULL, "");
	give_key("ny", "Ny Exempel", "");
	let_in("ny", true);
	give_key("old", "Ny Exempel", "valid_from=2020-01-01 valid_to=2020-12-31");
	let_in("old", false);
	give_key("later", "Ny Exempel", "valid_from=2199-01-01");
	let_in("later", false);
	expect(R "set person 'Ny Exempel' login=nyare", 0, NULL, "");
	let_in("ny", true); /* the key is the person's, whatever the login */
	/* The one after those of PEOPLE. */
	expect(R "set access-key 5 valid_to=2020-12-31", 0, NULL, "The key lets nobody in any more");
	let_in("ny", false);
}

/* What e leads to on a project: its form, or why not. */
static const struct {
	const char *login, *project, *sees;
} roles[] = {
	{ "anna", "Zoner för alla", "Ändra projekt · Zoner för alla" }, /* a coordinator: everything */
	{ "nora", "Väg in", "Ändra projekt · Väg in" },                 /* a deputy: what the unit leads */
	{ "nora", "Zoner för alla", "hör till Zonkontoret" },           /* and not that of others */
	{ "rita", "Väg in", "får bara läsa" },                            /* no assignment: a reader */
};

static void test_roles(void **state)
{
	(void)state;
	for (int i = 0; i < COUNT(roles); i++) {
		struct err err = {0};
		struct term *term = open_as(roles[i].login);
		char *keys = xasprintf("/%s\re", roles[i].project);
		see(term, "Projekt");
		term_type(term, keys);
		see(term, roles[i].sees);
		free(keys);
		assert_true(term_signal(term, SIGKILL, &err));
		leave(term);
	}
}

/* The same over commands, and nobody loses the right to read by having no other. */
static void test_access_is_told(void **state)
{
	(void)state;
	static const char *const asked[] = { "access check nora project 4", "access check nora project 7",
					     "access check rita project 4" };
	for (int i = 0; i < COUNT(asked); i++) {
		struct result came = host_run("rita", NULL, (const char *const[]){ asked[i], NULL });
		assert_int_equal(came.status, i == 0 ? 0 : 1);
		assert_string_not_equal(came.out, "");
		result_free(&came);
	}
}

/* ---- the line is lost ---- */

static void test_draft_after_lost_line(void **state)
{
	(void)state;
	struct err err = {0};
	struct term *term = open_as("anna");
	edit(term, "Språk på jobbet");
	press(term, "End");
	term_type(term, " osparat");
	see(term, "jobbet osparat");
	assert_true(term_signal(term, SIGKILL, &err)); /* the client: the host is told nothing */
	leave(term);
	term = open_as("anna");
	see(term, "aldrig sparades");
	press(term, "f");
	see(term, "jobbet osparat");
	press(term, "Ctrl-S");
	see(term, "Sparat");
	press(term, "q");
	leave(term);
	expect(R "list project --filter osparat", 0, "jobbet osparat", "");
}

/* ---- many at once ---- */

/* Two have the same project open at a time: one writes its title, one its acronym. What is sent when SEE is there; %s
 * is the project. */
static const struct deed {
	const char *see, *send[2];
} deeds[] = {
	{ "Småstads kommun", { "/%s\re", "/%s\re" } },
	{ "Ändra projekt · %s", { "\033[F klar\023", "\tA\023" } },
	{ "Sparat", { "\033[B\033[B\033[6~\033[H\033[F3712/%s\re", "37\033[6~\033[5~12\033[B\033[F\033[H/%s\re" } },
	{ "Ändra projekt · %s", { "\033[F igen\023", "\t\033[FB\023" } },
	{ "Sparat", { "q", "q" } },
};

struct visitor {
	struct term *term;
	int number, step;
	unsigned long looked; /* bytes that had come when it was last looked at */
};

static char *with_project(const struct visitor *visitor, const char *text)
{
	struct str whole = {0};
	const char *at = strstr(text, "%s");
	if (at == NULL)
		return xstrdup(text);
	str_add_bytes(&whole, text, (size_t)(at - text));
	str_addf(&whole, "Prov %02d%s", visitor->number / 2 + 1, at + 2);
	return str_take(&whole);
}

/* Takes the next step when what it waits for is there. */
static void go_on(struct visitor *visitor)
{
	if (visitor->step == COUNT(deeds) || visitor->looked == term_bytes(visitor->term))
		return;
	visitor->looked = term_bytes(visitor->term);
	const struct deed *deed = &deeds[visitor->step];
	char *wanted = with_project(visitor, deed->see), *keys = with_project(visitor, deed->send[visitor->number % 2]);
	if (shows(visitor->term, wanted)) {
		term_type(visitor->term, keys);
		visitor->step++;
	}
	free(keys);
	free(wanted);
}

static bool have_all_left(void *context)
{
	struct visitor *visitors = context;
	int left = 0;
	for (int i = 0; i < MANY; i++) {
		go_on(&visitors[i]);
		left += term_ended(visitors[i].term);
	}
	return left == MANY;
}

static void complain_of(const struct visitor *visitors)
{
	for (int i = 0; i < MANY; i++) {
		if (term_ended(visitors[i].term) && visitors[i].step == COUNT(deeds))
			continue;
		char *picture = term_picture(visitors[i].term);
		fprintf(stderr, "visitor %d, step %d\n%s\n", i, visitors[i].step, picture);
		free(picture);
	}
	fail_msg("not all have done what they came for");
}

static int count_lines(const char *line)
{
	char *text = expect_out(line, 0, NULL, "");
	int count = 0;
	for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
		count++;
	free(text);
	return count;
}

static void test_fifty_at_once(void **state)
{
	(void)state;
	static struct visitor visitors[MANY];
	struct term *terms[MANY];
	for (int i = 0; i < MANY; i++) {
		terms[i] = open_as(i % 4 < 2 ? "anna" : "per");
		visitors[i] = (struct visitor){ .term = terms[i], .number = i };
	}
	bool done = term_wait(terms, MANY, have_all_left, visitors, MANY_LIMIT_MS);
	for (int i = 0; i < MANY; i++)
		done = done && visitors[i].step == COUNT(deeds);
	if (!done)
		complain_of(visitors);
	for (int i = 0; i < MANY; i++)
		term_free(terms[i]);
	host_wait_empty();
	assert_int_equal(count_lines(R "list project --filter 'Prov title:klar title:igen acronym:AB' --format csv"),
			 PROJECTS + 1);
	expect(R "verify", 0, NULL, "");
}

/* ---- what a key does not open ---- */

/* Words behind `ssh host`; @ is the directory of the test. None may print anything, be done, or make a file. */
static const char *const refused[] = {
	"sh", "sh -c 'touch @/escaped'", "touch @/escaped", "/bin/sh -i", "exec sh", "bash --login",
	"list project; touch @/escaped", "list project && touch @/escaped", "list project | tee @/escaped",
	"list project > @/escaped", "list $(touch @/escaped)", "list `touch @/escaped`",
	"list project\ntouch @/escaped",
	"list 'project", "list \"project", "list project \\", "'", "\"\"", "''",
	"list project -o @/escaped", "list project --output=@/escaped", "list project -o@/escaped",
	"summary overview --format pdf -o @/escaped", "summary overview --print",
	"--register @/other.db list project", "list project --register=@/other.db", "--config @/plain.ini list project",
	"--as per list project", "list project --as per", "open", "access keys", "access door", "access door sh",
	"set project 1 title=Kapad", "add partner name=Kapad country=SE", "delete project 1", "undo",
	"confirm project 1",
	"import project @/ssh.demo", "export project -o @/escaped", "init @/escaped", "backup @/escaped",
	"strategies --check /etc/passwd", "freeze annual --year 2025",
	"scp -t @/escaped", "scp -f @/r.db", "rsync --server . @/", "/usr/lib/openssh/sftp-server", "internal-sftp",
	"git-upload-pack @/", "mosh-server new", "tmux", "env", "cat @/r.db",
};

static char *in_directory(const char *text)
{
	struct str whole = {0};
	char *dir = realpath(".", NULL);
	for (; *text != '\0'; text++)
		if (*text == '@')
			str_add(&whole, dir);
		else
			str_add_char(&whole, *text);
	free(dir);
	return str_take(&whole);
}

static void check_nothing_escaped(const char *what)
{
	if (access("escaped", F_OK) == 0 || access("other.db", F_OK) == 0)
		fail_msg("%s: a file was made", what);
}

static void test_commands_are_refused(void **state)
{
	(void)state;
	write_text("plain.ini", "[display]\nascii = yes\n");
	for (int i = 0; i < COUNT(refused); i++) {
		char *words = in_directory(refused[i]);
		struct result came = host_run("anna", NULL, (const char *const[]){ words, NULL });
		if (came.status <= 0 || came.status > 2 || *came.out != '\0' || *came.err == '\0')
			fail_msg("%s: status %d\nstdout: %s\nstderr: %s", words, came.status, came.out, came.err);
		check_nothing_escaped(words);
		result_free(&came);
		free(words);
	}
	expect(R "list project --filter Kapad --format csv --columns title", 0, NULL, "");
}

static const struct {
	const char *what, *words[12], *says;
} routes[] = {
	{ "the subsystem sftp", { "ssh", "-F", "ssh_config", "-i", "anna", "-s", "host", "sftp" }, "" },
	{ "another subsystem", { "ssh", "-F", "ssh_config", "-i", "anna", "-s", "host", "sh" }, "" },
	{ "sftp", { "sftp", "-F", "ssh_config", "-i", "anna", "-b", "batch", "host" }, "" },
	{ "scp out", { "scp", "-F", "ssh_config", "-i", "anna", "host:/etc/passwd", "escaped" }, "" },
	{ "scp in", { "scp", "-F", "ssh_config", "-i", "anna", "batch", "host:escaped" }, "" },
	{ "old scp out", { "scp", "-O", "-F", "ssh_config", "-i", "anna", "host:/etc/passwd", "escaped" }, "" },
	{ "old scp in", { "scp", "-O", "-F", "ssh_config", "-i", "anna", "batch", "host:escaped" }, "" },
	{ "no terminal", { "ssh", "-F", "ssh_config", "-i", "anna", "-T", "host" }, "" },
	{ "a way out (-L, -D, -W)", { "ssh", "-F", "ssh_config", "-i", "anna", "-W", "127.0.0.1:22", "host" },
	  "administratively prohibited" },
	{ "a way in (-R)", { "ssh", "-F", "ssh_config", "-i", "anna", "-N", "-o", "ExitOnForwardFailure=yes", "-R",
			     "0:127.0.0.1:22", "host" }, "remote port forwarding failed" },
	{ "a way in to a socket", { "ssh", "-F", "ssh_config", "-i", "anna", "-N", "-o", "ExitOnForwardFailure=yes",
				    "-R", "/tmp/samverkan-escaped:127.0.0.1:22", "host" }, "forwarding failed" },
	{ "X11", { "env", "DISPLAY=:99", "ssh", "-F", "ssh_config", "-i", "anna", "-T", "-Y", "host" },
	  "X11 forwarding request failed" },
};

static void test_routes_are_closed(void **state)
{
	(void)state;
	write_text("batch", "get /etc/passwd escaped\n");
	for (int i = 0; i < COUNT(routes); i++) {
		struct result came = run_program(routes[i].words);
		if (came.status <= 0 || strstr(came.err, routes[i].says) == NULL || *came.out != '\0')
			fail_msg("%s: status %d\nstdout: %s\nstderr: %s", routes[i].what, came.status, came.out,
				 came.err);
		check_nothing_escaped(routes[i].what);
		result_free(&came);
	}
}

/* With the words that are let in it answers on stdout. */
static void test_commands_that_read(void **state)
{
	(void)state;
	static const char list[] = "list project --filter 'Väg in' --format csv";
	struct result came = host_run("rita", NULL, (const char *const[]){ list, NULL });
	assert_int_equal(came.status, 0);
	assert_non_null(strstr(came.out, "Väg in"));
	assert_string_equal(came.err, "");
	result_free(&came);
}

/* Everything that a client may try to send along with itself, the terminal's name among it. */
static void test_environment_stays_out(void **state)
{
	(void)state;
	static const char *const options[] = {
		"-tt", "-o",
		"SetEnv=SAMVERKAN_REGISTER=/tmp/other.db SAMVERKAN_NOW=1999-01-01T00:00:00Z"
		" SAMVERKAN_CONFIG=/etc/passwd SAMVERKAN_TEST_IDLE=1 SAMVERKAN_DATADIR=/tmp"
		" LANG=../../tmp/evil LC_ALL=../../tmp/evil LANGUAGE=../x"
		" TERMINFO=/tmp TERMINFO_DIRS=/tmp LINES=9999 COLUMNS=9999 XDG_DATA_HOME=/tmp ESCDELAY=100000", NULL };
	struct err err = {0};
	struct term *term = term_new(ROWS, COLUMNS);
	assert_true(host_open(term, "anna", options, NULL, &err));
	see(term, "Småstads kommun");
	see(term, "Projekt");
	assert_false(term_marked(term));
	assert_false(shows(term, "1999"));
	press(term, "q");
	leave(term);
	assert_int_not_equal(access("/tmp/other.db", F_OK), 0);
}

/* A way to the keys of whoever comes in would be a socket that the program is told of. */
static void test_agent_stays_out(void **state)
{
	(void)state;
	static const char *const argv[] = { "/usr/bin/env", "ssh-agent", "-a", "agent", "ssh", "-F", "ssh_config", "-i",
					    "anna", "-tt", "-A", "-o", "IdentityAgent=agent", "host", NULL };
	static const char *const env[] = { "TERM=xterm", "PATH=/usr/local/bin:/usr/bin:/bin", NULL };
	struct err err = {0};
	struct term *term = term_new(ROWS, COLUMNS);
	assert_true(term_start(term, &(struct term_program){ .argv = argv, .env = env, .dir = "." }, &err));
	see(term, "Småstads kommun");
	char *path = xasprintf("/proc/%d/environ", (int)host_program());
	size_t length;
	char *told = read_whole(path, &length);
	assert_true(length > 0);
	assert_null(memmem(told, length, "SSH_AUTH_SOCK", strlen("SSH_AUTH_SOCK")));
	assert_non_null(memmem(told, length, "SSH_CONNECTION", strlen("SSH_CONNECTION")));
	press(term, "q");
	leave(term);
	free(told);
	free(path);
}

/* A name that could be a path or a word for a shell is none; one that nobody has described is taken for a common
 * one. */
static const struct {
	const char *term, *says;
} terminals[] = {
	{ "../../../../etc/passwd", "skärm: terminalen heter \"\"" },
	{ "xterm;touch escaped", "skärm: terminalen heter \"\"" },
	{ "$(touch escaped)", "skärm: terminalen heter \"\"" },
	{ "dumb", "skärm: terminalen heter \"dumb\"" },
	{ "xterm-no-such", "Småstads kommun" },
};

static void test_strange_terminals(void **state)
{
	(void)state;
	for (int i = 0; i < COUNT(terminals); i++) {
		struct err err = {0};
		struct term *term = term_new(ROWS, COLUMNS);
		char *named = xasprintf("SetEnv=TERM=\"%s\"", terminals[i].term);
		const char *const options[] = { "-tt", "-o", named, NULL };
		assert_true(host_open(term, "anna", options, NULL, &err));
		see(term, terminals[i].says);
		press(term, "q");
		leave(term);
		free(named);
		check_nothing_escaped(terminals[i].term);
	}
}

/* The first line reaches the right edge of the window that the terminal has. */
static bool is_whole(void *context)
{
	const struct look *look = context;
	char *line = term_row(look->term, 1);
	bool whole = strstr(line, "Småstads kommun") != NULL && strstr(line, "anna ·") != NULL;
	free(line);
	return whole;
}

static bool is_odd(void *context)
{
	return !is_whole(context);
}

/* A client may say any size; nobody gets memory for four thousand million cells. */
static void test_monstrous_window(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 65535, 65535 }, { 1, 65535 }, { 65535, 1 }, { 1, 1 } };
	struct term *term = open_as("anna");
	for (int i = 0; i < COUNT(sizes); i++) {
		term_claim(term, sizes[i][0], sizes[i][1]); /* the first time before it has come in */
		await(term, is_odd, "painting in another size");
		term_claim(term, ROWS, COLUMNS);
		await(term, is_whole, "painting in the size of the window");
		press(term, "3");
		see(term, "Kerava stad");
		press(term, "2");
		see(term, "Digitala klassrum");
	}
	press(term, "q");
	leave(term);
}

/* The line that fetches a list holds no filter that another shell than one's own might obey: it names a view. */
static void test_line_that_fetches_is_safe(void **state)
{
	(void)state;
	struct term *term = open_as("anna");
	see(term, "Projekt");
	term_type(term, "2fProv\rx2");
	see(term, "--filter Prov");
	term_type(term, "qf");
	press(term, "Ctrl-U");
	term_type(term, "\"& calc %PATH%\"|\"Prov 01\"\r");
	see(term, "1 av 1 (alla");
	term_type(term, "x2");
	see(term, "kan lyda: spara listan");
	term_type(term, "Va");
	see(term, "Vyns namn");
	term_type(term, "Ren\r");
	see(term, "Vem ska ha");
	term_type(term, "b");
	see(term, "Vyn Ren är sparad");
	press(term, "Esc");
	term_type(term, "x2");
	see(term, "--view Ren");
	term_type(term, "qq");
	leave(term);
}

/* ---- */

static int start(void **state)
{
	(void)state;
	struct err why = {0};
	i18n_start("en", NULL);
	term_begin();
	run_begin();
	unsetenv("SAMVERKAN_NOW");
	make_register();
	if (start_host(&why))
		return 0;
	print_message("skipped: %s\n", why.text);
	run_end();
	exit(77); /* what make check calls skipped */
}

static int end(void **state)
{
	(void)state;
	host_stop(&host);
	run_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_login_is_the_key),
		cmocka_unit_test(test_unknown_key_stays_out),
		cmocka_unit_test(test_keys_come_and_go),
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_access_is_told),
		cmocka_unit_test(test_draft_after_lost_line),
		cmocka_unit_test(test_fifty_at_once),
		cmocka_unit_test(test_commands_that_read),
		cmocka_unit_test(test_commands_are_refused),
		cmocka_unit_test(test_routes_are_closed),
		cmocka_unit_test(test_environment_stays_out),
		cmocka_unit_test(test_agent_stays_out),
		cmocka_unit_test(test_strange_terminals),
		cmocka_unit_test(test_monstrous_window),
		cmocka_unit_test(test_line_that_fetches_is_safe),
	};
	cmocka_set_test_filter(getenv("FILTER"));
	return cmocka_run_group_tests(tests, start, end);
}
