/* cron/render.c: a child process with limits on time and output. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): pipe2, closefrom, environ */
#include "cron/render.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
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

/* The words of the command and the URL, for execvp. NULL when out of memory or
 * too many. */
static char **
words_of(const struct render_task *task, struct arena *arena)
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
    words[n] = word_of(arena, task->url);
    return words[n] ? words : NULL;
}

/* Everything of ours stays ours: no file but the three, no blocked signal. */
static int
spawn(char **words, int out, pid_t *ret)
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
    code |= posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    code |= posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    code |= posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    code |= posix_spawn_file_actions_addclosefrom_np(&files, FIRST_INHERITED_FD);
    code |= posix_spawnattr_setpgroup(&how, 0);
    code |= posix_spawnattr_setsigmask(&how, &none);
    code |= posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    if (code == 0) {
        code = posix_spawnp(ret, words[0], &files, &how, words, environ);
    }
    (void)posix_spawnattr_destroy(&how);
    (void)posix_spawn_file_actions_destroy(&files);
    return code;
}

static enum status
child_start(const struct render_task *task, struct child *ret, struct error *err)
{
    struct arena arena;
    int pipe_fds[2];
    arena_init(&arena, LIMIT_ARENA_MIN_BYTES);
    char **words = words_of(task, &arena);
    if (!words) {
        arena_release(&arena);
        return error_set(err, E_CONFIG, "render: not a command of 1 to %d words", (int)WORDS_MAX);
    }
    if (pipe2(pipe_fds, O_CLOEXEC) != 0) {
        arena_release(&arena);
        return error_set(err, E_IO, "render: no pipe: %s", strerrordesc_np(errno));
    }
    int code = spawn(words, pipe_fds[1], &ret->pid);
    (void)close(pipe_fds[1]);
    enum status status = OK;
    if (code != 0) {
        (void)close(pipe_fds[0]);
        status = error_set(err, E_CONFIG, "render: %s: %s", words[0], strerrordesc_np(code));
    }
    arena_release(&arena);
    ret->out = pipe_fds[0];
    if (status == OK) {
        (void)fcntl(ret->out, F_SETFL, O_NONBLOCK);
    }
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
child_follow(const struct render_task *task, struct child *child, struct buf *ret,
             struct error *err)
{
    for (;;) {
        child_look(child);
        child_read(child, ret);
        if (buf_failed(ret)) {
            return error_set(err, E_LIMIT, "render: more than %zu bytes (max-body)",
                             task->max_bytes);
        }
        if (child->has_exited) {
            return OK;
        }
        int64_t left_ms = child->until_ms - clock_mono_ms();
        if (left_ms <= 0) {
            return error_set(err, E_TIMEOUT, "render: not done in %lld ms (timeout)",
                             (long long)task->timeout_ms);
        }
        if (task->must_stop && task->must_stop()) {
            return error_set(err, E_CANCELLED, "render: stopped");
        }
        int step_ms = child->is_out_over ? LOOK_AGAIN_MS : LOOK_EVERY_MS;
        struct pollfd wait = {.fd = child->is_out_over ? -1 : child->out, .events = POLLIN};
        (void)poll(&wait, 1, left_ms < step_ms ? (int)left_ms : step_ms);
    }
}

enum status
render_run(const struct render_task *task, struct buf *ret, struct error *err)
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
                     ? error_set(err, E_IO, "render: the command was killed")
                     : error_set(err, E_IO, "render: exit status %d", child.exit_status);
    } else if (status == OK && str_trim(buf_str(ret)).n == 0) {
        status = error_set(err, E_IO, "render: the command printed nothing");
    }
    if (status != OK) {
        buf_release(ret);
    }
    return status;
}
