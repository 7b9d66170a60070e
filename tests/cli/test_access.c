/* SPDX-License-Identifier: EUPL-1.2 */
/* From the command line: access keys, what sshd is told of the keys that the register has. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "run.h"

#define ANNA "--as anna --register r.db "

#define OTHER_USER 65534

static const struct stage other = { .user = OTHER_USER };

/* Made by ssh-keygen and used nowhere. */
#define KEY_ANNA \
	"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9dkAnOl5oGQ14I1et3YkWF"
#define KEY_BERTIL \
	"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBGTIyH/tey7CBaabJOqFA4ucbe/U" \
	"dnln8+01eb8gDEn+qajmLF0BBMY+QSXBg2+9NQFYaKWpfAvFORuOicgB/rc="
#define KEY_THIRD \
	"ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBHASPRczv04zAQTpSDWggrnc5T3v" \
	"xNIZNtKlQIXrK5z60IWXMqZdiEDj+zQXSvwOT4M3p5p/h6/lyre1EARAgbEHwwXz8iCwq7IbSFc0nz5o9iKH+ubrmjh87XhAbTIx" \
	"Tw=="

/* Every test has a new register; bertil has no key. */
static int enter(void **state)
{
	(void)state;
	unlink("r.db");
	expect("--as anna init --strategy amal r.db", 0, NULL, "");
	expect(ANNA "add person 'name=Bertil B' login=bertil", 0, "2", "");
	return 0;
}

