/* cron/child.c: a child process with limits on time and output. No shell. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): pipe2, closefrom, environ */
#include "cron/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/limits.h"

#include "base/banned.h"

enum {
    WORDS_MAX = 64, /* of a command */
    LOOK_EVERY_MS = 50,
    LOOK_AGAIN_MS = 5, /* once its output has ended */
    READ_BYTES = 65536,
    FIRST_INHERITED_FD = 3,
};

struct child {
    pid_t pid;
    int out; /* its standard output, not blocking */
    int64_t until_ms;
    bool is_out_over, has_exited;
    int exit_status; /* once it has exited; -1: by a signal */
};

static char *
word_of(struct arena *arena, struct str text)
{
    char *word = arena_alloc(arena, text.n + 1);
    if (word) {
        memcpy(word, text.p, text.n);
        word[text.n] = '\0';
    }
    return word;
}

/* The words of the command and the one to add, for execvp. NULL when out of memory
 * or too many. */
static char **
words_of(const struct child_task *task, struct arena *arena)
{
    char **words = ARENA_ARRAY(arena, WORDS_MAX + 2, char *);
    struct str rest = str_trim(task->command);
    size_t n = 0;
    while (words && rest.p && rest.n) {
        struct str word = str_trim(str_cut(&rest, ' '));
        if (!word.n) {
            continue;
        }
        words[n] = n < WORDS_MAX ? word_of(arena, word) : NULL;
        if (!words[n++]) {
            return NULL;
        }
    }
    if (!words || n == 0) {
        return NULL;
    }
    if (task->last_word.n) {
        words[n] = word_of(arena, task->last_word);
        return words[n] ? words : NULL;
    }
    return words;
}

/* Our environment and what is added. NULL when out of memory. */
static char **
environment_of(const struct child_task *task, struct arena *arena)
{
    size_t n = 0;
    size_t n_more = 0;
    while (environ && environ[n]) {
        n++;
    }
    while (task->environment && task->environment[n_more].n) {
        n_more++;
    }
    char **all = ARENA_ARRAY(arena, n + n_more + 1, char *);
    for (size_t i = 0; all && i < n; i++) {
        all[i] = environ[i];
    }
    for (size_t i = 0; all && i < n_more; i++) {
        all[n + i] = word_of(arena, task->environment[i]);
        all = all[n + i] ? all : NULL;
    }
    return all;
}

