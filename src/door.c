/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "door.h"

#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "mem.h"
#include "text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SAFE_PATH "/usr/local/bin:/usr/bin:/bin"

#define FILE_MOST ((rlim_t)1 << 30)

enum { LINE_MOST = 4096, WORDS_MOST = 64, TERM_MOST = 64, GROUP_MASK = 0007, SECONDS_MOST = 60, SECONDS_BEYOND = 5 };

/* ---- the environment ---- */

static bool is_term(const char *value)
{
	size_t length = strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+._-");
	return length > 0 && length <= TERM_MOST && value[length] == '\0' && *value != '.';
}

/* Names alone lead to files of the C library, so that none is taken that is not here. */
static bool is_lang(const char *value)
{
	static const char *const known[] = {
		"sv_SE.UTF-8", "sv_SE.utf8", "sv_FI.UTF-8", "sv_FI.utf8", "en_US.UTF-8", "en_US.utf8", "en_GB.UTF-8",
		"en_GB.utf8", "en_IE.UTF-8", "en_IE.utf8", "C.UTF-8", "C.utf8",
		/* Of these the language is taken, and that what the terminal writes is not what is read. */
		"sv_SE.ISO-8859-1", "sv_SE.ISO8859-1", "sv_SE.ISO-8859-15", "sv_SE.ISO8859-15", "sv_FI.ISO-8859-1",
		"sv_FI.ISO8859-1", "sv_FI.ISO-8859-15", "sv_FI.ISO8859-15", "en_US.ISO-8859-1", "en_US.ISO8859-1",
		"en_US.ISO-8859-15", "en_US.ISO8859-15", "en_GB.ISO-8859-1", "en_GB.ISO8859-1", "en_GB.ISO-8859-15",
		"en_GB.ISO8859-15",
	};
	for (size_t i = 0; i < COUNT(known); i++)
		if (strcmp(value, known[i]) == 0)
			return true;
	return false;
}

static bool is_anything(const char *value)
{
	return *value != '\0';
}

static const struct kept {
	const char *name;
	bool (*holds)(const char *value);
	const char *as; /* what it then is; NULL: as it was */
} kept[] = {
	{ "TERM", is_term, NULL }, { "LANG", is_lang, NULL }, { "NO_COLOR", is_anything, "1" },
};

static void filter_environment(void)
{
	char *value[COUNT(kept)];
	const struct passwd *account = getpwuid(getuid());
	for (size_t i = 0; i < COUNT(kept); i++) {
		const char *given = getenv(kept[i].name);
		value[i] = given != NULL && kept[i].holds(given) ? xstrdup(kept[i].as != NULL ? kept[i].as : given) :
								   NULL;
	}
	clearenv();
	setenv("PATH", SAFE_PATH, 1);
	setenv("HOME", account != NULL && *account->pw_dir == '/' ? account->pw_dir : "/", 1);
	for (size_t i = 0; i < COUNT(kept); i++) {
		if (value[i] != NULL)
			setenv(kept[i].name, value[i], 1);
		free(value[i]);
	}
}

char *door_enter(void)
{
	const struct rlimit none = {0};
	const char *asked = getenv("SSH_ORIGINAL_COMMAND");
	char *copy = asked != NULL ? xstrdup(asked) : NULL;
	filter_environment();
	umask(GROUP_MASK);
	setrlimit(RLIMIT_CORE, &none);
	signal(SIGTSTP, SIG_IGN);
	if (copy == NULL) { /* keys that are held while the screen starts; a command may be broken off */
		signal(SIGINT, SIG_IGN);
		signal(SIGQUIT, SIG_IGN);
	}
	return copy;
}

/* ---- what a command may take ---- */

static struct {
	char text[512];
	size_t length;
} too_long; /* what is said then: a handler of signals can make no sentence */

static void end_too_long(int number)
{
	(void)number;
	_exit(write(STDERR_FILENO, too_long.text, too_long.length) < 0 ? 2 : 1);
}

static void lower(int resource, rlim_t most, rlim_t beyond)
{
	struct rlimit limit;
	if (getrlimit(resource, &limit) != 0)
		return;
	if (limit.rlim_cur > most) /* RLIM_INFINITY is more than any */
		limit.rlim_cur = most;
	if (limit.rlim_max > most + beyond)
		limit.rlim_max = most + beyond;
	setrlimit(resource, &limit);
}

void door_limit(const char *register_file)
{
	struct stat file = {0};
	int length = snprintf(too_long.text, sizeof too_long.text, "samverkan: %s\n",
			      _("the command took too long on this computer and was ended; ask for less, as one unit, "
				"one year or a filter"));
	too_long.length = (size_t)length < sizeof too_long.text ? (size_t)length : sizeof too_long.text - 1;
	stat(register_file, &file);
	signal(SIGXCPU, end_too_long);
	lower(RLIMIT_CPU, SECONDS_MOST, SECONDS_BEYOND);
	lower(RLIMIT_FSIZE, FILE_MOST + 2 * (rlim_t)file.st_size, 0);
}