/* Puts past all rules and triggers what an older or a foreign program may have left. */
static void force(const char *sql)
{
	sqlite3 *db;
	char *why = NULL;
	char drop[] = "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE type = 'trigger'"
		      " AND tbl_name IN ('access_key', 'person')";
	assert_int_equal(sqlite3_open("r.db", &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, drop, NULL, NULL, &why), SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(sqlite3_open("r.db", &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	sqlite3_close(db);
}

static char *line_of(const char *login, const char *key, const char *name)
{
	char here[PATH_MAX], *program = NULL;
	assert_non_null(getcwd(here, sizeof here));
	/* The program is the one that PATH leads to. */
	char *path = xstrdup(getenv("PATH")), *rest = path;
	for (char *place; program == NULL && (place = strsep(&rest, ":")) != NULL;) {
		char *file = xasprintf("%s/samverkan", place);
		program = realpath(file, NULL);
		free(file);
	}
	assert_non_null(program);
	char *line = xasprintf("restrict,pty,command=\"exec %s --register %s/r.db --as %s --config /dev/null access "
			       "door\" %s%s%s\n",
			       program, here, login, key, *name != '\0' ? " " : "", name);
	free(path);
	free(program);
	return line;
}

static void expect_lines(const char *line, const char *wanted, const char *err)
{
	char *out = expect_out(line, 0, NULL, err);
	assert_string_equal(out, wanted);
	free(out);
}

static void test_lines(void **state)
{
	(void)state;
	expect_lines("--register r.db access keys", "", "");
	expect(ANNA "add access-key person=bertil 'key=" KEY_BERTIL " bertil@hemma' 'name=Bärbar dator'", 0, "1", "");
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "' name=", 0, "2", "");
	char *anna = line_of("anna", KEY_ANNA, ""), *bertil = line_of("bertil", KEY_BERTIL, "Bärbar dator");
	char *both = xasprintf("%s%s", anna, bertil);
	expect_lines("--register r.db access keys", both, "");
	expect_lines("--register r.db access keys", both, ""); /* the same each time */
	expect_lines("--register r.db access keys bertil", bertil, "");
	expect_lines("--register r.db access keys cecilia", "", "");
	expect_lines("--register r.db --read-only access keys", both, "");
	/* A person that leaves takes the keys along, and so does a login that is taken away. */
	expect(ANNA "set person 2 login=", 0, NULL, "");
	expect_lines("--register r.db access keys", anna, "");
	expect(ANNA "delete access-key 2", 0, NULL, "");
	expect_lines("--register r.db access keys", "", "");
	free(anna);
	free(bertil);
	free(both);
}

/* 20 November 2026. */
static void test_days(void **state)
{
	static const struct {
		const char *from, *to;
		const char *standing;
	} cases[] = {
		{ "", "", "yes" }, { "2026-11-20", "2026-11-20", "yes" }, { "2026-11-21", "", "ahead" },
		{ "", "2026-11-19", "passed" }, { "2026-11", "2026-11", "yes" }, { "2026", "2026", "yes" },
		{ "2027", "", "ahead" }, { "", "2025", "passed" }, { "2026-12", "", "ahead" },
		{ "", "2026-10", "passed" },
	};
	(void)state;
	char *line = line_of("anna", KEY_ANNA, "");
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char set[120], wanted[40];
		const char *standing = cases[i].standing;
		bool lets_in = strcmp(standing, "yes") == 0;
		snprintf(set, sizeof set, ANNA "set access-key 1 valid_from=%s valid_to=%s", cases[i].from,
			 cases[i].to);
		expect(set, 0, NULL, lets_in ? NULL : *standing == 'a' ? "1: The key lets nobody in yet"
								       : "1: The key lets nobody in any more");
		expect_lines("--register r.db access keys", lets_in ? line : "", "");
		snprintf(wanted, sizeof wanted, "\"standing\": \"%s\"", standing);
		free(expect_out("--register r.db show access-key 1 --format json", 0, wanted, ""));
		free(expect_out("--register r.db access list --format csv", 0,
				lets_in ? "everything;yes" : "everything;no", ""));
	}
	expect(ANNA "set access-key 1 valid_from=2026-02 valid_to=2026-01", 1, "", "Valid to: 2026-01 lies before");
	free(line);
}

static void test_refused_keys(void **state)
{
	(void)state;
	expect(ANNA "add access-key person=anna key=", 1, "", "Key");
	expect(ANNA "add access-key person=anna key=hej", 1, "", "Key: begins with no type of key");
	expect(ANNA "add access-key person=anna 'key=command=\"sh\" " KEY_ANNA "'", 1, "",
	       "nothing may stand before the type of the key");
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	/* The same bytes, whatever its owner calls them; of two persons, and twice of one. */
	expect(ANNA "add access-key person=bertil 'key=" KEY_ANNA " annat namn'", 1, "",
	       "Key: anna has that key already, access key 1");
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA " igen'", 1, "", "Key: anna has that key already");
	expect(ANNA "set access-key 1 name=Ny", 0, "1", "");
	expect(ANNA "delete access-key 1", 0, NULL, "");
	expect(ANNA "add access-key person=bertil 'key=" KEY_ANNA "'", 0, "2", "");
	expect("--as nobody --register r.db add access-key person=anna 'key=" KEY_THIRD "'", 1, "", "not known");
}

/* What slipped in past the rules lets nobody in, and keeps nobody else out: sshd obeys no list with another status. */
static void test_what_slipped_in(void **state)
{
	(void)state;
	char *third = line_of("anna", KEY_THIRD, "");
	expect(ANNA "add access-key person=anna 'key=" KEY_THIRD "'", 0, "1", "");
	expect(ANNA "add access-key person=bertil 'key=" KEY_ANNA "'", 0, "2", "");
	expect(ANNA "add access-key person=anna 'key=" KEY_BERTIL "'", 0, "3", "");
	force("UPDATE access_key SET key = (SELECT key FROM access_key WHERE id = 2) || ' annan' WHERE id = 3");
	char *out = expect_out("--register r.db access keys", 0, NULL,
			       "access key 3 of anna: the same key is there twice; it lets nobody in");
	assert_string_equal(out, third);
	free(out);
	expect("--register r.db access keys bertil", 0, "", "access key 2 of bertil: the same key is there twice");
	force("UPDATE access_key SET key = 'ssh-ed25519 AAAA' WHERE id = 2");
	force("UPDATE access_key SET key = 'ssh-rsa AAAAB3NzaC1yc2E=' || char(10) || 'ssh-ed25519 AAAA' WHERE id = 3");
	out = expect_out("--register r.db access keys", 0, NULL, "access key 3 of anna: a key is one line");
	assert_string_equal(out, third);
	free(out);
	expect("--register r.db access keys bertil", 0, "", "access key 2 of bertil: what is inside is no key");
	free(third);
}

