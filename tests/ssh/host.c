/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"

enum { START_MS = 10000, END_MS = 10000, TRIES = 5 };

static const char *const places[] = { "/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd" };

/* What the strictest administrator would not write: environment is let in, and nothing is forbidden but by the line of
 * the key. So it is the line and the program behind it that are tried. */
static const char settings[] =
	"ListenAddress 127.0.0.1\n"
	"Port %d\n"
	"HostKey %s/host\n"
	"PidFile %s/ready\n"
	"AuthorizedKeysFile none\n"
	"AuthorizedKeysCommand %s\n"
	"AuthorizedKeysCommandUser %s\n"
	"PermitRootLogin yes\n"
	"PasswordAuthentication no\n"
	"KbdInteractiveAuthentication no\n"
	"UsePAM no\n"
	"StrictModes no\n"
	"UseDNS no\n"
	"PrintMotd no\n"
	"MaxStartups 100\n"
	"AllowTcpForwarding yes\n"
	"AllowStreamLocalForwarding yes\n"
	"AllowAgentForwarding yes\n"
	"X11Forwarding yes\n"
	"PermitTunnel yes\n"
	"PermitUserEnvironment yes\n"
	"AcceptEnv LANG LC_* LANGUAGE TERMINFO TERMINFO_DIRS LINES COLUMNS XDG_* SAMVERKAN_* NO_COLOR ESCDELAY\n"
	"Subsystem sftp internal-sftp\n";

static const char client_settings[] =
	"Host host\n"
	"  HostName 127.0.0.1\n"
	"  Port %d\n"
	"  User %s\n"
	"  UserKnownHostsFile %s/known\n"
	"  GlobalKnownHostsFile /dev/null\n"
	"  StrictHostKeyChecking yes\n"
	"  UpdateHostKeys no\n"
	"  IdentitiesOnly yes\n"
	"  IdentityAgent none\n"
	"  PreferredAuthentications publickey\n"
	"  EscapeChar none\n"
	"  LogLevel INFO\n";

static const char *account(void)
{
	const struct passwd *entry = getpwuid(getuid());
	return entry != NULL ? entry->pw_name : NULL;
}

static char *here(void)
{
	char *path = realpath(".", NULL);
	assert_non_null(path);
	return path;
}

static const char *find_sshd(void)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (access(places[i], X_OK) == 0)
			return places[i];
	return NULL;
}

/* A port that was free just now. */
static int free_port(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool done = fd >= 0 && bind(fd, (struct sockaddr *)&address, length) == 0 &&
		    getsockname(fd, (struct sockaddr *)&address, &length) == 0;
	if (fd >= 0)
		close(fd);
	return done ? ntohs(address.sin_port) : 0;
}

/* ---- keys ---- */

