/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE 1 /* unshare() */
#include "tests/torture/cut_disk.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/loop.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* linux/ext4.h is not among the headers for programs. */
#define EXT4_IOC_SHUTDOWN _IOR('X', 125, uint32_t)
enum { NOLOGFLUSH = 2 };

enum {
	IMAGE_MIB = 256, /* the reserve of 64 MiB, its margin, and a journal with its log */
	BUSY_MS = 30000
};

static struct {
	char device[32], image[PATH_MAX], dir[PATH_MAX];
	int loop; /* -1 = none */
	bool is_mounted;
} disk = {.loop = -1};

/* A program that says nothing: its exit status. */
static int
run(const char *program, const char *option, const char *path)
{
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, 1);
		dup2(null, 2);
		execlp(program, program, option, path, (char *)NULL);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int
cannot(struct fault *f, const char *what)
{
	return fault_set(f, ZCC_E_DENIED, errno, "no power can be cut here: %s", what);
}

static int
make_image(const char *image, struct fault *f)
{
	int fd = open(image, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 || ftruncate(fd, (off_t)IMAGE_MIB << 20) != 0)
		return cannot(f, "no room for a disk");
	close(fd);
	errno = 0;
	if (run("mkfs.ext4", "-qF", image) != 0)
		return cannot(f, "mkfs.ext4 (e2fsprogs) fails");
	return ZCC_OK;
}

/* The device goes when it is no longer mounted and this descriptor is closed. */
static int
make_device(const char *image, struct fault *f)
{
	int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
	int back = open(image, O_RDWR | O_CLOEXEC);
	struct loop_config config = {.fd = (uint32_t)back, .info.lo_flags = LO_FLAGS_AUTOCLEAR};
	for (int tries = 0; disk.loop < 0 && tries < 20; tries++) {
		int n = control < 0 ? -1 : ioctl(control, LOOP_CTL_GET_FREE);
		text_format(disk.device, sizeof disk.device, "/dev/loop%d", n);
		int fd = n < 0 ? -1 : open(disk.device, O_RDWR | O_CLOEXEC);
		if (fd < 0)
			break;
		/* somebody else may have taken it in between */
		if (ioctl(fd, LOOP_CONFIGURE, &config) == 0)
			disk.loop = fd;
		else
			close(fd);
	}
	int code = disk.loop < 0 ? cannot(f, "no loop device (root?)") : ZCC_OK;
	close(control);
	close(back);
	return code;
}

static int
mount_it(struct fault *f)
{
	if (mount(disk.device, disk.dir, "ext4", MS_NOATIME, "") != 0)
		return fault_set(f, ZCC_E_IO, errno, "%s cannot be mounted", disk.device);
	disk.is_mounted = true;
	return ZCC_OK;
}

/* A process that was killed may take a moment to let go of its files. */
static int
unmount_it(struct fault *f)
{
	int64_t end = clock_boot_ms() + BUSY_MS;
	while (umount(disk.dir) != 0) {
		if (errno != EBUSY || clock_boot_ms() > end)
			return fault_set(f, ZCC_E_IO, errno, "%s cannot be unmounted", disk.dir);
		poll(NULL, 0, 1);
	}
	disk.is_mounted = false;
	return ZCC_OK;
}

static int
clear(struct fault *f)
{
	char lost[PATH_MAX + 16];
	text_format(lost, sizeof lost, "%s/lost+found", disk.dir);
	if (rmdir(lost) != 0 || chmod(disk.dir, S_IRWXU) != 0)
		return fault_set(f, ZCC_E_IO, errno, "%s cannot be made ready", disk.dir);
	sync();
	return ZCC_OK;
}

int
disk_open(const char *image, const char *dir, struct fault *f)
{
	text_copy(disk.dir, sizeof disk.dir, dir);
	text_copy(disk.image, sizeof disk.image, image);
	if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return cannot(f, "no mount namespace of our own (root?)");
	int code = make_image(image, f);
	if (code == ZCC_OK)
		code = make_device(image, f);
	if (code == ZCC_OK && mount_it(f) != ZCC_OK)
		code = cannot(f, "ext4 cannot be mounted");
	if (code == ZCC_OK)
		code = clear(f);
	if (code == ZCC_OK && (disk_cut(f) != ZCC_OK || disk_again(f) != ZCC_OK))
		code = cannot(f, "the kernel does not shut ext4 down");
	return code;
}

int
disk_cut(struct fault *f)
{
	uint32_t how = NOLOGFLUSH;
	int fd = open(disk.dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int r = fd < 0 ? -1 : ioctl(fd, EXT4_IOC_SHUTDOWN, &how);
	int sys = errno;
	if (fd >= 0)
		close(fd);
	return r == 0 ? ZCC_OK : fault_set(f, ZCC_E_IO, sys, "%s cannot be shut down", disk.dir);
}

/* With a new device: what the old one holds in memory is gone, as it is without power. */
int
disk_again(struct fault *f)
{
	int code = unmount_it(f);
	if (code != ZCC_OK)
		return code;
	close(disk.loop);
	disk.loop = -1;
	code = make_device(disk.image, f);
	return code == ZCC_OK ? mount_it(f) : code;
}

int
disk_check(struct fault *f)
{
	int code = unmount_it(f);
	if (code == ZCC_OK && run("e2fsck", "-fn", disk.device) != 0)
		code = fault_set(f, ZCC_E_DATA, 0, "e2fsck finds faults in the file system");
	return code == ZCC_OK ? mount_it(f) : code;
}

void
disk_close(void)
{
	if (disk.is_mounted)
		umount2(disk.dir, MNT_DETACH);
	if (disk.loop >= 0)
		close(disk.loop);
	disk.is_mounted = false;
	disk.loop = -1;
}