static void test_logins(void **state)
{
	static const char *const logins[] = { "bertil;sh", "$(sh)", "-bertil", ".b", "bertil b", "b\"\"", "bertilå" };
	(void)state;
	char *anna = line_of("anna", KEY_ANNA, "");
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	expect(ANNA "add access-key person=bertil 'key=" KEY_BERTIL "'", 0, "2", "");
	for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
		char *given = xasprintf(ANNA "set person 2 'login=%s'", logins[i]);
		expect(given, 1, "", "Login: only a-z, A-Z, 0-9 and . _ - @");
		free(given);
		char *sql = xasprintf("UPDATE person SET login = '%s' WHERE id = 2", logins[i]);
		force(sql);
		char *out = expect_out("--register r.db access keys", 0, NULL,
				       "the login has other characters than letters, digits and . _ - @");
		assert_string_equal(out, anna);
		free(out);
		free(sql);
		/* What stands there from before stands in nobody's way, but is named. */
		char *changed = xasprintf(ANNA "set person 2 title=T%zu", i);
		expect(changed, 0, "2", "");
		free(changed);
		char *found = expect_out(ANNA "check --format csv", 0, "should;K24;login;person;2;", "");
		free(found);
	}
	expect(ANNA "set person 2 login=bertil@tranas.se", 0, "2", "");
	free(expect_out("--register r.db access keys bertil@tranas.se", 0, "--as bertil@tranas.se --config", ""));
	char *mended = expect_out(ANNA "check --format csv", 0, NULL, "");
	assert_null(strstr(mended, "K24"));
	free(mended);
	free(anna);
}

/* Whose person has no login is saved, and says so. */
static void test_keys_of_nobody(void **state)
{
	(void)state;
	expect(ANNA "add person 'name=Cecilia C'", 0, "3", "");
	expect(ANNA "add access-key person=3 'key=" KEY_THIRD "'", 0, "1",
	       "Access key 1: The key lets nobody in: the person has no login");
	free(expect_out("--register r.db show access-key 1", 0, "no login", ""));
	expect(ANNA "set person 3 login=cecilia", 0, "3", "");
	free(expect_out("--register r.db show access-key 1 --format json", 0, "\"standing\": \"yes\"", ""));
	force("UPDATE person SET login = 'cecilia;sh' WHERE id = 3");
	free(expect_out("--register r.db show access-key 1 --format json", 0, "\"standing\": \"bad-login\"", ""));
	expect(ANNA "set access-key 1 name=Ny", 0, "1", "correct the login of the person");
	free(expect_out("--register r.db access list --format csv", 0, "cecilia;sh\";Cecilia C;reads;;;no", ""));
}

/* What is told of a key where its person alone would say too little, or look as if the person were meant. */
static void test_names(void **state)
{
	(void)state;
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	expect(ANNA "add access-key person=anna 'key=" KEY_BERTIL " anna@hemma'", 0, "2", "");
	expect(ANNA "add access-key person=anna 'key=" KEY_THIRD " anna@hemma' 'name=Bärbar dator'", 0, "3", "");
	char *out = expect_out(ANNA "history --format json", 0, NULL, "");
	assert_non_null(strstr(out, "\"title\": \"anna · ssh-ed25519 …5YYsL4\""));
	assert_non_null(strstr(out, "\"title\": \"anna · anna@hemma\""));
	assert_non_null(strstr(out, "\"title\": \"anna · Bärbar dator\""));
	assert_non_null(strstr(out, "\"title\": \"anna · international coordinator\""));
	free(out);
	free(expect_out("--register r.db show person 1", 0, "1  anna · ssh-ed25519 …5YYsL4 · yes", ""));
	expect(ANNA "delete access-key 1", 0, NULL, "");
	free(expect_out(ANNA "undo", 0, "anna · ssh-ed25519 …5YYsL4", ""));
}