char *host_key(const char *name)
{
	const char *const words[] = { "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name, NULL };
	struct result made = run_program(words);
	assert_int_equal(made.status, 0);
	result_free(&made);
	size_t length;
	char *file = xasprintf("%s.pub", name), *text = read_whole(file, &length);
	text[strcspn(text, "\n")] = '\0';
	free(file);
	return text;
}

/* ---- sshd ---- */

static void write_settings(const struct host *host, const char *keys)
{
	size_t length;
	char *dir = here(), *key = read_whole("host.pub", &length);
	char *text = xasprintf(settings, host->port, dir, dir, keys, account());
	write_text("sshd_config", text);
	free(text);
	text = xasprintf(client_settings, host->port, account(), dir);
	write_text("ssh_config", text);
	free(text);
	text = xasprintf("[127.0.0.1]:%d %s", host->port, key);
	write_text("known", text);
	free(text);
	free(key);
	free(dir);
}

static void become_sshd(const char *program, pid_t parent)
{
	char *dir = here(), *conf = xasprintf("%s/sshd_config", dir), *log = xasprintf("%s/log", dir);
	int null = open("/dev/null", O_RDWR);
	term_child_signals();
	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* kept over exec */
	if (getppid() == parent)
		execl(program, program, "-D", "-f", conf, "-E", log, (char *)NULL);
	_exit(127);
}

/* sshd writes its number when it listens; the file is a pipe, so that this is an event, and its end another. */
static bool is_ready(struct host *host, int ready)
{
	sigset_t mask;
	struct pollfd fd = { .fd = ready, .events = POLLIN };
	struct timespec limit = { .tv_sec = START_MS / 1000 };
	int came;
	sigprocmask(SIG_SETMASK, NULL, &mask);
	sigdelset(&mask, SIGCHLD);
	do /* an earlier child may have ended, too */
		came = ppoll(&fd, 1, &limit, &mask);
	while (came < 0 && errno == EINTR && waitpid(host->sshd, NULL, WNOHANG) == 0);
	if (came > 0)
		return true;
	kill(host->sshd, SIGKILL);
	waitpid(host->sshd, NULL, 0);
	host->sshd = 0;
	return false;
}

static bool launch(struct host *host, const char *program, const char *keys)
{
	unlink("ready");
	unlink("log");
	host->port = free_port();
	if (host->port == 0 || mkfifo("ready", 0600) != 0)
		return false;
	write_settings(host, keys);
	int ready = open("ready", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	pid_t parent = getpid();
	host->sshd = fork();
	if (host->sshd == 0)
		become_sshd(program, parent);
	bool done = ready >= 0 && host->sshd > 0 && is_ready(host, ready);
	if (ready >= 0)
		close(ready);
	return done;
}

static bool say_log(struct err *why)
{
	size_t length = 0;
	char *log = access("log", R_OK) == 0 ? read_whole("log", &length) : xstrdup("it says nothing");
	err_set(why, ERR_REFUSED, "sshd does not start: %s", log);
	free(log);
	return false;
}

/* One login with a terminal: where devpts is mounted so that only root may hand one out, sshd gives none. */
static bool gives_terminals(const char *name, struct err *why)
{
	static const char *const options[] = { "-tt", NULL };
	static const char *const command[] = { "list", "unit", NULL };
	struct result came = host_run(name, options, command);
	bool given = came.status == 0 || (strstr(came.err, "PTY allocation") == NULL && came.status != 255);
	if (!given)
		err_set(why, ERR_REFUSED, "sshd gives no terminal: %s", came.err);
	result_free(&came);
	return given;
}

bool host_start(struct host *host, const char *keys, const char *name, struct err *why)
{
	const char *program = find_sshd();
	*host = (struct host){ 0 };
	if (program == NULL || account() == NULL)
		return err_set(why, ERR_REFUSED, program == NULL ? "openssh-server is not installed"
								 : "the account has no name");
	if (getuid() == 0)
		mkdir("/run/sshd", 0755); /* as the start script of the service does */
	free(host_key("host"));
	for (int i = 0; i < TRIES; i++) /* the port may have been taken in between */
		if (launch(host, program, keys)) {
			if (gives_terminals(name, why))
				return true;
			host_stop(host);
			return false;
		}
	return say_log(why);
}

void host_stop(struct host *host)
{
	if (host->sshd > 0) {
		kill(host->sshd, SIGTERM);
		waitpid(host->sshd, NULL, 0);
	}
	host->sshd = 0;
	host_wait_empty();
}

/* ---- what runs there ---- */

/* Whether the process has words with a file of this directory, and is samverkan. */
static bool is_ours(const char *number, const char *dir)
{
	char *path = xasprintf("/proc/%s/cmdline", number), words[4096];
	FILE *file = fopen(path, "re");
	size_t length = file != NULL ? fread(words, 1, sizeof words, file) : 0;
	const char *end = memchr(words, '\0', length);
	const char *name = length > 0 && end != NULL ? strrchr(words, '/') : NULL;
	bool ours = name != NULL && strcmp(name, "/samverkan") == 0 &&
		    memmem(words, length, dir, strlen(dir)) != NULL;
	if (file != NULL)
		fclose(file);
	free(path);
	return ours;
}

pid_t host_program(void)
{
	DIR *all = opendir("/proc");
	char *dir = here();
	pid_t found = 0;
	assert_non_null(all);
	for (const struct dirent *entry; found == 0 && (entry = readdir(all)) != NULL;)
		if (strspn(entry->d_name, "0123456789") == strlen(entry->d_name) && is_ours(entry->d_name, dir))
			found = (pid_t)strtol(entry->d_name, NULL, 10);
	closedir(all);
	free(dir);
	return found;
}

void host_wait_empty(void)
{
	for (pid_t pid; (pid = host_program()) > 0;) {
		int fd = (int)syscall(SYS_pidfd_open, pid, 0);
		struct pollfd ended = { .fd = fd, .events = POLLIN };
		if (fd < 0)
			continue; /* ended in between */
		if (poll(&ended, 1, END_MS) == 0) {
			kill(pid, SIGKILL);
			fail_msg("the program %d does not end though nobody is there any more", (int)pid);
		}
		close(fd);
	}
}

/* ---- logging in ---- */

static void add_words(const char **argv, int *count, const char *const *words)
{
	for (; words != NULL && *words != NULL; words++) {
		assert_true(*count < HOST_WORDS - 1);
		argv[(*count)++] = *words;
	}
	argv[*count] = NULL;
}

static void say_words(const char **argv, const char *name, const char *const *options, const char *const *command)
{
	const char *const start[] = { "/usr/bin/env", "ssh", "-F", "ssh_config", "-i", name, NULL };
	int count = 0;
	add_words(argv, &count, start);
	add_words(argv, &count, options);
	add_words(argv, &count, (const char *const[]){ "--", "host", NULL }); /* no word after it is ssh's own */
	add_words(argv, &count, command);
}

struct result host_run(const char *name, const char *const *options, const char *const *command)
{
	const char *argv[HOST_WORDS];
	say_words(argv, name, options, command);
	return run_program(argv);
}

bool host_open(struct term *term, const char *name, const char *const *options, const char *const *command,
	       struct err *err)
{
	const char *argv[HOST_WORDS];
	const char *const env[] = { "TERM=xterm-256color", "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/nowhere", NULL };
	say_words(argv, name, options, command);
	return term_start(term, &(struct term_program){ .argv = argv, .env = env, .dir = "." }, err);
}