/* ---- the words ---- */

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static bool check_line(const char *line, struct err *err)
{
	if (strlen(line) > LINE_MOST)
		return err_set(err, ERR_USAGE, _("the command is longer than %d bytes"), LINE_MOST);
	for (const char *at = line; *at != '\0'; at++)
		if (((unsigned char)*at < ' ' && *at != '\t') || *at == '\177')
			return err_set(err, ERR_USAGE, _("there is a control character or a new line in the command"));
	return true;
}

/* Takes what a \ at *AT says; false for what it does not change within "...". */
static bool take_escaped(const char **at, bool quoted, struct str *word)
{
	char next = (*at)[1];
	if (**at != '\\' || next == '\0' || (quoted && next != '"' && next != '\\'))
		return false;
	str_add_char(word, next);
	*at += 2;
	return true;
}

/* From the quote at *AT to what stands after the one that closes it. */
static bool take_quoted(const char **at, struct str *word, struct err *err)
{
	char quote = *(*at)++;
	while (**at != '\0' && **at != quote)
		if (quote != '"' || !take_escaped(at, true, word))
			str_add_char(word, *(*at)++);
	if (**at == '\0')
		return err_set(err, ERR_USAGE, _("the quote %c in the command is not closed"), quote);
	++*at;
	return true;
}

static bool take_word(const char **at, struct str *word, struct err *err)
{
	while (**at != '\0' && !is_blank(**at)) {
		if (**at == '\'' || **at == '"') {
			if (!take_quoted(at, word, err))
				return false;
		} else if (**at == '\\' && (*at)[1] == '\0') {
			return err_set(err, ERR_USAGE, _("the command ends with a \\"));
		} else if (!take_escaped(at, false, word)) {
			str_add_char(word, *(*at)++);
		}
	}
	return true;
}

static bool add_word(struct door_words *words, const char **at, struct err *err)
{
	struct str word = {0};
	if (words->count == WORDS_MOST)
		return err_set(err, ERR_USAGE, _("the command has more than %d words"), WORDS_MOST);
	if (!take_word(at, &word, err)) {
		str_free(&word);
		return false;
	}
	words->word[words->count++] = str_take(&word);
	return true;
}

bool door_split(const char *line, struct door_words *words, struct err *err)
{
	*words = (struct door_words){ .word = xcalloc(WORDS_MOST + 1, sizeof *words->word) };
	bool good = check_line(line, err);
	while (good) {
		line += strspn(line, " \t");
		if (*line == '\0')
			return true;
		good = add_word(words, &line, err);
	}
	door_words_free(words);
	return false;
}

void door_words_free(struct door_words *words)
{
	for (int i = 0; i < words->count; i++)
		free(words->word[i]);
	free(words->word);
	*words = (struct door_words){0};
}

#define PLAIN "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._+,:=@%-"

char *door_quote(const char *word)
{
	struct str quoted = {0};
	if (*word != '\0' && word[strspn(word, PLAIN)] == '\0')
		return xstrdup(word);
	if (strpbrk(word, "'\"$`\\!") == NULL)
		return xasprintf("'%s'", word);
	str_add_char(&quoted, '"');
	for (; *word != '\0'; word++) {
		if (*word == '"' || *word == '\\')
			str_add_char(&quoted, '\\');
		str_add_char(&quoted, *word);
	}
	str_add_char(&quoted, '"');
	return str_take(&quoted);
}

/* What sh, cmd.exe and PowerShell all leave alone: BARE anywhere in a line, and within "..." also HELD and letters of
 * any language. Other letters than ASCII are taken by their kind, because PowerShell has more quotes than ASCII has,
 * and programs of Windows make quotes of what only looks like them. */
#define BARE "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._:=-"
#define HELD BARE " ,;<>|#+@'"

static bool is_bare(const char *text)
{
	return text[strspn(text, BARE " ")] == '\0';
}

bool door_is_plain(const char *text)
{
	for (text += strspn(text, HELD); *text != '\0'; text += strspn(text, HELD)) {
		if (!text_is_letter(text))
			return false;
		for (text++; ((unsigned char)*text & 0xc0) == 0x80; text++)
			; /* the rest of the letter */
	}
	return true;
}

char *door_fetch(const char *address, const char *command, const char *format, const char *file)
{
	const char *quote = is_bare(command) ? "" : "\"";
	if (!door_is_plain(command) || !is_bare(file) || strchr(file, ' ') != NULL)
		return NULL;
	return xasprintf("ssh %s %s%s --format %s%s > %s", address, quote, command, format, quote, file);
}

bool door_copies_files(const char *word)
{
	static const char *const programs[] = {
		"scp", "sftp", "sftp-server", "internal-sftp", "rsync", "git-upload-pack", "git-receive-pack",
		"git-upload-archive", "svnserve", "borg", "mosh-server",
	};
	const char *slash = strrchr(word, '/'), *name = slash != NULL ? slash + 1 : word;
	for (size_t i = 0; i < COUNT(programs); i++)
		if (strcmp(name, programs[i]) == 0)
			return true;
	return false;
}