/* A login is not taken for unknown because it is written otherwise. */
static void test_near_logins(void **state)
{
	(void)state;
	expect("--register r.db access check BERTIL project", 1, "", "did you mean \"bertil\"?");
	expect("--register r.db access check 'bertil b' project", 1, "", "did you mean \"bertil\"?");
	free(expect_out("--register r.db access check anna project", 0, "yes: anna may add Projects\n", ""));
	expect("--register r.db access check nobody project", 1, "no: ", "");
	expect(ANNA "add access-key person=bertil 'key=" KEY_BERTIL "'", 0, "1", "");
	free(expect_out("--register r.db access check anna project", 0, "no key lets anna in with SSH today", ""));
	char *out = expect_out("--register r.db access check bertil project", 1, "no: ", "");
	assert_null(strstr(out, "SSH"));
	free(out);
}

/* Who may not write it is not told whether somebody has it. */
static void test_nothing_is_told_of_others(void **state)
{
	(void)state;
	expect(ANNA "add unit name=Skola kind=administration", 0, "1", "");
	expect(ANNA "add assignment person=bertil role=contact unit=Skola", 0, NULL, "");
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	expect("--as bertil --register r.db add access-key person=bertil 'key=" KEY_ANNA "'", 1, "",
	       "only the coordinator");
	expect("--as bertil --register r.db set person bertil login=anna", 1, "", "Login: only the coordinator");
	expect("--as bertil --register r.db add person name=X unit=Skola login=anna", 1, "",
	       "Login: only the coordinator");
}

static void test_paths(void **state)
{
	(void)state;
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	expect("backup 'a b.db' --register r.db", 0, "", "");
	expect("--register 'a b.db' access keys", 0, "/a b.db' --as anna", "");
	expect("backup a\"b.db --register r.db", 0, "", "");
	expect("--register a\"b.db access keys", 0, "", "cannot stand in a line for sshd");
	unlink("a b.db");
	unlink("a\"b.db");
}