/* A file without a name that holds the child's standard input; -1 on failure. */
static int
input_of(const struct child_task *task)
{
    int fd = task->input.n ? memfd_create("input", MFD_CLOEXEC)
                           : open("/dev/null", O_RDONLY | O_CLOEXEC);
    size_t done = 0;
    while (fd >= 0 && done < task->input.n) {
        ssize_t n = write(fd, task->input.p + done, task->input.n - done);
        if (n < 0 && errno != EINTR) {
            (void)close(fd);
            return -1;
        }
        done += n > 0 ? (size_t)n : 0;
    }
    if (fd >= 0 && task->input.n && lseek(fd, 0, SEEK_SET) != 0) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

struct start {
    char **words, **environment;
    int in, out;
    bool shows_errors;
};

/* Everything of ours stays ours: no file but the three, no blocked signal. */
static int
spawn(const struct start *start, pid_t *ret)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t none;
    (void)sigemptyset(&none);
    int code = posix_spawn_file_actions_init(&files);
    if (code != 0) {
        return code;
    }
    code = posix_spawnattr_init(&how);
    if (code != 0) {
        (void)posix_spawn_file_actions_destroy(&files);
        return code;
    }
    code |= posix_spawn_file_actions_adddup2(&files, start->out, STDOUT_FILENO);
    code |= posix_spawn_file_actions_adddup2(&files, start->in, STDIN_FILENO);
    if (!start->shows_errors) {
        code |= posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    code |= posix_spawn_file_actions_addclosefrom_np(&files, FIRST_INHERITED_FD);
    code |= posix_spawnattr_setpgroup(&how, 0);
    code |= posix_spawnattr_setsigmask(&how, &none);
    code |= posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    if (code == 0) {
        code = posix_spawnp(ret, start->words[0], &files, &how, start->words, start->environment);
    }
    (void)posix_spawnattr_destroy(&how);
    (void)posix_spawn_file_actions_destroy(&files);
    return code;
}

static enum status
spawn_words(const struct child_task *task, struct start *start, struct child *ret,
            struct error *err)
{
    int pipe_fds[2];
    start->in = input_of(task);
    if (start->in < 0) {
        return error_set(err, E_IO, "%s: its input: %s", task->name, strerrordesc_np(errno));
    }
    if (pipe2(pipe_fds, O_CLOEXEC) != 0) {
        (void)close(start->in);
        return error_set(err, E_IO, "%s: no pipe: %s", task->name, strerrordesc_np(errno));
    }
    start->out = pipe_fds[1];
    start->shows_errors = task->shows_errors;
    int code = spawn(start, &ret->pid);
    (void)close(pipe_fds[1]);
    (void)close(start->in);
    if (code != 0) {
        (void)close(pipe_fds[0]);
        return error_set(err, E_CONFIG, "%s: %s: %s", task->name, start->words[0],
                         strerrordesc_np(code));
    }
    ret->out = pipe_fds[0];
    (void)fcntl(ret->out, F_SETFL, O_NONBLOCK);
    return OK;
}

static enum status
child_start(const struct child_task *task, struct child *ret, struct error *err)
{
    struct arena arena;
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    struct start start = {.words = words_of(task, &arena)};
    start.environment = environment_of(task, &arena);
    enum status status = start.words && start.environment
                             ? spawn_words(task, &start, ret, err)
                             : error_set(err, E_CONFIG, "%s: not a command of 1 to %d words",
                                         task->name, (int)WORDS_MAX);
    arena_release(&arena);
    return status;
}

/* Takes what there is; sets is_out_over at its end. */
static void
child_read(struct child *child, struct buf *ret)
{
    while (!child->is_out_over && !buf_failed(ret)) {
        if (!buf_reserve(ret, 1)) {
            return;
        }
        char block[READ_BYTES];
        ssize_t n = read(child->out, block, sizeof block);
        if (n > 0) {
            buf_add(ret, (struct str){block, (size_t)n});
        } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
            child->is_out_over = true;
        } else if (errno == EAGAIN) {
            return;
        }
    }
}

/* Whether it has ended; it is left unreaped, so that its group's number is not
 * given to another before child_end. */
static void
child_look(struct child *child)
{
    siginfo_t info = {0};
    if (!child->has_exited &&
        waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        info.si_pid == child->pid) {
        child->has_exited = true;
        child->exit_status = info.si_code == CLD_EXITED ? info.si_status : -1;
    }
}

/* Kills what is left of its group. */
static void
child_end(struct child *child)
{
    (void)kill(-child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    (void)close(child->out);
}

static enum status
child_follow(const struct child_task *task, struct child *child, struct buf *ret, struct error *err)
{
    for (;;) {
        child_look(child);
        child_read(child, ret);
        if (buf_failed(ret)) {
            return error_set(err, E_LIMIT, "%s: more than %zu bytes", task->name, task->max_bytes);
        }
        if (child->has_exited) {
            return OK;
        }
        int64_t left_ms = child->until_ms - clock_mono_ms();
        if (left_ms <= 0) {
            return error_set(err, E_TIMEOUT, "%s: not done in %lld ms", task->name,
                             (long long)task->timeout_ms);
        }
        if (task->must_stop && task->must_stop()) {
            return error_set(err, E_CANCELLED, "%s: stopped", task->name);
        }
        int step_ms = child->is_out_over ? LOOK_AGAIN_MS : LOOK_EVERY_MS;
        struct pollfd wait = {.fd = child->is_out_over ? -1 : child->out, .events = POLLIN};
        (void)poll(&wait, 1, left_ms < step_ms ? (int)left_ms : step_ms);
    }
}

enum status
child_run(const struct child_task *task, struct buf *ret, struct error *err)
{
    struct child child = {.until_ms = clock_mono_ms() + task->timeout_ms};
    enum status status = child_start(task, &child, err);
    if (status != OK) {
        return status;
    }
    buf_init(ret, task->max_bytes);
    status = child_follow(task, &child, ret, err);
    child_end(&child);
    if (status == OK && child.exit_status != 0) {
        status = child.exit_status < 0
                     ? error_set(err, E_IO, "%s: the command was killed", task->name)
                     : error_set(err, E_IO, "%s: exit status %d", task->name, child.exit_status);
    }
    if (status != OK) {
        buf_release(ret);
    }
    return status;
}
