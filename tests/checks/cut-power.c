/*
 * LD_PRELOAD: of what is written below CUT_DATA only what was fsynced reaches CUT_KEPT, which is what a power cut leaves.
 * What is not yet synced is held in the memory of the process and dies with it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct piece { off_t at; size_t length; int cut; struct piece *next; char bytes[]; };
struct file { char name[256]; struct piece *first, **last; struct file *next; };

static struct file *files, *by_fd[65536];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static const char *below(const char *path) {
	const char *data = getenv("CUT_DATA");
	size_t length = data ? strlen(data) : 0;
	if (!length || strncmp(path, data, length) || path[length] != '/') return NULL;
	const char *name = path + length;
	size_t end = strlen(name);
	/* the index of the log is made anew from the log */
	return end > 255 || (end > 4 && !strcmp(name + end - 4, "-shm")) ? NULL : name;
}

static void kept(char *path, const char *name) { snprintf(path, 4096, "%s%s", getenv("CUT_KEPT"), name); }

static struct file *named(const char *name) {
	for (struct file *f = files; f; f = f->next) if (!strcmp(f->name, name)) return f;
	struct file *f = calloc(1, sizeof *f);
	strcpy(f->name, name);
	f->last = &f->first;
	f->next = files;
	return files = f;
}

static void hold(struct file *f, off_t at, const void *bytes, size_t length, int cut) {
	struct piece *p = malloc(sizeof *p + length);
	*p = (struct piece){ .at = at, .length = length, .cut = cut };
	if (length) memcpy(p->bytes, bytes, length);
	*f->last = p;
	f->last = &p->next;
}

static void forget(struct file *f) {
	for (struct piece *p = f->first, *next; p; p = next) { next = p->next; free(p); }
	f->first = NULL;
	f->last = &f->first;
}

static void sync_file(struct file *f) {
	if (!f->first) return;
	char path[4096];
	kept(path, f->name);
	int fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0) { dprintf(2, "cut-power: %s: %s\n", path, strerror(errno)); abort(); }
	for (struct piece *p = f->first; p; p = p->next) {
		if (p->cut) syscall(SYS_ftruncate, fd, p->at);
		else if (syscall(SYS_pwrite64, fd, p->bytes, p->length, p->at) != (long)p->length) abort();
	}
	syscall(SYS_close, fd);
	forget(f);
}

static int opened(int fd, const char *path, int flags) {
	const char *name = fd >= 0 && fd < 65536 ? below(path) : NULL;
	if (!name || flags & O_DIRECTORY) return fd;
	pthread_mutex_lock(&lock);
	by_fd[fd] = named(name);
	if (flags & O_TRUNC) hold(by_fd[fd], 0, NULL, 0, 1);
	pthread_mutex_unlock(&lock);
	return fd;
}

#define OPEN(NAME) \
	int NAME(const char *path, int flags, ...) { \
		va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
		return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags); \
	}
OPEN(open)
OPEN(open64)

static struct file *of(int fd) { return fd >= 0 && fd < 65536 ? by_fd[fd] : NULL; }

int close(int fd) {
	if (of(fd)) by_fd[fd] = NULL;
	return syscall(SYS_close, fd);
}

static ssize_t wrote(int fd, const void *bytes, ssize_t length, off_t at) {
	struct file *f = of(fd);
	if (!f || length <= 0) return length;
	pthread_mutex_lock(&lock);
	hold(f, at, bytes, length, 0);
	pthread_mutex_unlock(&lock);
	return length;
}

ssize_t write(int fd, const void *bytes, size_t length) {
	off_t at = of(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
	return wrote(fd, bytes, syscall(SYS_write, fd, bytes, length), at);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
	return wrote(fd, bytes, syscall(SYS_pwrite64, fd, bytes, length, at), at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) { return pwrite(fd, bytes, length, at); }

int ftruncate(int fd, off_t to) {
	struct file *f = of(fd);
	pthread_mutex_lock(&lock);
	if (f) hold(f, to, NULL, 0, 1);
	pthread_mutex_unlock(&lock);
	return syscall(SYS_ftruncate, fd, to);
}
int ftruncate64(int fd, off_t to) { return ftruncate(fd, to); }

static int synced(int fd, long call) {
	struct file *f = of(fd);
	if (!f) return syscall(call, fd);
	pthread_mutex_lock(&lock);
	sync_file(f);
	pthread_mutex_unlock(&lock);
	return 0;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int unlink(const char *path) {
	const char *name = below(path);
	if (name) {
		char other[4096];
		kept(other, name);
		pthread_mutex_lock(&lock);
		forget(named(name));
		syscall(SYS_unlink, other);
		pthread_mutex_unlock(&lock);
	}
	return syscall(SYS_unlink, path);
}

int rename(const char *from, const char *to) {
	const char *old = below(from), *name = below(to);
	if (old && name) {
		char a[4096], b[4096];
		kept(a, old);
		kept(b, name);
		pthread_mutex_lock(&lock);
		forget(named(name));
		syscall(SYS_rename, a, b);
		pthread_mutex_unlock(&lock);
	}
	return syscall(SYS_rename, from, to);
}