/* Nobody is locked out by a newer program: sshd's question brings an older register up to date. */
static void test_older_register(void **state)
{
	(void)state;
	size_t length;
	sqlite3 *db;
	const char *source = getenv("srcdir");
	assert_non_null(source);
	char *path = xasprintf("%s/tests/storage/older.sql", source), *sql = read_whole(path, &length);
	assert_int_equal(sqlite3_open("older.db", &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	expect("--register older.db --read-only access keys", 1, "", "was made by an older samverkan");
	expect("--register older.db access keys", 0, "", "");
	expect("--register older.db --read-only access keys", 0, "", "");
	free(sql);
	free(path);
}

/* Runs LINE as one who owns nothing here. */
static void expect_of_other(const char *line, int status, const char *err)
{
	struct result result = run_staged(line, &other);
	if (result.status != status || strstr(result.err, err) == NULL)
		fail_msg("%s: status %d\n%s%s", line, result.status, result.out, result.err);
	assert_string_equal(result.out, "");
	result_free(&result);
}

/* The account that the register belongs to is no person of it, and sshd and cron ask as that account. */
static void test_upkeep_where_unknown_is_refused(void **state)
{
	static const char *const words[] = { "access keys", "verify", "backup copy.db" };
	(void)state;
	write_text("c.ini", "[access]\nunknown = refuse\n");
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	expect("--register r.db --config c.ini access keys", 0, "--as anna", "");
	expect("--register r.db --config c.ini --read-only access keys", 0, "--as anna", "");
	expect("--register r.db --config c.ini verify", 0, "nothing found", "");
	expect("--register r.db --config c.ini backup copy.db", 0, "", "");
	assert_int_equal(unlink("copy.db"), 0);
	expect("--register r.db --config c.ini list area", 1, "", "not known in the register");
	expect("--register r.db --config c.ini access list", 1, "", "not known in the register");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		char *line = xasprintf("--as ghost --register r.db --config c.ini %s", words[i]);
		expect(line, 1, "", "ghost is not known in the register");
		free(line);
	}
	assert_int_not_equal(access("copy.db", F_OK), 0);
	unlink("c.ini");
}

/* Who came in by the door acts as the login of the key, also where the account would be let in. */
static void test_unknown_is_refused_at_the_door(void **state)
{
	(void)state;
	write_text("c.ini", "[access]\nunknown = refuse\n");
	setenv("LANG", "en_GB.UTF-8", 1); /* the door looks at nothing else */
	setenv("SSH_ORIGINAL_COMMAND", "verify", 1);
	expect("--register r.db --config c.ini --as ghost access door", 1, "", "ghost is not known in the register");
	expect("--register r.db --config c.ini --as anna access door", 0, "nothing found", "");
	/* Where the register lies is nothing for the other end of the line. */
	char here[PATH_MAX], *line = xasprintf("--register %s/r.db --config c.ini --as anna access door",
					       getcwd(here, sizeof here));
	char *said = expect_out(line, 0, "r.db: whole", "");
	assert_null(strchr(said, '/'));
	free(said);
	free(line);
	setenv("SSH_ORIGINAL_COMMAND", "access check anna person 1", 1);
	expect("--register r.db --config c.ini --as ghost access door", 1, "", "ghost is not known in the register");
	expect("--register r.db --config c.ini --as anna access door", 0, "yes: anna may change", "");
	unsetenv("SSH_ORIGINAL_COMMAND");
	unsetenv("LANG");
	unlink("c.ini");
}

static bool other_runs(void)
{
	struct result result = run_staged("--version", &other);
	bool runs = result.status == 0;
	result_free(&result);
	return runs;
}

/* Another that reaches the file without owning it is refused as for everything else. */
static void test_upkeep_is_the_owners(void **state)
{
	(void)state;
	if (getuid() != 0) {
		print_message("skipped: only root can run the program as somebody else\n");
		skip();
	}
	write_text("c.ini", "[access]\nunknown = refuse\n");
	assert_int_equal(chmod(".", 0777), 0);
	if (!other_runs()) {
		assert_int_equal(chmod(".", 0700), 0);
		unlink("c.ini");
		print_message("skipped: nobody may not reach the program where it was built\n");
		skip();
	}
	assert_int_equal(chmod("r.db", 0666), 0);
	assert_int_equal(chmod("c.ini", 0644), 0);
	expect_of_other("--register r.db --config c.ini access keys", 1, "not known in the register");
	expect_of_other("--register r.db --config c.ini verify", 1, "not known in the register");
	expect_of_other("--register r.db --config c.ini backup copy.db", 1, "not known in the register");
	assert_int_equal(chown("r.db", OTHER_USER, (gid_t)-1), 0);
	/* Its own now, but not under another name. */
	expect_of_other("--as ghost --register r.db --config c.ini verify", 1, "not known in the register");
	struct result result = run_staged("--register r.db --config c.ini verify", &other);
	assert_int_equal(result.status, 0);
	result_free(&result);
	assert_int_equal(chmod(".", 0700), 0);
	unlink("c.ini");
}

/* Whoever may not read is not told either what another may. */
static void test_check_where_unknown_is_refused(void **state)
{
	(void)state;
	write_text("c.ini", "[access]\nunknown = refuse\n");
	expect("--as ghost --register r.db access check anna person 1", 0, "yes: anna", "");
	expect("--as ghost --register r.db --config c.ini access check anna person 1", 1, "",
	       "ghost is not known in the register");
	expect("--as bertil --register r.db --config c.ini access check anna person 1", 0, "yes: anna", "");
	unlink("c.ini");
}

static void test_usage(void **state)
{
	(void)state;
	expect(ANNA "access", 2, "", "something is missing");
	expect(ANNA "access kyes", 2, "", "did you mean \"keys\"?");
	expect(ANNA "access keys anna bertil", 2, "", "samverkan access keys [LOGIN]");
	expect(ANNA "access keys --format csv", 2, "", "takes neither --format nor -o");
	expect(ANNA "access list --format 'csv json'", 2, "", "\"csv json\" is not one of");
	expect(ANNA "access list --format 'text '", 2, "", "\"text \" is not one of");
	expect(ANNA "access list --format json", 0, "anna", "");
	expect(ANNA "access keys -o lines", 2, "", "takes neither --format nor -o");
	expect("--register none.db access keys", 1, "", "there is no register here");
	assert_int_not_equal(access("lines", F_OK), 0);
	assert_int_not_equal(access("none.db", F_OK), 0);
}

/* What nobody else is told of: sshd throws standard error away, and so do many who read the mail of cron. */
static void test_log_of_upkeep(void **state)
{
	(void)state;
	int log = log_listen();
	if (log < 0) {
		print_message("skipped: /dev/log is another's, or may not be made\n");
		skip();
	}
	write_text("bad.ini", "[display]\nlanguage = sv\n[refresh]\nseconds = soon\n");
	expect("--register r.db --config bad.ini access keys", 1, "", "bad.ini:4: ");
	log_expect(log, "access keys: bad.ini:4: ");
	write_text("bad.ini", "[display]\nlanguage = sv\n");
	expect("--register none.db --config bad.ini access keys", 1, "", "there is no register here");
	log_expect(log, "access keys: none.db: there is no register here");
	expect("--register none.db --config bad.ini backup copy.db", 1, "", "finns inget register");
	log_expect(log, "backup: no copy was made");
	unlink("bad.ini");
	/* One line, however many keys are wrong: it is written at every login of anybody. */
	expect(ANNA "add access-key person=anna 'key=" KEY_ANNA "'", 0, "1", "");
	expect(ANNA "add access-key person=bertil 'key=" KEY_BERTIL "'", 0, "2", "");
	expect(ANNA "add access-key person=bertil 'key=" KEY_THIRD "'", 0, "3", "");
	force("UPDATE person SET login = 'b d' WHERE id = 2");
	expect("--register r.db access keys", 0, "--as anna", "access key 3 of b d");
	log_expect(log, "access keys that are not used: 2 of b d: the login has characters that a shell acts on; "
			"3 of b d: the login");
	close(log);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_lines, enter), cmocka_unit_test_setup(test_days, enter),
		cmocka_unit_test_setup(test_refused_keys, enter), cmocka_unit_test_setup(test_what_slipped_in, enter),
		cmocka_unit_test_setup(test_logins, enter), cmocka_unit_test_setup(test_paths, enter),
		cmocka_unit_test_setup(test_keys_of_nobody, enter), cmocka_unit_test_setup(test_names, enter),
		cmocka_unit_test_setup(test_near_logins, enter),
		cmocka_unit_test_setup(test_nothing_is_told_of_others, enter),
		cmocka_unit_test_setup(test_upkeep_where_unknown_is_refused, enter),
		cmocka_unit_test_setup(test_unknown_is_refused_at_the_door, enter),
		cmocka_unit_test_setup(test_upkeep_is_the_owners, enter),
		cmocka_unit_test_setup(test_check_where_unknown_is_refused, enter),
		cmocka_unit_test_setup_teardown(test_log_of_upkeep, enter, log_leave),
		cmocka_unit_test_setup(test_usage, enter), cmocka_unit_test_setup(test_older_register, enter),
	};
	return cmocka_run_group_tests(tests, run_start, run_stop);
}
